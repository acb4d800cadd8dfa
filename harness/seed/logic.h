// Truth values that a CHECK counts, compares or chooses between, as alternatives of plain conditions. Pure.
#pragma once

#include <optional>

#include "seed/expression.h"

namespace rehearse::seed {

/// What holds when `e` does not; NULL counts as neither. Kind `negation` where no plainer form exists.
Expression negated(const Expression& e);

/// A disjunction that means the same, for `(a IS NULL) = (b IS NULL)`, `p <> q`, `num_nonnulls(a, b) = 1`,
/// sums of truth values, and CASE of conditions. Nothing for all other forms.
std::optional<Expression> as_alternatives(const Expression& e);

}  // namespace rehearse::seed
