#include <fmt/format.h>

#include "check/support/differences.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

std::vector<Finding> judge_fresh_install_equals_migrated(const Report& report) {
  if (!report.expected) return {};
  auto findings =
      differences_of(report.expected->differences,
                     fmt::format("the migrations make another schema than {}", report.expected->file),
                     "write the file anew from a migrated database, or add the migration that is missing; "
                     "`rehearse schema diff` of "
                     "the file and the folder of migrations shows each difference");
  for (Finding& finding : findings) finding.location = SourceLocation{report.expected->file};
  return findings;
}

}  // namespace

extern const Check fresh_install_equals_migrated;
const Check fresh_install_equals_migrated{"fresh_install_equals_migrated",
                                          "The migrations together make the schema of [schema] expected",
                                          Severity::error, nullptr, judge_fresh_install_equals_migrated};

}  // namespace rehearse::check
