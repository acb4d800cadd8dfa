// Columns whose values the server computes while rows are loaded.
#pragma once

#include <string>
#include <vector>

#include "seed/plan.h"

namespace rehearse::seed {

/// Statements that make the server set the columns of `plan.expressions` in each row; none when there are
/// none. Triggers, because a default may not use other columns; enabled for replicas, which the load is.
std::vector<std::string> add_expressions(const TablePlan& plan);

/// Takes all of them away again.
std::string drop_expressions();

}  // namespace rehearse::seed
