// Two branches numbered their migrations at the same time. Where the later one came first, some tools run
// this one afterwards, some refuse, and some never run it.
#include <fmt/format.h>

#include "rehearse/check.h"

namespace rehearse::check {

namespace {

std::vector<Finding> judge_out_of_order(const Outcome& outcome, const Budgets& /*budgets*/) {
  const auto& change = outcome.migration.change;
  if (!change || change->kind != ReleasedChange::out_of_order) return {};
  Finding finding;
  finding.message = fmt::format("it comes before {}, which databases have already", change->other);
  finding.location = SourceLocation{outcome.migration.up.path};
  finding.help =
      "give it a number behind the newest: it is rehearsed in the order of the numbers, which is not "
      "the order in which it will run";
  return {finding};
}

}  // namespace

extern const Check out_of_order;
const Check out_of_order{"out_of_order",
                         "New migrations come after those that databases have already (--changed-since)",
                         Severity::warning, judge_out_of_order};

}  // namespace rehearse::check
