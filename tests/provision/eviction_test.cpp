#include "provision/cache/eviction.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rehearse::provision {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

std::filesystem::file_time_type hour(int number) {
  return std::filesystem::file_time_type{} + std::chrono::hours(number);
}

const std::vector<StoredState> kStates{
    {"new", Bytes{30}, hour(3)}, {"old", Bytes{10}, hour(1)}, {"mid", Bytes{20}, hour(2)}};

TEST(Eviction, RemovesNothingAsLongAsAllFit) {
  EXPECT_THAT(to_evict(kStates, Bytes{40}, Bytes{100}), IsEmpty());
}

TEST(Eviction, RemovesWhatWasUsedLeastRecentlyAndNoMoreThanItMust) {
  EXPECT_THAT(to_evict(kStates, Bytes{41}, Bytes{100}), ElementsAre("old"));
  EXPECT_THAT(to_evict(kStates, Bytes{51}, Bytes{100}), ElementsAre("old", "mid"));
  EXPECT_THAT(to_evict(kStates, Bytes{100}, Bytes{100}), ElementsAre("old", "mid", "new"));
}

TEST(Eviction, TheDefaultLimitIsATenthOfTheDiskButAtMost20GB) {
  EXPECT_EQ(default_limit(Bytes{1'000}), Bytes{100});
  EXPECT_EQ(default_limit(Bytes{1LL << 50}), Bytes{20LL << 30});
}

}  // namespace
}  // namespace rehearse::provision
