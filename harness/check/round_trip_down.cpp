#include "check/support/differences.h"
#include "rehearse/check.h"

namespace rehearse::check {

namespace {

std::vector<Finding> judge_round_trip_down(const Outcome& outcome, const Budgets& /*budgets*/) {
  return differences_of(
      outcome, Comparison::down, "down does not restore the schema",
      "undo in down everything that up does, in reverse order; what cannot come back is accepted "
      "with its reason in [[schema.accept]]");
}

}  // namespace

extern const Check round_trip_down;
const Check round_trip_down{"round_trip_down", "The schema after down is the schema before up",
                            Severity::error, judge_round_trip_down};

}  // namespace rehearse::check
