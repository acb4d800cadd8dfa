// Which limit holds for a step, and where it comes from.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rehearse/outcome.h"
#include "rehearse/scenario.h"

namespace rehearse::check {

/// One of the limits, by its key in `[budget]`.
struct LimitKind {
  std::string_view key;
  std::optional<Millis> (*general)(const Budgets&);
  std::optional<Millis> BudgetOverride::*migration;
  std::optional<Millis> DirectionBudget::*direction;
  std::optional<Millis> TableBudget::*table = nullptr;  ///< nullptr: the same for every table
};

extern const LimitKind kReadsBlocked;
extern const LimitKind kWritesBlocked;
extern const LimitKind kStatement;
extern const LimitKind kTransaction;
extern const LimitKind kDuration;

struct Limit {
  Millis value;
  std::string origin;  ///< what set it, for people; empty: `[budget]`, or the preset `default`
};

/// Applying again is held against the limits of up.
Direction direction_of(Phase phase);

/// The migration's own limit, else the first table's that matches, else the direction's, else the general
/// one; nothing when there is none. `table` is empty for limits that know no tables.
std::optional<Limit> limit_of(const LimitKind& kind, const Outcome& outcome, Phase phase,
                              const Budgets& budgets, const std::string& table = {});

}  // namespace rehearse::check
