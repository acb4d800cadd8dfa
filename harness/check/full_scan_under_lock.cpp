#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/format.h"
#include "check/support/advice.h"
#include "check/support/excerpt.h"
#include "check/support/statement_kind.h"
#include "check/support/used_tables.h"
#include "check/support/words.h"
#include "model/transactions.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

// An index is built from all rows: reads_blocked and writes_blocked judge how long that takes. Queries and
// changes of rows read what they need. What remains validates rows that were there before.
bool validates(const StatementTiming& statement) {
  const StatementKind kind = shape_of(statement.sql).kind;
  if (kind == StatementKind::add_unique || kind == StatementKind::move_table) return false;
  const Words words(statement.sql);
  return words.start_with("ALTER") || words.start_with("DO");
}

// table_rewrite tells of a table that was read in order to be copied.
bool is_copied(const StatementTiming& statement, const std::string& relation) {
  return std::any_of(statement.rewrote.begin(), statement.rewrote.end(),
                     [&](const Rewrite& rewrite) { return rewrite.relation == relation; });
}

bool held_during(const Outcome& outcome, const StepResult& step, const LockHeld& lock,
                 const StatementTiming& statement) {
  if (lock.statement == statement.index) return true;
  if (lock.statement > statement.index || lock.acquired + lock.held < statement.started) return false;
  const auto transactions = transactions_of(outcome, step);
  return std::any_of(transactions.begin(), transactions.end(), [&](const Transaction& transaction) {
    return transaction.has(lock.statement) && transaction.has(statement.index);
  });
}

const LockHeld* strongest_lock(const Outcome& outcome, const StepResult& step,
                               const StatementTiming& statement, const std::string& relation) {
  const LockHeld* strongest = nullptr;
  for (const LockHeld& lock : step.trace.locks) {
    if (lock.relation != relation || !stops_others(step, lock)) continue;
    if (!held_during(outcome, step, lock, statement)) continue;
    if (strongest == nullptr || lock.mode > strongest->mode) strongest = &lock;
  }
  return strongest;
}

std::string rows_of(const Scan& scan) {
  return scan.rows.value < 0 ? "all rows" : fmt::format("{} rows", human(scan.rows));
}

struct Found {
  const Scan* scan;
  const LockHeld* lock;
};

// A foreign key reads both of its tables: the one that the statement is about speaks for the other.
std::vector<Found> scans_under_lock(const Outcome& outcome, const StepResult& step,
                                    const StatementTiming& statement) {
  std::vector<Found> found;
  if (!validates(statement)) return found;
  for (const Scan& scan : statement.scanned) {
    if (scan.rows.value == 0 || is_copied(statement, scan.relation)) continue;
    if (const LockHeld* lock = strongest_lock(outcome, step, statement, scan.relation))
      found.push_back({&scan, lock});
  }
  const std::string subject = shape_of(statement.sql).table;
  std::stable_partition(found.begin(), found.end(),
                        [&](const Found& f) { return names_table(subject, f.scan->relation); });
  return found;
}

Finding finding_of(const StepResult& step, const StatementTiming& statement,
                   const std::vector<Found>& found) {
  const auto& [scan, lock] = found.front();
  Finding finding{.message = fmt::format("{} of {} are read in {} under {}, which blocks {}", rows_of(*scan),
                                         scan->relation, title(step.phase), to_string(lock->mode),
                                         to_string(blocks(lock->mode))),
                  .location = statement.location,
                  .excerpt = excerpt_of(statement),
                  .help = advice_for_blocking(statement.sql)};
  finding.evidence["time"] =
      fmt::format("{} at this size, growing with the table", human(statement.duration));
  for (std::size_t i = 1; i < found.size(); ++i)
    finding.evidence["also"] +=
        fmt::format("{}{} of {} under {}", i == 1 ? "" : ", ", rows_of(*found[i].scan),
                    found[i].scan->relation, to_string(found[i].lock->mode));
  const StatementTiming* opener = statement_at(step, lock->statement);
  if (opener != nullptr && opener != &statement) {
    finding.evidence["lock"] = "kept from " + place_of(*opener);
    finding.help = advice_for_keeping(opener->sql, statement.sql);
  }
  return finding;
}

// Up again repeats what up did: the first statement that scans a table speaks for the others.
std::vector<Finding> judge_full_scan_under_lock(const Outcome& outcome, const Budgets& /*budgets*/) {
  std::vector<Finding> findings;
  std::set<std::string> told;
  for (const StepResult& step : outcome.steps)
    for (const StatementTiming& statement : step.trace.statements) {
      const auto found = scans_under_lock(outcome, step, statement);
      if (!found.empty() && told.insert(found.front().scan->relation).second)
        findings.push_back(finding_of(step, statement, found));
    }
  return findings;
}

}  // namespace

extern const Check full_scan_under_lock;
const Check full_scan_under_lock{"full_scan_under_lock",
                                 "No table is read as a whole under a lock that stops others",
                                 Severity::warning, judge_full_scan_under_lock};

}  // namespace rehearse::check
