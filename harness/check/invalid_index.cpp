#include <fmt/format.h>

#include <set>

#include "check/support/excerpt.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

// Manual, REINDEX, "Rebuilding Indexes Concurrently": the suffixes of what a failed run leaves; a number may
// follow them.
std::string origin_of(const std::string& index) {
  if (index.find("_ccnew") != std::string::npos)
    return "the half-built copy of a REINDEX CONCURRENTLY that failed";
  if (index.find("_ccold") != std::string::npos)
    return "the old index that a REINDEX CONCURRENTLY could not drop";
  return "left by a CREATE INDEX CONCURRENTLY that failed, or never finished on every partition";
}

SourceLocation script_of(const Migration& migration, Phase phase) {
  return {.file = phase == Phase::down && migration.down ? migration.down->path : migration.up.path};
}

Finding finding_of(const Migration& migration, const StepResult& step, const InvalidIndex& index) {
  Finding finding{
      .message = fmt::format("{} on {} is invalid after {}: queries ignore it, writes maintain it",
                             index.index, index.table, title(step.phase)),
      .location = script_of(migration, step.phase),
      .help = fmt::format("DROP INDEX CONCURRENTLY {}, then build it again", index.index)};
  finding.evidence["origin"] = origin_of(index.index);
  if (step.error) {
    finding.location = step.error->location;
    finding.excerpt = excerpt_of(*step.error, step.trace);
  }
  return finding;
}

std::vector<Finding> judge_invalid_index(const Outcome& outcome, const Budgets& /*budgets*/) {
  std::vector<Finding> findings;
  std::set<std::string> told;
  for (const StepResult& step : outcome.steps)
    for (const InvalidIndex& index : step.invalid_indexes)
      if (told.insert(index.index).second) findings.push_back(finding_of(outcome.migration, step, index));
  return findings;
}

}  // namespace

extern const Check invalid_index;
const Check invalid_index{"invalid_index", "No step leaves an invalid index behind", Severity::error,
                          judge_invalid_index};

}  // namespace rehearse::check
