#include <fmt/format.h>

#include <set>

#include "base/format.h"
#include "check/support/advice.h"
#include "check/support/excerpt.h"
#include "check/support/statement_kind.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

// TRUNCATE takes a new file without copying a row, and REFRESH is asked to write one.
bool copies_rows(const StatementTiming& statement, const Rewrite& rewrite) {
  const StatementKind kind = shape_of(statement.sql).kind;
  return kind != StatementKind::truncate && kind != StatementKind::refresh_view && rewrite.rows.value != 0 &&
         rewrite.bytes.value > 0;
}

std::string strongest_lock(const StepResult& step, const std::string& relation) {
  const LockHeld* strongest = nullptr;
  for (const LockHeld& lock : step.trace.locks)
    if (lock.relation == relation && (strongest == nullptr || lock.mode > strongest->mode)) strongest = &lock;
  return strongest == nullptr ? "an unknown lock" : std::string(to_string(strongest->mode));
}

std::string size_of(const Rewrite& rewrite) {
  if (rewrite.rows.value < 0) return human(rewrite.bytes);
  return fmt::format("{} rows, {}", human(rewrite.rows), human(rewrite.bytes));
}

Finding finding_of(const StepResult& step, const StatementTiming& statement, const Rewrite& rewrite) {
  Finding finding{.message = fmt::format("{} is rewritten in {}: {} copied in {} under {}", rewrite.relation,
                                         title(step.phase), size_of(rewrite), human(statement.duration),
                                         strongest_lock(step, rewrite.relation)),
                  .location = statement.location,
                  .excerpt = excerpt_of(statement),
                  .help = advice_for_blocking(statement.sql)};
  if (!rewrite.reason.empty()) finding.evidence["reason"] = rewrite.reason;
  if (statement.wal)
    finding.evidence["wal"] = fmt::format("{} to be sent to every replica", human(*statement.wal));
  return finding;
}

// Up again repeats what up did: the first step that rewrites a table speaks for the others.
std::vector<Finding> judge_table_rewrite(const Outcome& outcome, const Budgets& /*budgets*/) {
  std::vector<Finding> findings;
  std::set<std::string> told;
  for (const StepResult& step : outcome.steps)
    for (const StatementTiming& statement : step.trace.statements)
      for (const Rewrite& rewrite : statement.rewrote)
        if (copies_rows(statement, rewrite) && told.insert(rewrite.relation).second)
          findings.push_back(finding_of(step, statement, rewrite));
  return findings;
}

}  // namespace

extern const Check table_rewrite;
const Check table_rewrite{"table_rewrite", "No statement copies a whole table to a new file",
                          Severity::warning, judge_table_rewrite};

}  // namespace rehearse::check
