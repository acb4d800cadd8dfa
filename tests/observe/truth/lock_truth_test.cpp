// The truth itself: beside the clock of the client, and cleaned up behind.
#include "observe/truth/lock_truth.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <fstream>
#include <iterator>
#include <string>

#include "observe/truth/trace_session.h"
#include "observe/truth/tracefs.h"
#include "observe/truth/truth_step.h"

namespace rehearse::observe::truth {
namespace {

class LockTruthTest : public TruthStep {
 protected:
  std::vector<TrueWindow> exclusive_windows(const std::vector<std::string>& script) {
    std::vector<TrueWindow> found;
    for (const TrueWindow& window : truth_of({"", "", script})) {
      if (window.mode == LockMode::access_exclusive && window.relation.value >= 16'384)
        found.push_back(window);
    }
    return found;
  }
};

TEST_F(LockTruthTest, HasTheClockOfTheClient) {
  const TimePoint before = std::chrono::steady_clock::now();
  const auto windows = exclusive_windows({"BEGIN", "LOCK TABLE orders", "SELECT pg_sleep(0.05)", "COMMIT"});
  const TimePoint after = std::chrono::steady_clock::now();
  ASSERT_EQ(windows.size(), 1U);
  const StepTime time(clock_);
  const Instant acquired = time.instant(windows[0].acquired.value());
  EXPECT_GE(time.instant(windows[0].asked), trace_.statements[1].started);
  EXPECT_LE(acquired, trace_.statements[2].started);
  EXPECT_GE(windows[0].released - *windows[0].acquired, std::chrono::milliseconds(50));
  EXPECT_GT(windows[0].asked, before);
  EXPECT_LT(windows[0].released, after);
}

TEST_F(LockTruthTest, SeesEachOfManyWindows) {
  EXPECT_EQ(exclusive_windows({"DO $$ BEGIN FOR i IN 1..50 LOOP LOCK TABLE orders; COMMIT; END LOOP; END $$"})
                .size(),
            50U);
}

TEST_F(LockTruthTest, SeesNoOtherBackend) {
  other_.execute("LOCK TABLE orders");
  EXPECT_TRUE(exclusive_windows({"SELECT 1"}).empty());
  other_.execute("DO $$ BEGIN LOCK TABLE orders; END $$");
  EXPECT_TRUE(exclusive_windows({"SELECT 1"}).empty());
}

std::string contents(const std::filesystem::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

const std::vector<TraceSession::Probe> kAnyProbe{{false, "any", "/usr/bin/env:0x1000"}};

TEST(TraceSession, RemovesWhatACrashedProcessLeftBehind) {
  const TraceFs& fs = tracefs();
  if (!fs.missing.empty()) GTEST_SKIP() << fs.missing;
  const pid_t child = fork();
  if (child == 0) {
    const TraceSession abandoned(kAnyProbe);
    _exit(0);
  }
  ASSERT_EQ(waitpid(child, nullptr, 0), child);
  const auto instance = fs.root / "instances" / fmt::format("rehearse-{}", child);
  const std::string group = fmt::format("rehearse_{}/", child);
  EXPECT_TRUE(exists(instance));
  EXPECT_THAT(contents(fs.root / "uprobe_events"), testing::HasSubstr(group));
  { const TraceSession next(kAnyProbe); }
  EXPECT_FALSE(exists(instance));
  EXPECT_THAT(contents(fs.root / "uprobe_events"), testing::Not(testing::HasSubstr(group)));
}

}  // namespace
}  // namespace rehearse::observe::truth
