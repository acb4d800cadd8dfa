// A profile as a file: docs/profile.schema.json describes it.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/profile.h"

namespace rehearse {

/// The same profile always gives the same bytes: keys in the documented order, one array of numbers or names
/// per line, no time and no host. Ends with a line feed.
std::string to_json(const DataProfile& profile);

/// Throws Error(usage) naming `file` and the key that is missing, wrong or unknown: a profile decides what
/// rows look like, so nothing in it is passed over.
DataProfile profile_from_json(std::string_view text, std::string_view file);

}  // namespace rehearse
