#pragma once

#include <string>
#include <string_view>

namespace rehearse::schema {

/// A deparsed expression with every cast of an array moved to its elements.
///
/// PostgreSQL writes `x IN ('a', 'b')` on a varchar column as `(ARRAY['a'::character varying, ...])::text[]`,
/// and once it has parsed what it wrote, as after a dump and restore, as `ARRAY[('a'::character
/// varying)::text, ...]`. Both are the same test (seen on 13 to 18). Any other difference of casts counts.
std::string with_casts_of_elements(std::string_view text);

}  // namespace rehearse::schema
