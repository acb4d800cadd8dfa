#pragma once

#include <string>
#include <string_view>

namespace rehearse::schema {

/// Do two deparsed expressions differ in nothing but where the elements of an array are cast?
///
/// PostgreSQL writes `x IN ('a', 'b')` on a varchar column as `(ARRAY['a'::character varying, ...])::text[]`,
/// and once it has parsed what it wrote, as after a dump and restore, as `ARRAY[('a'::character
/// varying)::text, ...]`. Both are the same test (seen on 13 to 18). Any other difference of casts counts.
bool same_but_for_array_casts(std::string_view before, std::string_view after);

}  // namespace rehearse::schema
