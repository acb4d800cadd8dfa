#pragma once

#include <string>
#include <string_view>

namespace rehearse::schema {

/// A deparsed expression of version 14 or later as earlier versions write it: `(x AT TIME ZONE z)` as
/// `timezone(z, x)`, `TRIM(BOTH FROM x)` as `btrim(x)`.
///
/// The syntax of the SQL standard and the call are one and the same function; since version 14 the catalogs
/// keep which one was written (get_func_sql_syntax of ruleutils.c). EXTRACT stays: from that version on it is
/// another function than date_part(), of type numeric. What the user wrote as a call comes back as a call.
std::string with_plain_calls(std::string_view text);

}  // namespace rehearse::schema
