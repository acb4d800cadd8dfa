// Reads the expressions that PostgreSQL deparses for CHECK constraints and partition bounds.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rehearse::seed {

enum class ExpressionKind {
  column,   ///< text: its name; VALUE in a domain is the column ""
  literal,  ///< text: its value, unquoted
  null,
  array,      ///< operands: the elements
  call,       ///< text: the function in lower case
  operation,  ///< text: the operator; two operands
  any,        ///< text: the operator; left operand and array
  all,
  conjunction,
  disjunction,
  negation,
  is_null,
  is_not_null,
  choice,  ///< CASE: condition, outcome, condition, outcome, ..., and the outcome of ELSE
};

/// A tree without casts: what constraints say of values does not depend on them for the types we fill.
struct Expression {
  using Kind = ExpressionKind;
  Kind kind = Kind::null;
  std::string text;
  std::vector<Expression> operands;
};

/// Nothing when it holds a form that we do not know (rows, subscripts, EXTRACT): the server must judge it.
std::optional<Expression> parse_expression(std::string_view sql);

}  // namespace rehearse::seed
