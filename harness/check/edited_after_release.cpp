// A database that has the migration does not run it again: from the edit on, it has another schema than one
// that is made from scratch, and tools that keep checksums refuse to go on.
#include <fmt/format.h>

#include "rehearse/check.h"

namespace rehearse::check {

namespace {

constexpr std::string_view kHelp =
    "leave it as it was, and do what is needed in a new migration; if it never left this branch's "
    "database, accept it in the file: -- rehearse: accept edited_after_release reason=\"...\"";

Finding finding_of(std::string message, const std::string& path) {
  Finding finding;
  finding.message = std::move(message);
  finding.location = SourceLocation{path};
  finding.help = kHelp;
  return finding;
}

std::vector<Finding> judge_edited_after_release(const Outcome& outcome, const Budgets& /*budgets*/) {
  const auto& change = outcome.migration.change;
  if (!change) return {};
  if (change->kind == ReleasedChange::edited)
    return {finding_of("its up was edited: databases that have it already do not run it again",
                       outcome.migration.up.path)};
  if (change->kind == ReleasedChange::renamed)
    return {
        finding_of(fmt::format("it was {}: databases that have that one run it a second time", change->other),
                   outcome.migration.up.path)};
  return {};
}

std::vector<Finding> judge_removed(const Report& report) {
  std::vector<Finding> findings;
  if (!report.history) return findings;
  for (const RemovedMigration& removed : report.history->removed) {
    Finding finding = finding_of(
        fmt::format("{} is gone: databases that have it keep what it did", removed.label), removed.path);
    finding.help = "bring it back, and take back what it did in a new migration";
    findings.push_back(std::move(finding));
  }
  return findings;
}

}  // namespace

extern const Check edited_after_release;
const Check edited_after_release{"edited_after_release",
                                 "Migrations that databases have already are as they were (--changed-since)",
                                 Severity::error, judge_edited_after_release, judge_removed};

}  // namespace rehearse::check
