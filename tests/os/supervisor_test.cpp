#include "os/supervisor.h"

#include <gtest/gtest.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <optional>
#include <thread>

#include "os/file_lock.h"
#include "os/temp_folder.h"
#include "rehearse/error.h"

namespace rehearse::os {
namespace {

namespace fs = std::filesystem;

constexpr Millis kLong{20'000};

bool eventually(const std::function<bool()>& holds) {
  const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  while (!holds()) {
    if (std::chrono::steady_clock::now() > deadline) return false;
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  return true;
}

bool gone(pid_t pid) {
  return kill(pid, 0) != 0 && errno == ESRCH;
}

class SupervisorTest : public testing::Test {
 protected:
  [[nodiscard]] SupervisorSpec spec() const {
    return {root_.path() / "work", root_.path() / "sockets", std::nullopt, {{"PATH", "/usr/bin:/bin"}}};
  }
  std::optional<Supervisor> supervisor_;

  void launch(const std::string& script, int last_signal = SIGKILL) {
    supervisor_->launch({"/bin/sh", "-c", script}, last_signal);
  }
  [[nodiscard]] pid_t pid_in(const char* name) const {
    pid_t pid = 0;
    std::ifstream(root_.path() / "work" / name) >> pid;
    return pid;
  }
  [[nodiscard]] bool nothing_left() const { return fs::is_empty(root_.path()); }

  TempFolder root_;
};

TEST_F(SupervisorTest, MakesTheFoldersAndErasesThem) {
  supervisor_.emplace(spec());
  EXPECT_TRUE(fs::is_directory(spec().work));
  EXPECT_EQ(fs::status(spec().sockets).permissions(), fs::perms::owner_all);
  supervisor_.reset();
  EXPECT_TRUE(nothing_left());
}

TEST_F(SupervisorTest, NeverErasesAFolderThatItDidNotMake) {
  fs::create_directory(spec().sockets);
  EXPECT_THROW(supervisor_.emplace(spec()), Error);
  EXPECT_TRUE(fs::exists(spec().sockets));
  EXPECT_FALSE(fs::exists(spec().work));
}

TEST_F(SupervisorTest, ReportsHowAProgramEnded) {
  supervisor_.emplace(spec());
  launch("echo said; exit 3");
  EXPECT_EQ(supervisor_->wait(kLong), 3);
  EXPECT_EQ(supervisor_->log_tail(), "said");
  launch("kill -TERM $$");
  EXPECT_EQ(supervisor_->wait(kLong), 128 + SIGTERM);
  supervisor_->launch({"/no/such/program"}, SIGKILL);
  EXPECT_EQ(supervisor_->wait(kLong), 127);
}

TEST_F(SupervisorTest, PassesSignalsOn) {
  supervisor_.emplace(spec());
  launch("trap 'exit 5' INT; echo ready; while :; do sleep 0.01; done");
  ASSERT_TRUE(eventually([&] { return supervisor_->log_tail() == "ready"; }));
  EXPECT_TRUE(supervisor_->running());
  EXPECT_EQ(supervisor_->wait(Millis{1}), std::nullopt);
  supervisor_->signal(SIGINT);
  EXPECT_EQ(supervisor_->wait(kLong), 5);
  EXPECT_FALSE(supervisor_->running());
}

TEST_F(SupervisorTest, RunsProgramsOutsideOfOurProcessGroupAndSession) {
  supervisor_.emplace(spec());
  launch("ps -o sid= -p $$; ps -o pgid= -p $$");
  ASSERT_EQ(supervisor_->wait(kLong), 0);
  EXPECT_EQ(getsid(supervisor_->pid()), supervisor_->pid());
  pid_t session = 0;
  pid_t group = 0;
  std::ifstream(spec().work / kLogFile) >> session >> group;
  EXPECT_EQ(session, supervisor_->pid());
  EXPECT_NE(group, getpgrp());
}

TEST_F(SupervisorTest, CannotBeInterrupted) {
  supervisor_.emplace(spec());
  for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT}) kill(supervisor_->pid(), signal);
  launch("exit 4");
  EXPECT_EQ(supervisor_->wait(kLong), 4);
}

TEST_F(SupervisorTest, EndsAProgramWithItsLastSignal) {
  supervisor_.emplace(spec());
  const TempFolder elsewhere;
  const fs::path mark = elsewhere.path() / "mark";
  launch("trap 'touch " + mark.string() + "; exit' QUIT; echo ready; while :; do sleep 0.01; done", SIGQUIT);
  ASSERT_TRUE(eventually([&] { return supervisor_->log_tail() == "ready"; }));
  supervisor_.reset();
  EXPECT_TRUE(fs::exists(mark));
  EXPECT_TRUE(nothing_left());
}

TEST_F(SupervisorTest, KillsWhatDoesNotWantToEndAndItsDetachedChildren) {
  supervisor_.emplace(spec());
  launch("trap '' QUIT; setsid sh -c 'trap \"\" QUIT; echo $$ > inner; sleep 600' & echo $$ > outer; wait",
         SIGQUIT);
  ASSERT_TRUE(eventually([&] { return pid_in("inner") > 0 && pid_in("outer") > 0; }));
  const pid_t inner = pid_in("inner");
  const pid_t outer = pid_in("outer");
  supervisor_.reset();
  EXPECT_TRUE(gone(inner));
  EXPECT_TRUE(gone(outer));
  EXPECT_TRUE(nothing_left());
}

TEST_F(SupervisorTest, HoldsTheLeaseAsLongAsItLives) {
  supervisor_.emplace(spec());
  EXPECT_FALSE(FileLock::try_existing(spec().work / kLeaseFile).has_value());
  std::string sockets;
  std::ifstream(spec().work / kLeaseFile) >> sockets;
  EXPECT_EQ(sockets, spec().sockets.string());
}

TEST_F(SupervisorTest, CleansUpBehindAKilledHarness) {
  const pid_t harness = fork();
  if (harness == 0) {
    supervisor_.emplace(spec());
    launch("echo $$ > pid; sleep 600", SIGQUIT);
    for (;;) pause();
  }
  ASSERT_TRUE(eventually([&] { return pid_in("pid") > 0; }));
  const pid_t program = pid_in("pid");
  kill(harness, SIGKILL);
  waitpid(harness, nullptr, 0);
  EXPECT_TRUE(eventually([&] { return nothing_left() && gone(program); }));
}

class KeptProgram : public SupervisorTest {
 protected:
  // A harness that is gone once this returns.
  pid_t start(Millis lease) {
    supervisor_.emplace(spec());
    launch("echo $$ > pid; exec sleep 600", SIGQUIT);
    EXPECT_TRUE(eventually([&] { return pid_in("pid") > 0; }));
    supervisor_->keep(lease);
    supervisor_.reset();
    return pid_in("pid");
  }
  // Nobody but the one who forked it can wait for it.
  [[nodiscard]] bool ended(pid_t program) const {
    while (waitpid(-1, nullptr, WNOHANG) > 0) {
    }
    return gone(program) && nothing_left();
  }
};

TEST_F(KeptProgram, OutlivesItsHarnessUntilTheStopFileAppears) {
  const pid_t program = start(kLong);
  EXPECT_FALSE(gone(program));
  EXPECT_FALSE(FileLock::try_existing(spec().work / kLeaseFile).has_value());
  std::ifstream lease(spec().work / kLeaseFile);
  std::string sockets;
  std::string kept;
  std::getline(lease, sockets);
  std::getline(lease, kept);
  EXPECT_EQ(sockets, spec().sockets.string());
  EXPECT_EQ(kept.rfind(kKept, 0), 0U) << kept;
  const std::ofstream stop(spec().work / kStopFile);
  EXPECT_TRUE(eventually([&] { return ended(program); }));
}

TEST_F(KeptProgram, EndsWhenItsLeaseDoes) {
  const pid_t program = start(Millis{1});
  EXPECT_TRUE(eventually([&] { return ended(program); }));
}

TEST_F(KeptProgram, ThatEndsByItselfLeavesNothing) {
  const pid_t program = start(kLong);
  kill(program, SIGTERM);
  EXPECT_TRUE(eventually([&] { return ended(program); }));
}

// A supervisor that kept a copy of its brother's socket would keep it alive.
TEST_F(SupervisorTest, TwoOfOneHarnessEndIndependently) {
  supervisor_.emplace(spec());
  SupervisorSpec other = spec();
  other.work += "2";
  other.sockets += "2";
  const Supervisor second(other);
  supervisor_.reset();
  EXPECT_FALSE(fs::exists(spec().work));
  EXPECT_TRUE(fs::exists(other.work));
}

TEST_F(SupervisorTest, ItsOwnDeathIsNoticed) {
  supervisor_.emplace(spec());
  launch("echo $$ > pid; exec sleep 600");
  ASSERT_TRUE(eventually([&] { return pid_in("pid") > 0; }));
  const pid_t program = pid_in("pid");
  kill(supervisor_->pid(), SIGKILL);
  EXPECT_TRUE(eventually([&] { return !supervisor_->running(); }));
  EXPECT_THROW(supervisor_->wait(kLong), Error);
  EXPECT_THROW(launch("true"), Error);
  kill(program, SIGKILL);  // nobody else will
}

TEST_F(SupervisorTest, SaysFarewellAfterTheProgramHoweverWeEnd) {
  const fs::path said = fs::temp_directory_path() / ("farewell-" + std::to_string(getpid()));
  SupervisorSpec with_farewell = spec();
  with_farewell.farewell = {"/bin/sh", "-c", "cat done > \"$0\"", said.string()};
  supervisor_.emplace(with_farewell);
  launch("trap 'echo ended > done; exit 0' TERM; echo $$ > pid; while :; do sleep 0.01; done", SIGTERM);
  ASSERT_TRUE(eventually([&] { return pid_in("pid") > 0; }));
  supervisor_.reset();
  std::string word;
  std::ifstream(said) >> word;
  EXPECT_EQ(word, "ended") << "it comes after the program and before the folders go";
  EXPECT_TRUE(nothing_left());
  fs::remove(said);
}

TEST_F(SupervisorTest, NoFarewellWithoutAProgram) {
  const fs::path said = fs::temp_directory_path() / ("no-farewell-" + std::to_string(getpid()));
  SupervisorSpec with_farewell = spec();
  with_farewell.farewell = {"/bin/touch", said.string()};
  supervisor_.emplace(with_farewell);
  supervisor_.reset();
  EXPECT_FALSE(fs::exists(said));
}

TEST_F(SupervisorTest, ProgramsRunAsTheServersUserUnlessTheyAreToBeOurselves) {
  if (!running_as_root()) GTEST_SKIP() << "only root can drop to another user";
  SupervisorSpec dropped = spec();
  dropped.user = find_user("nobody");
  fs::permissions(root_.path(), fs::perms::others_exec, fs::perm_options::add);
  supervisor_.emplace(dropped);
  launch("id -un");
  EXPECT_EQ(supervisor_->wait(kLong), 0);
  supervisor_->launch({"/bin/sh", "-c", "id -un"}, SIGKILL, RunAs::ourselves);
  EXPECT_EQ(supervisor_->wait(kLong), 0);
  EXPECT_EQ(supervisor_->log_tail(), "nobody\nroot");
}

}  // namespace
}  // namespace rehearse::os
