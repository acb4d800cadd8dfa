#include "observe/partial_rollback.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace rehearse::observe {
namespace {

// One statement each 10 ms, of 1 ms.
std::vector<StatementTiming> script(const std::vector<std::string>& statements) {
  std::vector<StatementTiming> timings;
  for (const std::string& sql : statements) {
    StatementTiming timing;
    timing.index = timings.size();
    timing.sql = sql;
    timing.started = Instant{10.0 * static_cast<double>(timings.size())};
    timing.duration = Millis{1};
    timings.push_back(timing);
  }
  return timings;
}

TEST(PartialRollback, ReachesBackToItsSavepoint) {
  const auto found =
      partial_rollbacks(script({"SAVEPOINT a", "SAVEPOINT b", "LOCK t", "ROLLBACK TO SAVEPOINT a"}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].since.before, Instant{1});
  EXPECT_EQ(found[0].when.after, Instant{30});
}

TEST(PartialRollback, OfTwoSavepointsOfOneNameTheLatterCounts) {
  const auto found = partial_rollbacks(script({"SAVEPOINT a", "SAVEPOINT a", "rollback transaction to a"}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].since.after, Instant{10});
}

TEST(PartialRollback, TheSavepointItselfStays) {
  EXPECT_EQ(partial_rollbacks(script({"SAVEPOINT a", "ROLLBACK TO a", "ROLLBACK TO a"})).size(), 2U);
}

TEST(PartialRollback, SavepointsEndWithTheirTransaction) {
  EXPECT_TRUE(partial_rollbacks(script({"SAVEPOINT a", "COMMIT", "BEGIN", "ROLLBACK TO a"})).empty());
}

TEST(PartialRollback, ReleasesOnlyWhatCameAfterTheSavepoint) {
  const auto found = partial_rollbacks(script({"LOCK t", "SAVEPOINT a", "LOCK u", "ROLLBACK TO a"}));
  const auto released = [&](double asked) {
    return released_by(found, Instant{asked}, Instant{100}).has_value();
  };
  EXPECT_FALSE(released(0));
  EXPECT_TRUE(released(20));
  EXPECT_FALSE(released(40));
}

}  // namespace
}  // namespace rehearse::observe
