#include "provision/local_server.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <sys/shm.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "pg/connection.h"
#include "pg/server_error.h"
#include "provision/database.h"
#include "provision/sandbox.h"
#include "rehearse/error.h"

namespace rehearse::provision {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

class Notes : public Listener {
 public:
  void note(std::string_view message) override { notes.emplace_back(message); }
  std::vector<std::string> notes;
};

std::string ask(const Server& server, const std::string& query) {
  pg::Connection connection(pg::as_superuser(server.endpoint(), "postgres"));
  return std::string(connection.query(query).text(0, 0));
}

class LocalServerTest : public testing::Test {
 protected:
  Error refusal(LocalPlan plan) {
    try {
      const LocalServer server(std::move(plan), listener_);
    } catch (const Error& e) {
      return e;
    }
    return {ErrorKind::bug, "nothing was refused"};
  }
  Sandbox sandbox_;
  Notes listener_;
};

TEST_F(LocalServerTest, AnswersOnAPrivateSocketAndLeavesNothing) {
  {
    const LocalServer server(sandbox_.quick_plan(), listener_);
    EXPECT_TRUE(server.alive());
    EXPECT_EQ(ask(server, "SELECT 1"), "1");
    EXPECT_EQ(ask(server, "SHOW listen_addresses"), "");
    EXPECT_EQ(fs::status(server.endpoint().host).permissions(), fs::perms::owner_all);
  }
  EXPECT_TRUE(sandbox_.empty());
}

TEST_F(LocalServerTest, LetsOneRoleInOverTcpWhenAskedAndOnlyWithItsPassword) {
  LocalPlan plan = sandbox_.quick_plan();
  plan.tcp_role = "owner";
  LocalServer server(std::move(plan), listener_);
  const Endpoint& endpoint = server.endpoint();
  const auto over_tcp = [&](const std::string& user, const std::string& password) {
    Endpoint tcp = endpoint;
    tcp.host = "127.0.0.1";
    tcp.parameters = {{"password", password}};
    return pg::Connection({tcp, "postgres", user}).query("SELECT current_user");
  };
  EXPECT_EQ(ask(server, "SHOW listen_addresses"), "127.0.0.1");
  EXPECT_EQ(over_tcp("owner", endpoint.tcp_password).text(0, 0), "owner");
  EXPECT_THROW(over_tcp("owner", "guess"), pg::ServerError);
  EXPECT_THROW(over_tcp("postgres", endpoint.tcp_password), pg::ServerError);
  server.use(Profile::measuring);
  EXPECT_EQ(over_tcp("owner", endpoint.tcp_password).text(0, 0), "owner");
}

TEST_F(LocalServerTest, TheOwnerIsNoSuperuserAndOwnsItsDatabases) {
  const LocalServer server(sandbox_.quick_plan(), listener_);
  EXPECT_EQ(ask(server,
                "SELECT rolsuper OR rolcreatedb OR rolcreaterole OR NOT rolcanlogin FROM pg_roles "
                "WHERE rolname = 'owner'"),
            "f");
  const Database database(server.endpoint(), "mine");
  pg::Connection owner(database.owner());
  EXPECT_NO_THROW(owner.query("CREATE TABLE t (a int)"));
  EXPECT_THROW(owner.query("COPY (SELECT 1) TO PROGRAM 'true'"), Error);
}

TEST_F(LocalServerTest, SwitchingProfilesKeepsTheDataAndChangesTheSettings) {
  LocalServer server(sandbox_.quick_plan({{"maintenance_work_mem", "77MB"}}), listener_);
  const Database database(server.endpoint(), "kept");
  pg::Connection(database.owner()).query("CREATE TABLE t AS SELECT generate_series(1, 100000) AS a");
  EXPECT_EQ(server.facts().settings.at("fsync"), "off");
  EXPECT_EQ(server.facts().settings.at("wal_level"), "minimal");

  server.use(Profile::measuring);
  EXPECT_EQ(pg::Connection(database.owner()).query("SELECT count(*) FROM t").integer(0, 0), 100'000);
  const ServerFacts facts = server.facts();
  EXPECT_EQ(facts.settings.at("fsync"), "on");
  EXPECT_EQ(facts.settings.at("wal_level"), "replica");
  EXPECT_EQ(facts.settings.at("maintenance_work_mem"), "77MB");
  EXPECT_EQ(facts.settings.at("TimeZone"), "UTC");

  server.use(Profile::seeding);
  EXPECT_EQ(server.facts().settings.at("fsync"), "off");
  EXPECT_EQ(pg::Connection(database.owner()).query("SELECT count(*) FROM t").integer(0, 0), 100'000);
}

TEST_F(LocalServerTest, ItsFilesMayBeReplacedWhileItIsStopped) {
  LocalServer server(sandbox_.quick_plan(), listener_);
  const std::string copy = (sandbox_.work_folder() / "copy").string();
  server.use(Profile::measuring,
             [&](const AtRest& rest) {
               EXPECT_FALSE(server.alive());
               rest.run({"/bin/cp", "-a", rest.data.string(), copy});
             },
             {});
  const Database database(server.endpoint(), "later");
  server.use(Profile::seeding,
             [&](const AtRest& rest) {
               rest.run({"/bin/rm", "-rf", rest.data.string()});
               rest.run({"/bin/mv", copy, rest.data.string()});
             },
             {});
  EXPECT_EQ(ask(server, "SELECT count(*) FROM pg_database WHERE datname = 'later'"), "0");
}

TEST_F(LocalServerTest, AStopRequestEndsWhatIsRunWhileItIsStopped) {
  LocalServer server(sandbox_.quick_plan(), listener_);
  std::stop_source stop;
  try {
    server.use(
        Profile::measuring,
        [&](const AtRest& rest) {
          stop.request_stop();
          rest.run({"/bin/sleep", "600"});
        },
        stop.get_token());
    FAIL() << "expected to be interrupted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::interrupted);
  }
}

TEST_F(LocalServerTest, UsingTheSameProfileAgainDoesNotRestart) {
  LocalServer server(sandbox_.quick_plan(), listener_);
  const std::string started = ask(server, "SELECT pg_postmaster_start_time()");
  server.use(Profile::seeding);
  EXPECT_EQ(ask(server, "SELECT pg_postmaster_start_time()"), started);
}

TEST_F(LocalServerTest, AlterSystemCannotChangeTheProfile) {
  LocalServer server(sandbox_.quick_plan(), listener_);
  ask(server, "SELECT 1");
  pg::Connection(pg::as_superuser(server.endpoint(), "postgres")).query("ALTER SYSTEM SET fsync = off");
  server.use(Profile::measuring);
  EXPECT_EQ(server.facts().settings.at("fsync"), "on");
}

TEST_F(LocalServerTest, StatesWhatItIs) {
  const LocalServer server(sandbox_.quick_plan(), listener_);
  const ServerFacts facts = server.facts();
  EXPECT_EQ(facts.backend, "local");
  EXPECT_EQ(facts.version, sandbox_.plan().programs->build().version);
  EXPECT_EQ(facts.version_num / 10'000, sandbox_.plan().programs->build().major);
}

TEST_F(LocalServerTest, OnlyTheFirstStartRunsInitdb) {
  { const LocalServer first(sandbox_.plan(), listener_); }
  ASSERT_EQ(listener_.notes.size(), 1U);
  EXPECT_THAT(listener_.notes[0], HasSubstr("initdb"));
  const LocalServer second(sandbox_.plan(), listener_);
  EXPECT_EQ(listener_.notes.size(), 1U);
  EXPECT_THAT(second.log_tail(), Not(HasSubstr("initdb")));
  EXPECT_EQ(ask(second, "SHOW server_encoding"), "UTF8");
}

TEST_F(LocalServerTest, ASettingThatPostgresDoesNotKnowIsAUsageErrorWithItsWords) {
  const Error error = refusal(sandbox_.quick_plan({{"no_such_setting", "1"}}));
  EXPECT_EQ(error.kind(), ErrorKind::usage);
  EXPECT_THAT(error.what(), HasSubstr("unrecognized configuration parameter \"no_such_setting\""));
  EXPECT_TRUE(sandbox_.empty());
}

TEST_F(LocalServerTest, AServerThatCannotStartSaysItsLastWords) {
  const Error error = refusal(sandbox_.quick_plan({{"shared_preload_libraries", "no_such_library"}}));
  EXPECT_EQ(error.kind(), ErrorKind::environment);
  EXPECT_THAT(error.what(), HasSubstr("no_such_library"));
  EXPECT_TRUE(sandbox_.empty());
}

TEST_F(LocalServerTest, NoticesThatItsServerDiedAndCleansUpBehindIt) {
  int segment = 0;
  {
    const LocalServer server(sandbox_.quick_plan(), listener_);
    const pid_t postmaster = std::stoi(ask(server, "SELECT pg_read_file('postmaster.pid')"));
    segment = std::stoi(ask(
        server, "SELECT substring(split_part(pg_read_file('postmaster.pid'), E'\\n', 7) FROM '\\d+\\s*$')"));
    shmid_ds status{};
    ASSERT_EQ(shmctl(segment, IPC_STAT, &status), 0);
    kill(postmaster, SIGKILL);
    EXPECT_TRUE(eventually([&] { return !server.alive(); }));
  }
  EXPECT_TRUE(sandbox_.empty());
  shmid_ds status{};
  EXPECT_NE(shmctl(segment, IPC_STAT, &status), 0) << "the shared memory segment is still there";
}

TEST_F(LocalServerTest, TwoServersDoNotDisturbEachOther) {
  const LocalServer one(sandbox_.quick_plan(), listener_);
  std::optional<LocalServer> two(std::in_place, sandbox_.quick_plan(), listener_);
  EXPECT_NE(ask(one, "SHOW cluster_name"), ask(*two, "SHOW cluster_name"));
  two.reset();
  EXPECT_EQ(ask(one, "SELECT 1"), "1");
}

TEST_F(LocalServerTest, AForeignEnvironmentDoesNotMatter) {
  setenv("PGOPTIONS", "-c fsync=nonsense", 1);
  setenv("PGDATA", "/no/such/folder", 1);
  setenv("TZ", "Asia/Tokyo", 1);
  {
    const LocalServer server(sandbox_.quick_plan(), listener_);
    EXPECT_EQ(ask(server, "SHOW TimeZone"), "UTC");
  }
  for (const char* name : {"PGOPTIONS", "PGDATA", "TZ"}) unsetenv(name);
}

TEST_F(LocalServerTest, WorksFromALongPath) {
  LocalPlan plan = sandbox_.quick_plan();
  plan.roots.work = sandbox_.work_root() / std::string(150, 'x');
  fs::create_directory(plan.roots.work);
  EXPECT_EQ(ask(LocalServer(std::move(plan), listener_), "SELECT 1"), "1");
}

// In a process of its own, which gives up being root for good.
int serve_as(const os::User& user) {
  if (setgid(user.gid) != 0 || setuid(user.uid) != 0) return 2;
  try {
    const Sandbox sandbox(os::server_user());
    Listener silent;
    { const LocalServer server(sandbox.plan(), silent); }
    return sandbox.empty() ? 0 : 3;
  } catch (const std::exception& e) {
    fprintf(stderr, "%s\n", e.what());
    return 4;
  }
}

TEST(LocalServer, RunsForAnOrdinaryUserToo) {
  if (!os::running_as_root()) GTEST_SKIP() << "every other test runs as an ordinary user already";
  const auto nobody = os::find_user("nobody");
  ASSERT_TRUE(nobody.has_value());
  const pid_t child = fork();
  if (child == 0) _exit(serve_as(*nobody));
  int status = 0;
  waitpid(child, &status, 0);
  EXPECT_EQ(status, 0);
}

TEST(LocalServer, RootCanServeAsNobody) {
  if (!os::running_as_root()) GTEST_SKIP() << "only root can drop to another user";
  const Sandbox sandbox(os::server_user("nobody"));
  Listener silent;
  const LocalServer server(sandbox.plan(), silent);
  EXPECT_EQ(ask(server, "SELECT 1"), "1");
}

}  // namespace
}  // namespace rehearse::provision
