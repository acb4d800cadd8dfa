// What a migration of somebody else's might try that takes more rights than it has: every attempt is refused
// by the server, stands in the report with its reason, and the rehearsal goes on.
#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <ostream>
#include <string>

#include "hostile/rehearsed.h"

namespace rehearse {
namespace {

struct Attempt {
  const char* name;
  const char* sql;
  const char* sqlstate = "42501";  ///< insufficient_privilege
  friend std::ostream& operator<<(std::ostream& out, const Attempt& attempt) { return out << attempt.sql; }
};

constexpr const char* kNotHere = "0A000";  // the extension is not installed

constexpr std::array kAttempts{
    // Programs and files of the machine.
    Attempt{"RunsAProgramForItsOutput", "CREATE TABLE loot (line text); COPY loot FROM PROGRAM 'id';"},
    Attempt{"RunsAProgramForItsInput", "COPY (SELECT 1) TO PROGRAM 'cat >/tmp/rehearse-hostile';"},
    Attempt{"ReadsAFileByCopy", "CREATE TABLE loot (line text); COPY loot FROM '/etc/passwd';"},
    Attempt{"WritesAFileByCopy", "COPY (SELECT 1) TO '/tmp/rehearse-hostile';"},
    Attempt{"ReadsAFile", "SELECT pg_read_file('/etc/passwd');"},
    Attempt{"ReadsABinaryFile", "SELECT pg_read_binary_file('/etc/shadow');"},
    Attempt{"ReadsTheConfiguration", "SELECT pg_read_file('pg_hba.conf');"},
    Attempt{"ListsAFolder", "SELECT pg_ls_dir('/');"},
    Attempt{"ListsTheLogs", "SELECT pg_ls_waldir();"},
    Attempt{"LooksForAFile", "SELECT pg_stat_file('/etc/passwd');"},
    Attempt{"ImportsALargeObject", "SELECT lo_import('/etc/passwd');"},
    Attempt{"ExportsALargeObject", "SELECT lo_export(lo_from_bytea(0, 'x'), '/tmp/rehearse-hostile');"},
    Attempt{"MakesATablespace", "-- rehearse: no-transaction\nCREATE TABLESPACE loot LOCATION '/tmp';"},
    // Code that is not SQL.
    Attempt{"LoadsALibrary", "LOAD '/tmp/evil.so';"},
    Attempt{"MakesAFunctionInC",
            "CREATE FUNCTION evil() RETURNS int AS '/lib/x86_64-linux-gnu/libc.so.6', 'system' LANGUAGE c;"},
    Attempt{"MakesAnInternalFunction",
            "CREATE FUNCTION evil() RETURNS int AS 'pg_read_file' LANGUAGE internal;"},
    Attempt{"MakesALanguage",
            "CREATE LANGUAGE evil HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;"},
    Attempt{"ReachesOutByDblink", "CREATE EXTENSION dblink;"},
    Attempt{"ReachesFilesByAWrapper", "CREATE EXTENSION file_fdw;"},
    Attempt{"ReachesServersByAWrapper", "CREATE EXTENSION postgres_fdw;"},
    Attempt{"SubscribesToAnotherServer",
            "CREATE SUBSCRIPTION evil CONNECTION 'host=192.0.2.1' PUBLICATION p WITH (connect = false);"},
    // Rights.
    Attempt{"MakesASuperuser", "CREATE ROLE evil SUPERUSER;"},
    Attempt{"MakesARole", "CREATE ROLE evil LOGIN;"},
    Attempt{"MakesItselfASuperuser", "ALTER ROLE CURRENT_USER SUPERUSER;"},
    Attempt{"LetsItselfReadFiles", "GRANT pg_read_server_files TO CURRENT_USER;"},
    Attempt{"BecomesTheSuperuser", "SET ROLE postgres;"},
    Attempt{"BecomesAnotherSession", "SET SESSION AUTHORIZATION postgres;"},
    Attempt{"ChangesTheSuperusersSettings", "ALTER ROLE postgres SET search_path = evil;"},
    Attempt{"ReadsPasswords", "SELECT rolpassword FROM pg_authid;"},
    Attempt{"RewritesTheCatalog", "UPDATE pg_catalog.pg_class SET relowner = 10;"},
    Attempt{"MakesADatabase", "-- rehearse: no-transaction\nCREATE DATABASE evil;"},
    // The server and its other sessions.
    Attempt{"ChangesTheServersSettings",
            "-- rehearse: no-transaction\nALTER SYSTEM SET archive_command = 'id';"},
    Attempt{"ReloadsTheServer", "SELECT pg_reload_conf();"},
    Attempt{"ChangesWhatIsLogged", "SET log_statement = 'all';"},
    Attempt{"HidesFromTheLog", "SET log_min_error_statement = 'panic';"},
    Attempt{"SilencesTriggers", "SET session_replication_role = replica;"},
    Attempt{"ListensToEverything", "CREATE EVENT TRIGGER evil ON ddl_command_start EXECUTE FUNCTION evil();"},
    Attempt{"EndsOurSessions",
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres';"},
    Attempt{"CancelsOurQueries",
            "SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres';"},
    Attempt{"KeepsTheLogForEver", "SELECT pg_create_physical_replication_slot('evil', true);"},
    Attempt{"StaysPreparedForEver", "BEGIN; CREATE TABLE loot (a int); PREPARE TRANSACTION 'evil';", "55000"},
    Attempt{"DropsItsDatabase", "DO $$ BEGIN EXECUTE format('DROP DATABASE %I', current_database()); END $$;",
            "25001"},
};

std::string id_of(std::size_t index) {
  return std::to_string(1'000 + index);
}

class Hostile : public testing::TestWithParam<std::size_t> {
 protected:
  static void SetUpTestSuite() {
    rehearsed_ = std::make_unique<test::Rehearsed>();
    for (std::size_t i = 0; i < kAttempts.size(); ++i)
      rehearsed_->migration(id_of(i) + "_" + kAttempts.at(i).name, kAttempts.at(i).sql);
    rehearsed_->migration("9999_innocent", "CREATE TABLE innocent (a int);");
    rehearsed_->run();
  }
  static void TearDownTestSuite() { rehearsed_.reset(); }

  static std::unique_ptr<test::Rehearsed> rehearsed_;
};

std::unique_ptr<test::Rehearsed> Hostile::rehearsed_;

TEST_P(Hostile, IsRefusedAndReported) {
  const Attempt& attempt = kAttempts.at(GetParam());
  const SqlError error = rehearsed_->error(id_of(GetParam()));
  const bool unavailable =
      error.sqlstate == kNotHere && std::string(attempt.sql).starts_with("CREATE EXTENSION");
  EXPECT_EQ(error.sqlstate, unavailable ? kNotHere : attempt.sqlstate) << attempt << "\n" << error.message;
  EXPECT_EQ(rehearsed_->outcome(id_of(GetParam())).verdict, Verdict::fail);
}

const auto kAttemptName = [](const auto& tested) { return kAttempts.at(tested.param).name; };

INSTANTIATE_TEST_SUITE_P(Attempt, Hostile, testing::Range(std::size_t{0}, kAttempts.size()), kAttemptName);

TEST_F(Hostile, TheNextMigrationIsRehearsedAsEver) {
  EXPECT_EQ(rehearsed_->error("9999").message, "");
  EXPECT_FALSE(rehearsed_->outcome("9999").steps.empty());
}

}  // namespace
}  // namespace rehearse
