// What single conditions ask of single columns; restriction.cpp puts them together.
#pragma once

#include "seed/restriction.h"

namespace rehearse::seed {

/// A comparison, a list, IS NULL and the like. False when it is none of those that we know; `out` may then
/// hold a part of it.
bool apply_condition(const Expression& e, Restrictions& out);

/// `a = 'x' OR a = 'y'`: one list of choices. False, and nothing changed, for any other disjunction.
bool apply_choices(const Expression& e, Restrictions& out);

}  // namespace rehearse::seed
