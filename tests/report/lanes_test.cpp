#include "report/locks/lanes.h"

#include <gmock/gmock.h>

#include "support/report_fixture.h"

namespace rehearse::report::locks {
namespace {

using ::testing::ElementsAre;

LockHeld lock_at(const std::string& relation, LockMode mode, double from, double ms, double waited = 0) {
  LockHeld lock = test::lock(relation, mode, ms);
  lock.acquired = Instant{from + waited};
  lock.waited = Millis{waited};
  return lock;
}

StepResult step_with(std::vector<LockHeld> locks, const std::string& sql = "SELECT 1") {
  StepResult step = test::quick_step(Phase::up, sql);
  step.trace.locks = std::move(locks);
  return step;
}

std::vector<std::string> names(const std::vector<Lane>& lanes) {
  std::vector<std::string> result;
  for (const Lane& lane : lanes) result.push_back(lane.relation);
  return result;
}

TEST(Lanes, ShowWhatBlocksTheMostThenTheLongestFirst) {
  const StepResult step = step_with({lock_at("public.ddl", LockMode::share_update_exclusive, 0, 900),
                                     lock_at("public.writes", LockMode::share, 0, 300),
                                     lock_at("public.reads", LockMode::access_exclusive, 0, 1),
                                     lock_at("public.more_reads", LockMode::access_exclusive, 0, 2)});
  EXPECT_THAT(names(lanes(step)),
              ElementsAre("public.more_reads", "public.reads", "public.writes", "public.ddl"));
}

TEST(Lanes, LeaveOutLocksThatBlockNobodyUnlessThereAreNoOthers) {
  const auto weak = lock_at("public.a", LockMode::row_exclusive, 0, 900);
  EXPECT_THAT(names(lanes(step_with({weak}))), ElementsAre("public.a"));
  EXPECT_THAT(names(lanes(step_with({weak, lock_at("public.b", LockMode::share, 0, 1)}))),
              ElementsAre("public.b"));
}

TEST(Lanes, AWaitIsPartOfTheStretchThatItBegins) {
  const StepResult step = step_with({lock_at("public.a", LockMode::access_exclusive, 10, 5, 100)});
  const auto all = lanes(step);
  EXPECT_EQ(all.front().longest, Millis{105});
  EXPECT_EQ(all.front().bars.front().asked(), Instant{10});
}

TEST(Lanes, LocksThatOverlapAreOneStretchAndThoseThatTouchAreTwo) {
  const StepResult step = step_with({lock_at("public.a", LockMode::share, 0, 10),
                                     lock_at("public.a", LockMode::access_exclusive, 5, 10),
                                     lock_at("public.a", LockMode::access_exclusive, 15, 10)});
  const auto all = lanes(step);
  EXPECT_EQ(stretches(all.front(), Blocks::writes).size(), 2U);
  EXPECT_EQ(stretches(all.front(), Blocks::writes).front().to, Instant{15});
  EXPECT_EQ(stretches(all.front(), Blocks::reads).size(), 2U);
}

TEST(Lanes, AnIndexThatIsDroppedConcurrentlyBlocksNobodyWhenItGoes) {
  LockHeld index = lock_at("public.a", LockMode::access_exclusive, 90, 5);
  index.kind = "index";
  const auto table = lock_at("public.a", LockMode::share_update_exclusive, 0, 100);
  EXPECT_EQ(lanes(step_with({table, index}, "DROP INDEX CONCURRENTLY i")).front().blocks, Blocks::ddl);
  EXPECT_EQ(lanes(step_with({table, index}, "DROP INDEX i")).front().blocks, Blocks::reads);
}

TEST(Lanes, ASequenceStopsThoseWhoWriteOnly) {
  LockHeld sequence = lock_at("public.a_id_seq", LockMode::access_exclusive, 0, 5);
  sequence.kind = "sequence";
  EXPECT_EQ(lanes(step_with({sequence})).front().blocks, Blocks::writes);
}

}  // namespace
}  // namespace rehearse::report::locks
