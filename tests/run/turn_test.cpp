#include "run/turn.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "os/temp_folder.h"
#include "rehearse/error.h"

namespace rehearse::run {
namespace {

using Clock = std::chrono::steady_clock;

class Notes : public Listener {
 public:
  void note(std::string_view message) override { notes.emplace_back(message); }
  std::vector<std::string> notes;
};

class TurnTest : public testing::Test {
 protected:
  [[nodiscard]] static Bounds bounds(Clock::duration left, std::stop_token stop = {}) {
    return {Millis{1'000}, Clock::now() + left, std::move(stop)};
  }
  [[nodiscard]] ErrorKind refusal(const Bounds& limits) {
    try {
      await_turn(folder_.path(), limits, listener_);
    } catch (const Error& error) {
      return error.kind();
    }
    return ErrorKind::bug;
  }
  os::TempFolder folder_;
  Notes listener_;
};

TEST_F(TurnTest, IsHadAtOnceWhereNobodyMeasures) {
  { const os::FileLock turn = await_turn(folder_.path(), bounds(Clock::duration::zero()), listener_); }
  const os::FileLock again = await_turn(folder_.path(), bounds(Clock::duration::zero()), listener_);
  EXPECT_TRUE(listener_.notes.empty());
}

TEST_F(TurnTest, IsWaitedForAndComesWhenTheOtherHasEnded) {
  auto other = std::make_optional(await_turn(folder_.path(), bounds(std::chrono::hours(1)), listener_));
  std::thread end([&] { other.reset(); });
  const os::FileLock turn = await_turn(folder_.path(), bounds(std::chrono::hours(1)), listener_);
  end.join();
  EXPECT_FALSE(os::FileLock::try_folder(folder_.path()).has_value());
}

TEST_F(TurnTest, IsNotWaitedForLongerThanTheRunMayTakeAndThatIsSaid) {
  const os::FileLock other = await_turn(folder_.path(), bounds(std::chrono::hours(1)), listener_);
  EXPECT_EQ(refusal(bounds(Clock::duration::zero())), ErrorKind::environment);
  EXPECT_THAT(listener_.notes, testing::ElementsAre(testing::HasSubstr("another rehearsal")));
}

TEST_F(TurnTest, IsGivenUpWhenTheUserInterrupts) {
  const os::FileLock other = await_turn(folder_.path(), bounds(std::chrono::hours(1)), listener_);
  std::stop_source stop;
  stop.request_stop();
  EXPECT_EQ(refusal(bounds(std::chrono::hours(1), stop.get_token())), ErrorKind::interrupted);
}

}  // namespace
}  // namespace rehearse::run
