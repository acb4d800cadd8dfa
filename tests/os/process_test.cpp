#include "os/process.h"

#include <gtest/gtest.h>

#include <chrono>
#include <filesystem>

#include "os/temp_folder.h"
#include "rehearse/error.h"

namespace rehearse::os {
namespace {

Completion shell(const std::string& script) {
  return run({.argv = {"/bin/sh", "-c", script}});
}

TEST(Process, CapturesBothStreamsApart) {
  const Completion completion = shell("echo out; echo err >&2");
  EXPECT_TRUE(completion.ok());
  EXPECT_EQ(completion.out, "out\n");
  EXPECT_EQ(completion.err, "err\n");
}

TEST(Process, CapturesMoreThanAPipeHolds) {
  const Completion completion = shell("head -c 3000000 /dev/zero; head -c 3000000 /dev/zero >&2");
  EXPECT_EQ(completion.out.size(), 3'000'000U);
  EXPECT_EQ(completion.err.size(), 3'000'000U);
}

TEST(Process, ReportsTheExitCode) {
  const Completion completion = shell("exit 7");
  EXPECT_EQ(completion.exit_code, 7);
  EXPECT_FALSE(completion.signal.has_value());
  EXPECT_FALSE(completion.ok());
}

TEST(Process, ReportsTheSignalThatEndedIt) {
  const Completion completion = shell("kill -TERM $$");
  EXPECT_EQ(completion.signal, SIGTERM);
  EXPECT_EQ(completion.exit_code, 128 + SIGTERM);
}

TEST(Process, KillsTheWholeGroupWhenTheTimeIsUp) {
  const auto started = std::chrono::steady_clock::now();
  const Completion completion =
      run({.argv = {"/bin/sh", "-c", "echo before; sleep 60 & sleep 60"}, .timeout = Millis{200}});
  EXPECT_TRUE(completion.timed_out);
  EXPECT_EQ(completion.signal, SIGKILL);
  EXPECT_EQ(completion.out, "before\n");
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(10));
}

TEST(Process, LeavesNoBackgroundChildBehind) {
  const auto started = std::chrono::steady_clock::now();
  const Completion completion = shell("sleep 60 & echo done");
  EXPECT_EQ(completion.out, "done\n");
  EXPECT_LT(std::chrono::steady_clock::now() - started, std::chrono::seconds(10));
}

TEST(Process, HasNoStandardInput) {
  EXPECT_EQ(shell("cat; echo end").out, "end\n");
}

TEST(Process, GivesTheChildExactlyTheEnvironmentAskedFor) {
  const Completion completion = run({.argv = {"/usr/bin/env"}, .environment = {{{"ONLY", "this one"}}}});
  EXPECT_EQ(completion.out, "ONLY=this one\n");
}

TEST(Process, RunsInTheFolderAskedFor) {
  const TempFolder folder;
  const Completion completion = run({.argv = {"pwd"}, .folder = folder.path()});
  EXPECT_EQ(completion.out, std::filesystem::canonical(folder.path()).string() + "\n");
}

TEST(Process, LooksForPlainNamesInPath) {
  EXPECT_TRUE(run({.argv = {"true"}}).ok());
}

TEST(Process, AMissingProgramIsAnEnvironmentError) {
  for (const char* name : {"no-such-program-anywhere", "/no/such/program"}) {
    try {
      run({.argv = {name}});
      FAIL() << name;
    } catch (const Error& e) {
      EXPECT_EQ(e.kind(), ErrorKind::environment);
      EXPECT_NE(std::string(e.what()).find(name), std::string::npos) << e.what();
    }
  }
}

TEST(Process, AMissingFolderIsAnEnvironmentError) {
  EXPECT_THROW(run({.argv = {"true"}, .folder = "/no/such/folder"}), Error);
}

TEST(Process, DropsToTheUserAskedFor) {
  if (!running_as_root()) GTEST_SKIP() << "only root can drop to another user";
  const auto nobody = find_user("nobody");
  ASSERT_TRUE(nobody.has_value());
  const Completion completion =
      run({.argv = {"/bin/sh", "-c", "id -u; id -G; umask"}, .folder = "/", .user = nobody});
  EXPECT_EQ(completion.out, std::to_string(nobody->uid) + "\n" + std::to_string(nobody->gid) + "\n0077\n");
}

TEST(Process, DescribesACommandAsAShellWouldTakeIt) {
  EXPECT_EQ(describe({"initdb", "-D", "/tmp/with space", ""}), "initdb -D '/tmp/with space' ''");
  EXPECT_EQ(describe({"node", "-e", "// a helper\nwhile (true) {}", "up"}), "node -e '// a helper ...' up");
}

}  // namespace
}  // namespace rehearse::os
