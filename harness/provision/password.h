#pragma once

#include <string>

namespace rehearse::provision {

/// 32 letters and digits, which need no quoting anywhere.
std::string random_password();

}  // namespace rehearse::provision
