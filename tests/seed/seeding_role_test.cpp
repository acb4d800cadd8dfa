// Who fills tables, and what is in its way: rights that owners took from themselves, tables of other roles.
#include "seed/seeding_role.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <optional>

#include "pg/server_error.h"
#include "seed/seed.h"
#include "seed/support.h"
#include "support/server.h"

namespace rehearse::seed {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;

constexpr std::int64_t kRebuilt = 25'000;  // enough for indexes to be dropped and built again

// A role beside the owner, as a dump brings them; it goes after the database that has its tables.
class OtherRole {
 public:
  explicit OtherRole(const std::string& attributes = "NOLOGIN")
      : admin_(pg::as_superuser(test::endpoint(), "postgres")),
        name_(fmt::format("other_{}", admin_.backend().value)) {
    admin_.query(fmt::format("CREATE ROLE {} {}", name_, attributes));
  }
  ~OtherRole() { admin_.query("DROP ROLE " + name_); }
  OtherRole(const OtherRole&) = delete;
  OtherRole& operator=(const OtherRole&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }
  pg::Connection& admin() { return admin_; }

 private:
  pg::Connection admin_;
  std::string name_;
};

// Every list of rights, owner and membership: what filling must leave as it was.
std::string rights(SeededDatabase& database) {
  return database.text(R"(
SELECT string_agg(line, E'\n' ORDER BY line) FROM (
  SELECT format('%s %s %s', oid::regclass, relowner::regrole, coalesce(relacl,
    acldefault(CASE relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, relowner))) AS line
  FROM pg_class WHERE oid >= 16384 AND relkind <> 't'
  UNION ALL SELECT format('%s %s %s', nspname, nspowner::regrole, coalesce(nspacl, acldefault('n', nspowner)))
  FROM pg_namespace WHERE nspname !~ '^pg_temp|^pg_toast_temp'
  UNION ALL SELECT format('%s %s', oid::regprocedure, coalesce(proacl, acldefault('f', proowner)))
  FROM pg_proc WHERE oid >= 16384
  UNION ALL SELECT format('%s', coalesce(datacl, acldefault('d', datdba))) FROM pg_database
  WHERE datname = current_database()
  UNION ALL SELECT format('dependency %s %s', classid::regclass, objid) FROM pg_shdepend
  WHERE dbid = (SELECT oid FROM pg_database WHERE datname = current_database()) AND deptype = 'a') all_rights)");
}

void expect_filled(SeededDatabase& database, const std::string& table, std::int64_t rows) {
  const std::string schema = database.dump();
  const std::string before = rights(database);
  EXPECT_THAT(problems(database.fill(rows)), IsEmpty());
  EXPECT_EQ(database.rows(table), rows);
  EXPECT_EQ(rights(database), before);
  EXPECT_EQ(database.dump(), schema);
}

const std::string& owner() {
  return test::endpoint().owner;
}

TEST(SeedingRole, FillsWhereTheOwnerTookRightsFromItself) {
  SeededDatabase database(fmt::format(R"(
CREATE SCHEMA closed AUTHORIZATION {0};
CREATE FUNCTION closed.even(n int) RETURNS bool IMMUTABLE LANGUAGE sql AS 'SELECT n % 2 = 0';
CREATE TABLE closed.t (id serial PRIMARY KEY, n int NOT NULL CHECK (closed.even(n * 2)));
CREATE INDEX ON closed.t (n);
ALTER TABLE closed.t OWNER TO {0}; ALTER FUNCTION closed.even OWNER TO {0};
REVOKE ALL ON closed.t, closed.t_id_seq FROM {0};
REVOKE ALL ON FUNCTION closed.even FROM public, {0};
REVOKE ALL ON SCHEMA closed FROM {0};
DO $$ BEGIN EXECUTE format('REVOKE ALL ON DATABASE %I FROM public, {0}', current_database()); END $$;
)",
                                      owner()));
  expect_filled(database, "closed.t", kRebuilt);
}

TEST(SeedingRole, FillsWhereRowsAreHiddenFromTheOwner) {
  SeededDatabase database(
      "CREATE TABLE t (id int PRIMARY KEY, n int NOT NULL);"
      "ALTER TABLE t ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;"
      "CREATE POLICY none ON t USING (false) WITH CHECK (false);"
      "CREATE TABLE child (id int PRIMARY KEY, t_id int NOT NULL REFERENCES t)");
  expect_filled(database, "t", kRebuilt);
  EXPECT_EQ(database.rows("child"), kRebuilt);
}

TEST(SeedingRole, FillsTablesOfOtherRoles) {
  const OtherRole other;
  SeededDatabase database(fmt::format(R"(
CREATE SCHEMA theirs AUTHORIZATION {0};
CREATE TABLE theirs.t (id int PRIMARY KEY, n int NOT NULL CHECK (n % 3 = 0), note text);
CREATE INDEX ON theirs.t (note);
ALTER TABLE theirs.t OWNER TO {0};
CREATE TABLE child (id int PRIMARY KEY, t_id int NOT NULL REFERENCES theirs.t);
)",
                                      other.name()));
  expect_filled(database, "theirs.t", kRebuilt);
  EXPECT_EQ(database.text("SELECT relowner::regrole FROM pg_class WHERE relname = 't_note_idx'"),
            other.name());
}

TEST(SeedingRole, FillsAPartitionOfAnotherRole) {
  const OtherRole other;
  SeededDatabase database(fmt::format(R"(
CREATE TABLE t (id int, kind text NOT NULL CHECK (kind IN ('a', 'b')), PRIMARY KEY (id, kind)) PARTITION BY LIST (kind);
CREATE TABLE t_a PARTITION OF t FOR VALUES IN ('a');
CREATE TABLE t_b PARTITION OF t FOR VALUES IN ('b');
CREATE INDEX ON t_b (id);
ALTER TABLE t_b OWNER TO {0}; REVOKE ALL ON t_b FROM {0};
)",
                                      other.name()));
  expect_filled(database, "t", kRebuilt);
  EXPECT_GT(database.rows("t_b"), 0);
}

// Where the rights of the owner are out of the question: rows only, by way of grants.
TEST(SeedingRole, FillsTablesOfASuperuserWithoutItsRights) {
  SeededDatabase database("CREATE TABLE mine (id int PRIMARY KEY)");
  database.connection().query(R"(
CREATE SCHEMA theirs;
CREATE FUNCTION theirs.note() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN NEW.note := current_user; RETURN NEW; END $$;
CREATE TABLE theirs.t (id serial PRIMARY KEY, n int NOT NULL, note text);
CREATE INDEX ON theirs.t (n);
CREATE TRIGGER note BEFORE INSERT ON theirs.t FOR EACH ROW EXECUTE FUNCTION theirs.note();
ALTER TABLE theirs.t ENABLE ALWAYS TRIGGER note)");
  expect_filled(database, "theirs.t", kRebuilt);
  EXPECT_EQ(database.text("SELECT string_agg(DISTINCT note, ' ') FROM theirs.t"), test::endpoint().seeder);
  EXPECT_EQ(database.number("SELECT reltuples FROM pg_class WHERE oid = 'theirs.t'::regclass"), kRebuilt);
}

TEST(SeedingRole, LeavesTheTablesOfExtensionsAlone) {
  SeededDatabase database("CREATE TABLE t (id int PRIMARY KEY)");
  database.connection().query(
      "CREATE SCHEMA ext; CREATE TABLE ext.job (command text); INSERT INTO ext.job VALUES ('true');"
      "ALTER EXTENSION plpgsql ADD SCHEMA ext; ALTER EXTENSION plpgsql ADD TABLE ext.job");
  const SeedingRole role(database.superuser(), MigrationRole::owner);
  pg::Connection seeder(role.target());
  EXPECT_THROW(seeder.query("INSERT INTO ext.job VALUES ('evil')"), pg::ServerError);
  EXPECT_THROW(seeder.query("SELECT FROM ext.job"), pg::ServerError);
}

// It would hand its rights on to whatever it calls.
TEST(SeedingRole, DoesNotJoinRolesThatReachBeyondTheDatabase) {
  for (const char* attributes : {"CREATEROLE", "REPLICATION", "IN ROLE pg_read_server_files",
                                 "IN ROLE pg_execute_server_program", "SUPERUSER"}) {
    const OtherRole other(attributes);
    SeededDatabase database(
        fmt::format("CREATE TABLE t (id int PRIMARY KEY); ALTER TABLE t OWNER TO {}", other.name()));
    {
      const SeedingRole role(database.superuser(), MigrationRole::owner);
      EXPECT_EQ(database.integer(
                    "SELECT count(*) FROM pg_auth_members WHERE roleid = " + pg::quote_literal(other.name()) +
                    "::regrole AND member = " + pg::quote_literal(role.target().user) + "::regrole"),
                0)
          << attributes;
    }
    EXPECT_THAT(problems(database.fill(50)), IsEmpty()) << attributes;
    EXPECT_EQ(database.rows("t"), 50) << attributes;
  }
}

TEST(SeedingRole, MayDoWhatIsInTheDatabaseAndNothingElse) {
  SeededDatabase database("CREATE TABLE t (id int PRIMARY KEY)");
  SeedingRole role(database.superuser(), MigrationRole::owner);
  pg::Connection fixtures(role.target());
  EXPECT_EQ(fixtures.query("SHOW session_replication_role").text(0, 0), "origin");
  role.fire_no_triggers();
  pg::Connection rows(role.target());
  EXPECT_EQ(rows.query("SHOW session_replication_role").text(0, 0), "replica");
  EXPECT_EQ(rows.query("SHOW is_superuser").text(0, 0), "off");
  for (const char* attempt :
       {"COPY t TO PROGRAM 'cat >/dev/null'", "SELECT pg_read_file('PG_VERSION')", "SET ROLE postgres",
        "SET SESSION AUTHORIZATION postgres", "ALTER ROLE CURRENT_USER SUPERUSER",
        "SET session_replication_role = origin", "RESET session_replication_role", "CREATE ROLE evil",
        "ALTER ROLE CURRENT_USER RESET session_replication_role", "SELECT rolpassword FROM pg_authid",
        "ALTER SYSTEM SET work_mem = '1GB'", "LOAD '/tmp/evil.so'"}) {
    EXPECT_THROW(rows.query(attempt), pg::ServerError) << attempt;
  }
}

TEST(SeedingRole, IsNobodysToBecome) {
  SeededDatabase database("CREATE TABLE t (id int PRIMARY KEY)");
  const SeedingRole role(database.superuser(), MigrationRole::owner);
  const std::string name = pg::quote_identifier(role.target().user);
  pg::Target as_owner = database.superuser();
  as_owner.user = owner();
  pg::Connection migrating(as_owner);
  for (const std::string& attempt :
       {"SET ROLE " + name, "SET SESSION AUTHORIZATION " + name, "GRANT " + name + " TO CURRENT_USER",
        "ALTER ROLE " + name + " SET search_path = evil", "ALTER ROLE " + name + " RESET ALL",
        "ALTER ROLE " + name + " PASSWORD 'x'"}) {
    EXPECT_THROW(migrating.query(attempt), pg::ServerError) << attempt;
  }
  pg::Connection seeder(role.target());
  EXPECT_THROW(seeder.query("GRANT " + name + " TO " + owner()), pg::ServerError);
}

TEST(SeedingRole, IsGoneAfterwardsAndWhatItMadeIsTheOwners) {
  SeededDatabase database("CREATE TABLE t (id int PRIMARY KEY)");
  std::string name;
  {
    const SeedingRole role(database.superuser(), MigrationRole::owner);
    name = role.target().user;
    pg::Connection(role.target())
        .query(
            "CREATE TABLE made (a int); CREATE FUNCTION trap() RETURNS name SECURITY DEFINER LANGUAGE sql AS "
            "'SELECT current_user'; ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO public; GRANT SELECT ON "
            "t "
            "TO CURRENT_USER; ALTER ROLE CURRENT_USER SET work_mem = '1MB'");
  }
  EXPECT_EQ(database.integer("SELECT count(*) FROM pg_roles WHERE rolname = " + pg::quote_literal(name)), 0);
  EXPECT_EQ(database.text("SELECT relowner::regrole FROM pg_class WHERE relname = 'made'"), owner());
  EXPECT_EQ(database.text("SELECT trap()"), owner());
  EXPECT_EQ(database.integer("SELECT count(*) FROM pg_default_acl"), 0);
}

TEST(SeedingRole, OfAFillThatWasKilledIsMadeAgain) {
  SeededDatabase database("CREATE TABLE t (id int PRIMARY KEY)");
  const std::string before = database.dump();
  const std::string name = pg::quote_identifier(test::endpoint().seeder);
  database.connection().query("CREATE ROLE " + name + "; GRANT SELECT ON t TO " + name);
  EXPECT_THAT(problems(database.fill(50)), IsEmpty());
  EXPECT_EQ(database.rows("t"), 50);
  EXPECT_EQ(database.dump(), before);
}

TEST(SeedingRole, IsTheSuperuserWhereMigrationsAreThatToo) {
  SeededDatabase database("CREATE TABLE t (id int PRIMARY KEY)");
  const SeedingRole role(database.superuser(), MigrationRole::superuser);
  EXPECT_EQ(role.target().user, test::endpoint().superuser);
  EXPECT_EQ(database.integer("SELECT count(*) FROM pg_roles WHERE rolname = " +
                             pg::quote_literal(test::endpoint().seeder)),
            0);
}

}  // namespace
}  // namespace rehearse::seed
