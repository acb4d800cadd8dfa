#include "check/support/limits.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"

namespace rehearse::check {

namespace {

// For the members of Budgets that are always there, and for those that may be absent.
template <auto Member>
std::optional<Millis> general(const Budgets& budgets) {
  return budgets.*Member;
}

std::string_view name_of(Direction direction) {
  return direction == Direction::up ? "up" : "down";
}

std::optional<Limit> table_limit(const LimitKind& kind, Direction direction, const Budgets& budgets,
                                 const std::string& table) {
  if (kind.table == nullptr) return std::nullopt;
  const auto found = std::find_if(budgets.tables.begin(), budgets.tables.end(), [&](const TableBudget& t) {
    return t.direction.value_or(direction) == direction && (t.*kind.table).has_value() &&
           glob_match(t.match, table);
  });
  if (found == budgets.tables.end()) return std::nullopt;
  const std::string_view only = found->direction ? name_of(direction) : "";
  return Limit{*((*found).*kind.table),
               fmt::format("for {}{}tables like {}", only, only.empty() ? "" : " of ", found->match)};
}

std::string origin_of_general(const LimitKind& kind, const Budgets& budgets) {
  const auto& stated = budgets.stated;
  if (budgets.preset == "default" || std::find(stated.begin(), stated.end(), kind.key) != stated.end())
    return {};
  return fmt::format("preset {}", budgets.preset);
}

}  // namespace

const LimitKind kReadsBlocked{"reads_blocked", general<&Budgets::reads_blocked>,
                              &BudgetOverride::reads_blocked, &DirectionBudget::reads_blocked,
                              &TableBudget::reads_blocked};
const LimitKind kWritesBlocked{"writes_blocked", general<&Budgets::writes_blocked>,
                               &BudgetOverride::writes_blocked, &DirectionBudget::writes_blocked,
                               &TableBudget::writes_blocked};
const LimitKind kStatement{"statement", general<&Budgets::statement>, &BudgetOverride::statement,
                           &DirectionBudget::statement};
const LimitKind kTransaction{"transaction", general<&Budgets::transaction>, &BudgetOverride::transaction,
                             &DirectionBudget::transaction};
const LimitKind kDuration{"duration", general<&Budgets::duration>, &BudgetOverride::duration,
                          &DirectionBudget::duration};

Direction direction_of(Phase phase) {
  return phase == Phase::down ? Direction::down : Direction::up;
}

std::optional<Limit> limit_of(const LimitKind& kind, const Outcome& outcome, Phase phase,
                              const Budgets& budgets, const std::string& table) {
  const BudgetOverride& own = outcome.migration.budget;
  if (const auto limit = own.*kind.migration)
    return Limit{*limit, fmt::format("set by the migration: {}", own.reason)};
  const Direction direction = direction_of(phase);
  if (auto limit = table_limit(kind, direction, budgets, table)) return limit;
  const DirectionBudget& of_direction = direction == Direction::up ? budgets.up : budgets.down;
  if (const auto limit = of_direction.*kind.direction)
    return Limit{*limit, fmt::format("for {}", name_of(direction))};
  if (const auto limit = kind.general(budgets)) return Limit{*limit, origin_of_general(kind, budgets)};
  return std::nullopt;
}

}  // namespace rehearse::check
