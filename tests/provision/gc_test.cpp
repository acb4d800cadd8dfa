// What remains after violent deaths: of the harness, and of harness and supervisor together.
#include "provision/gc.h"

#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "os/file_lock.h"
#include "os/supervisor.h"
#include "provision/killed_harness.h"
#include "provision/sandbox.h"

namespace rehearse::provision {
namespace {

namespace fs = std::filesystem;

class KilledHarness : public testing::TestWithParam<Moment> {};

TEST_P(KilledHarness, LeavesNothing) {
  const Sandbox sandbox;
  const bool cached = GetParam() != Moment::initdb;
  Harness harness(cached ? sandbox.quick_plan() : sandbox.plan(), GetParam());
  ASSERT_TRUE(eventually([&] { return reached(GetParam(), harness, sandbox); }, std::chrono::seconds(60)));
  if (GetParam() == Moment::in_a_query) {
    // Parallel workers, if any, come with it; the leader and the checkpointer at least are there.
    ASSERT_TRUE(eventually([&] { return processes_below(sandbox.work_root()).size() > 3; }));
  }
  harness.kill_it();
  EXPECT_TRUE(eventually([&] { return sandbox.empty(); }));
  EXPECT_EQ(processes_below(sandbox.work_root()), std::vector<pid_t>{});
}

INSTANTIATE_TEST_SUITE_P(AtAnyMoment, KilledHarness,
                         testing::Values(Moment::initdb, Moment::starting, Moment::idle, Moment::in_a_query));

class GcTest : public testing::Test {
 protected:
  [[nodiscard]] std::vector<Removed> collect() const {
    return collect_garbage({sandbox_.roots(), Millis{-1}});
  }
  Sandbox sandbox_;
};

TEST_F(GcTest, EndsAServerWhoseHarnessAndSupervisorWereKilled) {
  Harness harness(sandbox_.quick_plan(), Moment::idle);
  const pid_t supervisor = harness.await_server();
  ASSERT_GT(supervisor, 0);
  const fs::path work = sandbox_.work_folder();
  // Stopped first, so that the one cannot clean up in the moment between the two kills.
  kill(supervisor, SIGSTOP);
  harness.kill_it();
  kill(supervisor, SIGKILL);
  ASSERT_TRUE(eventually([&] { return os::FileLock::try_existing(work / os::kLeaseFile).has_value(); }));
  ASSERT_FALSE(processes_below(work).empty());

  const auto removed = collect();
  ASSERT_EQ(removed.size(), 1U);
  EXPECT_EQ(removed[0].work, work);
  EXPECT_FALSE(removed[0].ended.empty());
  EXPECT_EQ(removed[0].problem, "");
  EXPECT_TRUE(sandbox_.empty());
  EXPECT_TRUE(eventually([&] { return processes_below(work).empty(); }));
}

TEST_F(GcTest, AServerWhoseSupervisorAloneWasKilledIsEndedByItsHarness) {
  Listener silent;
  {
    const LocalServer server(sandbox_.quick_plan(), silent);
    kill(server.supervisor(), SIGKILL);
    EXPECT_TRUE(eventually([&] { return !server.alive(); }));
  }
  EXPECT_TRUE(sandbox_.empty());
  EXPECT_TRUE(eventually([&] { return processes_below(sandbox_.work_root()).empty(); }));
}

TEST_F(GcTest, LeavesARunningServerAlone) {
  Listener silent;
  const LocalServer server(sandbox_.quick_plan(), silent);
  EXPECT_TRUE(collect().empty());
  EXPECT_TRUE(server.alive());
}

TEST_F(GcTest, EndsAServerThatWasKeptOnlyWhenAsked) {
  Endpoint endpoint;
  {
    Listener silent;
    LocalServer server(sandbox_.quick_plan(), silent);
    server.keep(Millis{600'000});
    endpoint = server.endpoint();
  }
  EXPECT_TRUE(collect().empty());
  EXPECT_EQ(pg::Session(pg::as_superuser(endpoint, "postgres")).execute("SELECT 1").error, std::nullopt);
  const auto removed = collect_garbage({sandbox_.roots(), Millis{-1}, true});
  ASSERT_EQ(removed.size(), 1U);
  EXPECT_EQ(removed[0].problem, "");
  EXPECT_TRUE(sandbox_.empty());
  EXPECT_TRUE(eventually([&] { return processes_below(sandbox_.work_root()).empty(); }));
}

TEST_F(GcTest, RemovesAFolderWithoutAServer) {
  fs::create_directory(sandbox_.work_root() / "rehearse-abcd1234");
  EXPECT_EQ(collect().size(), 1U);
  EXPECT_TRUE(sandbox_.empty());
}

TEST_F(GcTest, LeavesYoungFoldersAlone) {
  fs::create_directory(sandbox_.work_root() / "rehearse-abcd1234");
  EXPECT_TRUE(collect_garbage({sandbox_.roots(), Millis{60'000}}).empty());
}

TEST_F(GcTest, LeavesEverythingElseAlone) {
  const std::vector<std::string> names{"rehearse-", "rehearse-short", "rehearse-cache-0", "other-abcd1234",
                                       "rehearse-ABCD1234"};
  for (const std::string& name : names) fs::create_directory(sandbox_.work_root() / name);
  std::ofstream(sandbox_.work_root() / "rehearse-file1234") << "a file";
  fs::create_directory_symlink("/tmp", sandbox_.work_root() / "rehearse-link1234");
  EXPECT_TRUE(collect().empty());
}

TEST_F(GcTest, BelievesALeaseOnlyIfItNamesASocketFolderOfTheSameName) {
  const fs::path work = sandbox_.work_root() / "rehearse-abcd1234";
  const fs::path innocent = sandbox_.work_root() / "innocent.s";
  fs::create_directory(work);
  fs::create_directory(innocent);
  std::ofstream(work / os::kLeaseFile) << innocent.string();
  EXPECT_EQ(collect().size(), 1U);
  EXPECT_TRUE(fs::exists(innocent));
}

}  // namespace
}  // namespace rehearse::provision
