// The values that a CHECK names: they can be read in the schema, so they are no secret. Pure.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace rehearse::profile {

/// Strings and numbers inside ARRAY[...] or behind `=` in an expression as pg_get_expr() writes it, which is
/// what `x IN ('a', 'b')` and `x = 'a' OR x = 'b'` become. Those of other operators are no values of the
/// column. Nothing of an expression that is not understood.
std::set<std::string> check_labels(std::string_view expression);

}  // namespace rehearse::profile
