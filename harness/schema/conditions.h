#pragma once

#include <string>
#include <string_view>

namespace rehearse::schema {

/// A deparsed expression with `((a AND b) AND c)` written as `(a AND b AND c)`, and OR likewise.
///
/// That is what PostgreSQL makes of the former when it parses what it wrote, as after a dump and restore:
/// `x BETWEEN 1 AND 9 AND y` is stored nested and comes back flat (transformAExprAnd of parse_expr.c and
/// makeAndExpr of gram.y, 13 to 18).
std::string without_nested_conditions(std::string_view text);

}  // namespace rehearse::schema
