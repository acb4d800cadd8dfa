#pragma once

#include <string_view>

namespace rehearse::schema {

/// True when the texts differ in nothing but moments of the wall clock: literals of a date-time type with
/// microseconds, such as `'2026-01-31 12:00:00.123456'::timestamp without time zone`. PostgreSQL folds 'now'
/// into one when a view or default is created, so it differs each time. A literal that somebody wrote has
/// none, and is compared as it is.
bool same_but_for_clock(std::string_view before, std::string_view after);

}  // namespace rehearse::schema
