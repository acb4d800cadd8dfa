#pragma once

#include <string>

namespace rehearse::run {

/// A statement as the record keeps it, which is for reading: of 50 MB the beginning says enough.
std::string recorded(const std::string& sql);

}  // namespace rehearse::run
