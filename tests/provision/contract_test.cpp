// What every backend promises, wherever its servers come from.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <memory>
#include <string>

#include "pg/connection.h"
#include "provision/backend_under_test.h"
#include "provision/database.h"
#include "provision/sandbox.h"
#include "provision/start.h"
#include "rehearse/error.h"

namespace rehearse::provision {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string ask(const pg::Target& target, const std::string& query) {
  pg::Connection connection(target);
  return std::string(connection.query(query).text(0, 0));
}

std::string ask(const Server& server, const std::string& query) {
  return ask(pg::as_superuser(server.endpoint(), "postgres"), query);
}

// Servers are started in folders of the test's own, after which nothing may remain there.
class Backend : public WithBackend {
 protected:
  [[nodiscard]] static std::unique_ptr<Server> start(const ServerSpec& spec, const Sandbox& sandbox) {
    setenv("REHEARSE_TMPDIR", sandbox.work_root().c_str(), 1);
    Listener silent;
    auto server = provision::start(spec, silent);
    unsetenv("REHEARSE_TMPDIR");
    return server;
  }
  [[nodiscard]] std::unique_ptr<Server> start() const { return start(spec_of(GetParam()), sandbox_); }
  /// For tests that leave it as it was.
  [[nodiscard]] static const Server& shared() {
    if (!shared_) shared_ = start(spec_of(GetParam()), shared_sandbox());
    return *shared_;
  }
  static void TearDownTestSuite() { shared_.reset(); }

  Sandbox sandbox_;

 private:
  static const Sandbox& shared_sandbox() {
    static const Sandbox sandbox;
    return sandbox;
  }
  static std::unique_ptr<Server> shared_;
};

std::unique_ptr<Server> Backend::shared_;

TEST_P(Backend, AnswersSaysWhatItIsAndLeavesNothing) {
  {
    const auto server = start();
    EXPECT_EQ(ask(*server, "SELECT 1"), "1");
    EXPECT_TRUE(server->alive());
    const ServerFacts facts = server->facts();
    EXPECT_EQ(facts.backend, GetParam().name);
    EXPECT_EQ(ask(*server, "SHOW server_version_num"), std::to_string(facts.version_num));
    EXPECT_EQ(ask(*server, "SHOW server_version").substr(0, facts.version.size()), facts.version);
    EXPECT_EQ(facts.limitations.empty(), server->capabilities().settings && server->capabilities().log);
  }
  EXPECT_TRUE(sandbox_.empty());
  EXPECT_EQ(containers_below(GetParam(), sandbox_.work_root()), "");
}

TEST_P(Backend, ADatabaseBelongsToAnOwnerWithoutPrivileges) {
  const Server& server = shared();
  const Database database(server.endpoint(), "rehearse_contract");
  EXPECT_EQ(ask(database.owner(),
                "SELECT rolsuper OR rolcreatedb OR rolcreaterole FROM pg_roles "
                "WHERE rolname = current_user"),
            "f");
  pg::Connection owner(database.owner());
  EXPECT_NO_THROW(owner.query("CREATE TABLE t (a int)"));
  EXPECT_THROW(owner.query("COPY (SELECT 1) TO PROGRAM 'true'"), Error);
  EXPECT_THROW(owner.query("SELECT pg_read_file('PG_VERSION')"), Error);
}

TEST_P(Backend, ADatabaseIsClonedAndDropped) {
  const Server& server = shared();
  {
    const Database original(server.endpoint(), "rehearse_contract");
    pg::Connection(original.owner()).query("CREATE TABLE t AS SELECT generate_series(1, 1000) AS a");
    const Database copy(server.endpoint(), "rehearse_contract_copy", original.name());
    EXPECT_EQ(ask(copy.owner(), "SELECT sum(a) FROM t"), "500500");
  }
  EXPECT_EQ(ask(server, "SELECT count(*) FROM pg_database WHERE datname LIKE 'rehearse_contract%'"), "0");
}

TEST_P(Backend, AnotherSessionSeesTheLocksOfTheOwner) {
  const Server& server = shared();
  const Database database(server.endpoint(), "rehearse_contract");
  pg::Connection owner(database.owner());
  owner.query("CREATE TABLE t (a int)");
  owner.query("BEGIN");
  owner.query("LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
  EXPECT_EQ(ask(database.superuser(), "SELECT mode FROM pg_locks WHERE relation = 't'::regclass AND pid = " +
                                          std::to_string(owner.backend().value)),
            "AccessExclusiveLock");
  EXPECT_EQ(ask(database.superuser(),
                "SELECT query FROM pg_stat_activity WHERE pid = " + std::to_string(owner.backend().value)),
            "LOCK TABLE t IN ACCESS EXCLUSIVE MODE");
}

TEST_P(Backend, ProfilesChangeItsSettingsAndKeepItsData) {
  ServerSpec spec = spec_of(GetParam());
  spec.settings = {{"maintenance_work_mem", "77MB"}};
  const auto server = start(spec, sandbox_);
  if (!server->capabilities().settings) GTEST_SKIP() << "this backend cannot change settings, and says so";
  const Database database(server->endpoint(), "rehearse_contract");
  pg::Connection(database.owner()).query("CREATE TABLE t AS SELECT generate_series(1, 1000) AS a");
  EXPECT_EQ(server->facts().settings.at("wal_level"), "minimal");
  const std::string first = ask(*server, "SHOW cluster_name");
  server->use(Profile::measuring);
  EXPECT_EQ(ask(*server, "SHOW cluster_name"), first);
  EXPECT_EQ(server->facts().settings.at("wal_level"), "replica");
  EXPECT_EQ(server->facts().settings.at("fsync"), "on");
  EXPECT_EQ(server->facts().settings.at("maintenance_work_mem"), "77MB");
  EXPECT_EQ(ask(database.owner(), "SELECT sum(a) FROM t"), "500500");
}

TEST_P(Backend, ASettingThatPostgresDoesNotKnowIsAUsageErrorWithItsWords) {
  if (GetParam().name == "attached") GTEST_SKIP() << "settings are not applied there, as its reports say";
  ServerSpec spec = spec_of(GetParam());
  spec.settings = {{"no_such_setting", "1"}};
  try {
    const auto server = start(spec, sandbox_);
    ADD_FAILURE() << "it was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_THAT(error.what(), HasSubstr("no_such_setting"));
  }
  EXPECT_TRUE(sandbox_.empty());
}

TEST_P(Backend, WhatItLogsIsThereAtOnce) {
  const Server& server = shared();
  if (!server.capabilities().log) GTEST_SKIP() << "this backend cannot read its log, and says so";
  const Bytes before = server.log_size();
  ask(server, "SELECT 1");
  pg::Connection admin(pg::as_superuser(server.endpoint(), "postgres"));
  admin.query("DO $$ BEGIN RAISE LOG 'a line of its own'; END $$");
  EXPECT_THAT(server.log_since(before), HasSubstr("a line of its own"));
}

TEST_P(Backend, ItsFilesMayBeReplacedWhileItIsStopped) {
  const auto server = start();
  if (!server->state_home()) GTEST_SKIP() << "the files of this backend are out of reach";
  fs::path copy;
  server->use(Profile::measuring,
              [&](const AtRest& rest) {
                EXPECT_FALSE(server->alive());
                copy = rest.data.parent_path() / "copy";
                rest.run({"/bin/cp", "-a", rest.data.string(), copy.string()});
              },
              {});
  const Database database(server->endpoint(), "rehearse_contract");
  server->use(Profile::seeding,
              [&](const AtRest& rest) {
                rest.run({"/bin/rm", "-rf", rest.data.string()});
                rest.run({"/bin/mv", copy.string(), rest.data.string()});
              },
              {});
  EXPECT_EQ(ask(*server, "SELECT count(*) FROM pg_database WHERE datname = 'rehearse_contract'"), "0");
}

const auto kName = [](const auto& info) { return info.param.name; };
INSTANTIATE_TEST_SUITE_P(Local, Backend, testing::Values(BackendUnderTest{"local"}), kName);
INSTANTIATE_TEST_SUITE_P(Attached, Backend, testing::Values(BackendUnderTest{"attached"}), kName);
INSTANTIATE_TEST_SUITE_P(Docker, Backend, testing::Values(BackendUnderTest{"docker"}), kName);
INSTANTIATE_TEST_SUITE_P(Podman, Backend, testing::Values(BackendUnderTest{"podman"}), kName);

}  // namespace
}  // namespace rehearse::provision
