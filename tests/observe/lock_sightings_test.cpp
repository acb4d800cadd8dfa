#include "observe/lock_sightings.h"

#include <gtest/gtest.h>

namespace rehearse::observe {
namespace {

constexpr Oid kOrders{20'001};

SeenLock lock(std::string transaction = "3/17", LockMode mode = LockMode::access_exclusive) {
  return {kOrders, mode, true, std::move(transaction)};
}
SeenLock waiting(std::optional<Millis> since = std::nullopt) {
  return {kOrders, LockMode::access_exclusive, false, "3/17", since};
}
// A sample that takes half a millisecond.
LockSample at(double ms, std::vector<SeenLock> locks = {}) {
  return {Instant{ms}, Instant{ms + 0.5}, std::move(locks)};
}

std::vector<Sighting> sightings(const std::vector<LockSample>& samples, Instant end = Instant{100}) {
  LockSightings timeline;
  for (const LockSample& sample : samples) timeline.add(sample);
  return timeline.finish(end);
}

TEST(LockSightings, KnowsEachEdgeAsTheGapBetweenTwoSamples) {
  const auto seen = sightings({at(2), at(4, {lock()}), at(6, {lock()}), at(8)});
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].asked.after, Instant{2});
  EXPECT_EQ(seen[0].asked.before, Instant{4.5});
  EXPECT_EQ(seen[0].granted.before, Instant{4.5});
  EXPECT_EQ(seen[0].released.after, Instant{6});
  EXPECT_EQ(seen[0].released.before, Instant{8.5});
  EXPECT_FALSE(seen[0].waited);
}

TEST(LockSightings, StartAndEndOfTheStepBoundWhatTheFirstAndLastSampleShow) {
  const auto seen = sightings({at(2, {lock()})}, Instant{9});
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].asked.after, Instant{0});
  EXPECT_EQ(seen[0].released.before, Instant{9});
}

TEST(LockSightings, SeparatesWaitingFromHolding) {
  const auto seen = sightings({at(2, {waiting()}), at(4, {waiting()}), at(6, {lock()}), at(8)});
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_TRUE(seen[0].waited);
  EXPECT_TRUE(seen[0].was_granted);
  EXPECT_EQ(seen[0].asked.before, Instant{2.5});
  EXPECT_EQ(seen[0].granted.after, Instant{4});
  EXPECT_EQ(seen[0].granted.before, Instant{6.5});
}

TEST(LockSightings, TakesTheTightestBoundOnTheStartOfAWait) {
  const auto seen = sightings(
      {at(2, {waiting(Millis{1.4})}), at(4, {waiting(Millis{3.1})}), at(6, {waiting(Millis{5.4})}), at(8)});
  ASSERT_EQ(seen.size(), 1U);
  ASSERT_TRUE(seen[0].wait_started);
  EXPECT_DOUBLE_EQ(seen[0].wait_started->count(), 0.9);
  EXPECT_FALSE(seen[0].was_granted);
}

TEST(LockSightings, KeepsTransactionsOfOneStatementApart) {
  const auto seen = sightings({at(2, {lock("3/17")}), at(4, {lock("3/18")}), at(6)});
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].transaction, "3/17");
  EXPECT_EQ(seen[1].transaction, "3/18");
  EXPECT_EQ(seen[1].first_sample, seen[0].last_sample + 1);
}

TEST(LockSightings, ACommitInProgressContinuesItsTransaction) {
  const auto seen = sightings({at(2, {lock("3/17")}), at(4, {lock("3/0")}), at(6)});
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].transaction, "3/17");
  EXPECT_EQ(seen[0].last_seen, Instant{4});
}

TEST(LockSightings, ACommitInProgressOfAnotherBackendDoesNot) {
  EXPECT_EQ(sightings({at(2, {lock("3/17")}), at(4, {lock("33/0")}), at(6)}).size(), 2U);
}

TEST(LockSightings, ACommitInProgressThatWasNeverSeenBeforeIsASightingOfItsOwn) {
  EXPECT_EQ(sightings({at(2), at(4, {lock("3/0")}), at(6)}).size(), 1U);
}

TEST(LockSightings, AnUpgradeIsASecondLock) {
  const SeenLock share = lock("3/17", LockMode::share);
  const auto seen = sightings({at(2, {share}), at(4, {share, lock()}), at(6)});
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[0].mode, LockMode::share);
  EXPECT_EQ(seen[0].released.after, Instant{4});
  EXPECT_EQ(seen[1].asked.after, Instant{2});
}

TEST(LockSightings, ALockThatIsTakenAgainAfterABreakIsTwoSightings) {
  EXPECT_EQ(sightings({at(2, {lock()}), at(4), at(6, {lock()})}).size(), 2U);
}

TEST(LockSightings, KeepsNoSamplesBetweenTheEdges) {
  LockSightings timeline;
  for (int n = 1; n <= 10'000; ++n) timeline.add(at(2.0 * n, {lock()}));
  const auto seen = timeline.finish(Instant{20'001});
  ASSERT_EQ(seen.size(), 1U);
  EXPECT_EQ(seen[0].last_sample, 10'000U);
  EXPECT_TRUE(timeline.finish(Instant{20'001}).empty());
}

}  // namespace
}  // namespace rehearse::observe
