#include "os/signals.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <future>

namespace rehearse::os {
namespace {

class SignalsTest : public testing::TestWithParam<int> {};

TEST_P(SignalsTest, BecomeAStopRequest) {
  const StopOnSignals signals;
  EXPECT_FALSE(signals.signal().has_value());
  std::promise<void> stopped;
  const std::stop_callback notify(signals.token(), [&] { stopped.set_value(); });
  kill(getpid(), GetParam());
  ASSERT_EQ(stopped.get_future().wait_for(std::chrono::seconds(10)), std::future_status::ready);
  EXPECT_TRUE(signals.token().stop_requested());
  EXPECT_EQ(signals.signal(), GetParam());
}

INSTANTIATE_TEST_SUITE_P(Each, SignalsTest, testing::Values(SIGINT, SIGTERM, SIGHUP));

TEST(Signals, TheHandlersBeforeComeBack) {
  struct sigaction before {};
  struct sigaction after {};
  sigaction(SIGINT, nullptr, &before);
  { const StopOnSignals signals; }
  sigaction(SIGINT, nullptr, &after);
  EXPECT_EQ(before.sa_handler, after.sa_handler);
}

TEST(Signals, AnIgnoredSignalStaysIgnored) {
  struct sigaction before {};
  struct sigaction ignore {};
  ignore.sa_handler = SIG_IGN;
  sigaction(SIGHUP, &ignore, &before);
  {
    const StopOnSignals signals;
    kill(getpid(), SIGHUP);
    EXPECT_FALSE(signals.signal().has_value());
  }
  sigaction(SIGHUP, &before, nullptr);
}

TEST(Signals, ASecondInterruptEndsTheProcessAtOnce) {
  const pid_t child = fork();
  if (child == 0) {
    const StopOnSignals signals;
    kill(getpid(), SIGINT);
    kill(getpid(), SIGINT);
    _exit(1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  ASSERT_TRUE(WIFEXITED(status));
  EXPECT_EQ(WEXITSTATUS(status), 130);
}

TEST(Signals, ASecondTerminateIsNoEmergency) {
  const pid_t child = fork();
  if (child == 0) {
    const StopOnSignals signals;
    kill(getpid(), SIGTERM);
    kill(getpid(), SIGTERM);
    _exit(signals.signal() == SIGTERM ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

}  // namespace
}  // namespace rehearse::os
