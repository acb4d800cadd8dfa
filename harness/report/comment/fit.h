// Comments have a longest length.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace rehearse::report::comment {

/// `pieces` as far as they fit into `most` characters together with `footer`. What does not is left out from
/// the first that is too long on, and `pointer` says where it is.
std::string fit(const std::vector<std::string>& pieces, const std::string& pointer, const std::string& footer,
                std::size_t most);

}  // namespace rehearse::report::comment
