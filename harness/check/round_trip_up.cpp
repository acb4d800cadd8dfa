#include "check/support/differences.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

std::vector<Finding> judge_round_trip_up(const Outcome& outcome, const Budgets& /*budgets*/) {
  return differences_of(
      outcome, Comparison::reapply, "the second up gives another schema than the first",
      "the result of up depends on what it finds: look for IF [NOT] EXISTS, names that PostgreSQL "
      "chooses, and objects that down leaves behind");
}

}  // namespace

extern const Check round_trip_up;
const Check round_trip_up{"round_trip_up", "The second up gives the same schema as the first",
                          Severity::error, judge_round_trip_up};

}  // namespace rehearse::check
