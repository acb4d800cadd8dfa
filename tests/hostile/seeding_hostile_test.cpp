// Functions of a migration that run while tables are seeded: with rights that reach no further than the
// database, and what they try beyond stands in the report.
#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <memory>
#include <ostream>
#include <string>

#include "hostile/rehearsed.h"

namespace rehearse {
namespace {

using testing::AnyOf;
using testing::HasSubstr;

// What a function does when it is called.
struct Attack {
  const char* name;
  const char* body;
};

constexpr std::array kAttacks{
    Attack{"runs_a_program", "COPY (SELECT 1) TO PROGRAM 'cat >/dev/null';"},
    Attack{"reads_a_file", "PERFORM pg_read_file('/etc/passwd');"},
    Attack{"becomes_a_superuser", "ALTER ROLE CURRENT_USER SUPERUSER;"},
    Attack{"lets_the_owner_read_files", "GRANT pg_read_server_files TO owner;"},
    Attack{"acts_as_the_superuser", "SET ROLE postgres;"},
    Attack{"resets_its_role", "RESET ROLE; COPY (SELECT 1) TO PROGRAM 'cat >/dev/null';"},
    Attack{"resets_its_session", "SET SESSION AUTHORIZATION DEFAULT; PERFORM pg_read_file('/etc/passwd');"},
    Attack{"is_another_session", "SET SESSION AUTHORIZATION postgres;"},
    Attack{"acts_as_the_owner_first", "SET ROLE owner; RESET ROLE; ALTER ROLE CURRENT_USER CREATEROLE;"},
    Attack{"lets_triggers_fire", "SET session_replication_role = origin;"},
    Attack{"gives_the_role_away", "GRANT rehearse_seeder TO owner;"},
};

// Where a table has a function of the migration's own; {0} is the name of the attack.
struct Place {
  const char* name;
  const char* sql;
  bool runs = true;  ///< while rows are loaded
};

constexpr std::array kPlaces{
    Place{"check", "CREATE TABLE check_{0} (n int NOT NULL CHECK (sly_{0}(n) IS NOT NULL));"},
    // Of a type without values that could be loaded.
    Place{
        "default",
        "CREATE TYPE odd_{0} AS (a aclitem);"
        "CREATE FUNCTION odd_{0}() RETURNS odd_{0} LANGUAGE plpgsql AS $f$ BEGIN PERFORM public.evil_{0}(); "
        "RETURN ROW('=r/postgres'::aclitem); END $f$;"
        "CREATE TABLE default_{0} (n int NOT NULL, a odd_{0} NOT NULL DEFAULT odd_{0}());"},
    Place{"generated",
          "CREATE TABLE generated_{0} (n int NOT NULL, m int GENERATED ALWAYS AS (sly_{0}(n)) STORED);"},
    Place{"index", "CREATE TABLE index_{0} (n int NOT NULL); CREATE INDEX ON index_{0} (sly_{0}(n));"},
    Place{"predicate",
          "CREATE TABLE predicate_{0} (n int NOT NULL); CREATE INDEX ON predicate_{0} (n) WHERE sly_{0}(n) > "
          "0;"},
    Place{"domain",
          "CREATE DOMAIN number_{0} AS int CHECK (sly_{0}(VALUE) = VALUE);"
          "CREATE TABLE domain_{0} (n number_{0} NOT NULL);"},
    Place{"trigger_always",
          "CREATE TABLE trigger_always_{0} (n int NOT NULL);"
          "CREATE TRIGGER t BEFORE INSERT ON trigger_always_{0} FOR EACH ROW EXECUTE FUNCTION fire_{0}();"
          "ALTER TABLE trigger_always_{0} ENABLE ALWAYS TRIGGER t;",
          false},
    Place{"trigger_replica",
          "CREATE TABLE trigger_replica_{0} (n int NOT NULL);"
          "CREATE TRIGGER t BEFORE INSERT ON trigger_replica_{0} FOR EACH ROW EXECUTE FUNCTION fire_{0}();"
          "ALTER TABLE trigger_replica_{0} ENABLE REPLICA TRIGGER t;",
          false},
};

// Only a volatile function may do such things, and only one that says otherwise may stand in an index. From
// version 17 on ANALYZE calls it without a path.
std::string functions(const Attack& attack) {
  return fmt::format(R"(
CREATE FUNCTION evil_{0}() RETURNS void LANGUAGE plpgsql AS $f$ BEGIN {1} END $f$;
CREATE FUNCTION sly_{0}(n int) RETURNS int LANGUAGE plpgsql IMMUTABLE AS $f$ BEGIN PERFORM public.evil_{0}(); RETURN n; END $f$;
CREATE FUNCTION fire_{0}() RETURNS trigger LANGUAGE plpgsql AS $f$ BEGIN PERFORM public.evil_{0}(); RETURN NEW; END $f$;
)",
                     attack.name, attack.body);
}

std::string tables(const Attack& attack) {
  std::string sql = functions(attack);
  for (const Place& place : kPlaces) sql += fmt::format(fmt::runtime(place.sql), attack.name) + "\n";
  return sql;
}

// Fails where it runs as a superuser.
constexpr Attack kLook{"looks",
                       "IF EXISTS (SELECT FROM pg_roles WHERE rolsuper AND rolname IN (current_user, "
                       "session_user)) THEN RAISE EXCEPTION 'runs as a superuser'; END IF;"};

class HostileSeeding : public testing::TestWithParam<std::size_t> {
 protected:
  static void SetUpTestSuite() {
    rehearsed_ = std::make_unique<test::Rehearsed>();
    for (const Attack& attack : kAttacks)
      rehearsed_->migration(std::string("1_") + attack.name, tables(attack));
    rehearsed_->migration("2_looks", tables(kLook));
    rehearsed_->migration("3_innocent", "CREATE TABLE innocent (a int);");
    rehearsed_->test_last(1);
    rehearsed_->run();
  }
  static void TearDownTestSuite() { rehearsed_.reset(); }

  static const SeededTable& seeded(const std::string& table) {
    for (const SeededTable& each : rehearsed_->report().seed.tables)
      if (each.table == "public." + table) return each;
    throw std::out_of_range("not seeded: " + table);
  }

  static std::unique_ptr<test::Rehearsed> rehearsed_;
};

std::unique_ptr<test::Rehearsed> HostileSeeding::rehearsed_;

TEST_P(HostileSeeding, IsContainedAndReported) {
  for (const Attack& attack : kAttacks) {
    const Place& place = kPlaces.at(GetParam());
    const SeededTable& table = seeded(fmt::format("{}_{}", place.name, attack.name));
    EXPECT_EQ(table.rows, Rows{place.runs ? 0 : 10}) << table.table;
    if (!place.runs) {
      EXPECT_EQ(table.problem, "") << table.table;
      continue;
    }
    // Literals that a domain refuses, for whatever reason, are none of its values.
    EXPECT_THAT(table.problem, AnyOf(HasSubstr("permission denied"), HasSubstr("must be superuser"),
                                     HasSubstr("must have admin option"), HasSubstr("is a member of role"),
                                     HasSubstr("no values are known for its type")))
        << table.table;
  }
}

TEST_P(HostileSeeding, RunsWithoutTheRightsOfASuperuser) {
  const Place& place = kPlaces.at(GetParam());
  const SeededTable& table = seeded(fmt::format("{}_{}", place.name, kLook.name));
  EXPECT_EQ(table.problem, "");
  EXPECT_EQ(table.rows, Rows{10});
}

const auto kPlaceName = [](const auto& tested) { return kPlaces.at(tested.param).name; };

INSTANTIATE_TEST_SUITE_P(In, HostileSeeding, testing::Range(std::size_t{0}, kPlaces.size()), kPlaceName);

TEST_F(HostileSeeding, TheNextMigrationIsRehearsedAsEver) {
  EXPECT_EQ(rehearsed_->error("3").message, "");
  EXPECT_FALSE(rehearsed_->outcome("3").steps.empty());
}

TEST(HostileFixture, RunsWithoutTheRightsOfASuperuser) {
  test::Rehearsed rehearsed;
  rehearsed.migration("1_evil",
                      functions(kAttacks.front()) +
                          "CREATE TABLE t (n int); CREATE TRIGGER t BEFORE INSERT ON t FOR EACH ROW "
                          "EXECUTE FUNCTION fire_runs_a_program();");
  rehearsed.migration("2_innocent", "CREATE TABLE innocent (a int);");
  rehearsed.test_last(1);
  rehearsed.fixture("INSERT INTO t VALUES (1);");
  try {
    rehearsed.run();
    FAIL() << "the trigger ran its program";
  } catch (const Error& error) {
    EXPECT_THAT(error.what(), AnyOf(HasSubstr("permission denied"), HasSubstr("must be superuser")));
  }
}

TEST(HostileSeedingRole, IsGoneWhenMigrationsRun) {
  test::Rehearsed rehearsed;
  rehearsed.migration("1_table", "CREATE TABLE t (n int NOT NULL);");
  rehearsed.migration("2_looks",
                      "DO $$ BEGIN IF EXISTS (SELECT FROM pg_roles WHERE rolname ~ 'seeder') THEN "
                      "RAISE EXCEPTION 'it is there'; END IF; END $$;");
  rehearsed.test_last(1);
  rehearsed.run();
  EXPECT_EQ(rehearsed.error("2").message, "");
}

}  // namespace
}  // namespace rehearse
