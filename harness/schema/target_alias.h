#pragma once

#include <string>
#include <string_view>

namespace rehearse::schema {

/// Deparsed statements with the table of each UPDATE, DELETE and MERGE as `t a` where it reads `t AS a`.
///
/// Minor releases differ here: 15.18 prints `DELETE FROM t a`, 15.20 `DELETE FROM t AS a`.
std::string without_as_of_targets(std::string_view text);

}  // namespace rehearse::schema
