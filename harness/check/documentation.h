#pragma once

#include <string_view>

namespace rehearse::check {

/// The page docs/checks/<id>.md, embedded at build time; empty when there is no such page.
std::string_view documentation(std::string_view id);

}  // namespace rehearse::check
