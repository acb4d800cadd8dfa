// Complements reads_blocked: that one judges how long a table cannot be read at the size of the rehearsal,
// this one says within the budget already that the time is spent on work that needs no such lock.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>

#include "base/format.h"
#include "base/strings.h"
#include "check/support/advice.h"
#include "check/support/excerpt.h"
#include "check/support/limits.h"
#include "check/support/statement_kind.h"
#include "check/support/used_tables.h"
#include "model/transactions.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

// Below this nobody notices, whatever the budget. Several quick ALTERs in one file stay far below.
constexpr Millis kNoise{50};
// Of the budget for blocked reads: the rest of it is left to the statement that needs the lock.
constexpr double kShare = 0.2;

struct Kept {
  const StepResult* step = nullptr;
  const LockHeld* lock = nullptr;
  const StatementTiming* opener = nullptr;
  std::vector<const StatementTiming*> after;  ///< that ran under the lock without a need for it
  Millis time{};                              ///< of those
  Limit limit{};
  std::set<std::string> tables;
};

// They take an AccessExclusiveLock on their table themselves (manual, chapter 13.3, and the page of each
// command): to split them from a statement that did so before gains nothing.
bool needs_the_lock(const StatementTiming& statement, const std::string& table) {
  constexpr std::array<StatementKind, 14> kKinds{
      StatementKind::set_not_null, StatementKind::add_check,        StatementKind::add_unique,
      StatementKind::change_type,  StatementKind::add_column,       StatementKind::drop_column,
      StatementKind::move_table,   StatementKind::detach_partition, StatementKind::alter_table,
      StatementKind::drop_table,   StatementKind::truncate,         StatementKind::cluster,
      StatementKind::refresh_view, StatementKind::lock_table};
  const StatementShape shape = shape_of(statement.sql);
  return std::find(kKinds.begin(), kKinds.end(), shape.kind) != kKinds.end() &&
         names_table(shape.table, table);
}

bool keeps_readers_out(const StepResult& step, const LockHeld& lock) {
  return blocks(lock.mode) == Blocks::reads && stops_others(step, lock) && !dropped_by(step, lock.relation);
}

Kept kept_by(const StepResult& step, const LockHeld& lock, const Transaction& transaction) {
  Kept kept{.step = &step, .lock = &lock, .opener = statement_at(step, lock.statement)};
  kept.tables = {lock.relation};
  for (const StatementTiming* statement : transaction.statements) {
    // A subtransaction that is rolled back lets go of its locks early.
    const bool held = statement->started <= lock.acquired + lock.held;
    if (statement->index <= kept.opener->index || !held || needs_the_lock(*statement, lock.relation))
      continue;
    kept.after.push_back(statement);
    kept.time += statement->duration;
  }
  return kept;
}

// Over the budget reads_blocked has the same to say.
bool is_told(const StepResult& step, const std::string& table, const Limit& limit) {
  return std::any_of(step.trace.tables.begin(), step.trace.tables.end(), [&](const TableWindow& window) {
    return window.table == table && window.exclusive.longest > limit.value;
  });
}

void keep_worse(Kept& worst, Kept kept) {
  if (worst.opener == kept.opener && worst.time == kept.time) worst.tables.merge(kept.tables);
  if (worst.opener == nullptr || kept.time > worst.time) worst = std::move(kept);
}

Kept worst_of(const Outcome& outcome, const Budgets& budgets) {
  Kept worst;
  for (const StepResult& step : outcome.steps)
    for (const Transaction& transaction : transactions_of(outcome, step))
      for (const LockHeld& lock : step.trace.locks) {
        if (!transaction.has(lock.statement) || !keeps_readers_out(step, lock)) continue;
        const auto limit = limit_of(kReadsBlocked, outcome, step.phase, budgets, lock.relation);
        Kept kept = kept_by(step, lock, transaction);
        kept.limit = *limit;
        const bool noticed = kept.time > std::max(kNoise, kShare * limit->value);
        if (noticed && !is_told(step, lock.relation, *limit)) keep_worse(worst, std::move(kept));
      }
  return worst;
}

const StatementTiming& slowest(const Kept& kept) {
  return **std::max_element(kept.after.begin(), kept.after.end(),
                            [](const auto* a, const auto* b) { return a->duration < b->duration; });
}

Finding finding_of(const Kept& kept) {
  const StatementTiming& slow = slowest(kept);
  Finding finding{
      .message = fmt::format("{} on {} from {} is kept for {} more while {} in {}",
                             to_string(kept.lock->mode), join({kept.tables.begin(), kept.tables.end()}, ", "),
                             place_of(*kept.opener), human(kept.time),
                             kept.after.size() == 1 ? "another statement runs"
                                                    : count(kept.after.size(), "other statement") + " run",
                             title(kept.step->phase)),
      .location = slow.location,
      .excerpt = excerpt_of(slow),
      .help = advice_for_keeping(kept.opener->sql, slow.sql)};
  finding.evidence["time"] =
      fmt::format("{} took the lock in {}; {} runs for {} of the {} after it", place_of(*kept.opener),
                  human(kept.opener->duration), place_of(slow), human(slow.duration), human(kept.time));
  finding.evidence["budget"] =
      fmt::format("{} of blocked reads{}, not broken at this size", human(kept.limit.value),
                  kept.limit.origin.empty() ? "" : fmt::format(" ({})", kept.limit.origin));
  return finding;
}

std::vector<Finding> judge_exclusive_then_more(const Outcome& outcome, const Budgets& budgets) {
  const Kept worst = worst_of(outcome, budgets);
  if (worst.opener == nullptr) return {};
  return {finding_of(worst)};
}

}  // namespace

extern const Check exclusive_then_more;
const Check exclusive_then_more{"exclusive_then_more",
                                "No slow work is done while a lock from before keeps readers out",
                                Severity::warning, judge_exclusive_then_more};

}  // namespace rehearse::check
