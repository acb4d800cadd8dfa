// Each budget of a run, beside the worst that was measured.
#pragma once

#include <string>
#include <vector>

#include "rehearse/report.h"

namespace rehearse::report::view {

struct BudgetLine {
  enum class State { kept, broken, not_judged };

  std::string name;   ///< "reads blocked"
  std::string limit;  ///< "≤ 500 ms"
  std::string worst;  ///< "worst 8.4 s (public.orders, up of 0043)"
  State state;
};

/// The limits that hold for most tables and both directions.
std::vector<BudgetLine> budget_lines(const Report& report);

/// What the lines do not show: "preset strict; down: reads blocked ≤ 5.0 s"; else empty.
std::string limits_elsewhere(const Budgets& budgets);

}  // namespace rehearse::report::view
