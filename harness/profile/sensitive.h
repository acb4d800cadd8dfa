// Columns of which not even frequencies leave production, by their name or type. Pure.
#pragma once

#include <string>
#include <string_view>

#include "profile/raw_column.h"

namespace rehearse::profile {

/// What the column seems to hold: "email", "phone", "birth date"; empty when nothing sensitive. Booleans and
/// enums never are, because their values stand in the schema; nor are moments, except of birth and death.
std::string sensitive_content(const RawColumn& column);

}  // namespace rehearse::profile
