// Kinds that are read only when asked for, most of them shared by all databases of the server.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "snapshot/read.h"
#include "snapshot/support.h"

namespace rehearse::snapshot {
namespace {

struct OptIn {
  Case tested;
  std::string cleanup = {};  ///< what outlives the database
};

constexpr SnapshotOptions kEverything{.sequence_state = true, .large_objects = true, .cluster_objects = true};

const std::string role = "CREATE ROLE rehearse_a";
const std::string alter = "ALTER ROLE rehearse_a ";
const std::string drop = "DROP ROLE IF EXISTS rehearse_a";
const std::string two = role + "\nCREATE ROLE rehearse_b";
const std::string drop_two = drop + "\nDROP ROLE IF EXISTS rehearse_b";
const std::string lo = "SELECT lo_create(7001)";
const std::string s = "CREATE SEQUENCE s";

OptIn role_attribute(const std::string& name, const std::string& on, const std::string& off,
                     std::vector<std::string> differences) {
  return {{name, role, alter + on, std::move(differences), alter + off}, drop};
}

std::vector<OptIn> cases() {
  return {
      {{"LargeObjectAdded", "", lo, {"large object 7001: added (of postgres)"}, "SELECT lo_unlink(7001)"}},
      {{"LargeObjectOwner",
        lo,
        "ALTER LARGE OBJECT 7001 OWNER TO owner",
        {"large object 7001: owner postgres -> owner"},
        "ALTER LARGE OBJECT 7001 OWNER TO postgres"}},
      {{"LargeObjectGrant",
        lo,
        "GRANT SELECT ON LARGE OBJECT 7001 TO owner",
        {"large object 7001: grants none -> owner: SELECT"},
        "REVOKE SELECT ON LARGE OBJECT 7001 FROM owner"}},
      {{"LargeObjectComment",
        lo,
        "COMMENT ON LARGE OBJECT 7001 IS 'x'",
        {"large object 7001: comment none -> x"},
        "COMMENT ON LARGE OBJECT 7001 IS NULL"}},
      {{"LargeObjectWritten", lo, "SELECT lo_put(7001, 0, 'x')", {}}},

      {{"SequenceAdvanced",
        s,
        "SELECT nextval('s'), nextval('s')",
        {"sequence state public.s: last value 1 not called -> 2"},
        "ALTER SEQUENCE s RESTART"}},
      {{"SequenceCalled",
        s,
        "SELECT nextval('s')",
        {"sequence state public.s: last value 1 not called -> 1"},
        "SELECT setval('s', 1, false)"}},
      {{"SequenceLostWithItsState", s, "DROP SEQUENCE s", {"sequence public.s: lost (sequence)"}, s}},
      {{"SequenceOfAQuotedName",
        "CREATE SEQUENCE \"S.1\"",
        "SELECT setval('\"S.1\"', 7)",
        {"sequence state public.\"S.1\": last value 1 not called -> 7"}}},
      {{"SequenceSetToWhatItWas", s + "\nSELECT nextval('s')", "SELECT setval('s', 1)", {}}},

      {{"RoleAdded", "", role, {"role rehearse_a: added (role)"}, "DROP ROLE rehearse_a"}, drop},
      role_attribute("RoleSuperuser", "SUPERUSER", "NOSUPERUSER",
                     {"role rehearse_a: superuser false -> true"}),
      role_attribute("RoleInherits", "NOINHERIT", "INHERIT", {"role rehearse_a: inherits true -> false"}),
      role_attribute("RoleCreatesRoles", "CREATEROLE", "NOCREATEROLE",
                     {"role rehearse_a: creates roles false -> true"}),
      role_attribute("RoleCreatesDatabases", "CREATEDB", "NOCREATEDB",
                     {"role rehearse_a: creates databases false -> true"}),
      role_attribute("RoleLogsIn", "LOGIN", "NOLOGIN", {"role rehearse_a: logs in false -> true"}),
      role_attribute("RoleReplicates", "REPLICATION", "NOREPLICATION",
                     {"role rehearse_a: replicates false -> true"}),
      role_attribute("RoleBypassesRowSecurity", "BYPASSRLS", "NOBYPASSRLS",
                     {"role rehearse_a: bypasses row security false -> true"}),
      role_attribute("RoleConnectionLimit", "CONNECTION LIMIT 3", "CONNECTION LIMIT -1",
                     {"role rehearse_a: connection limit none -> 3"}),
      {{"RoleValidUntil",
        role + " VALID UNTIL '2030-01-01 00:00+00'",
        alter + "VALID UNTIL '2031-01-01 01:00+01'",
        {"role rehearse_a: valid until 2030-01-01 00:00:00+00 -> 2031-01-01 00:00:00+00"},
        alter + "VALID UNTIL '2030-01-01 01:00+01'"},
       drop},
      {{"RolePasswordIsNotShown",
        "SET password_encryption = 'scram-sha-256'\n" + role,
        alter + "PASSWORD 'secret'",
        {"role rehearse_a: password none -> SCRAM-SHA-256"},
        alter + "PASSWORD NULL"},
       drop},
      {{"RolePasswordSetAgain", role + " PASSWORD 'secret'", alter + "PASSWORD 'secret'", {}}, drop},
      role_attribute("RoleSetting", "SET work_mem = '1MB'", "RESET work_mem",
                     {"role rehearse_a: settings none -> work_mem=1MB"}),
      {{"SettingOfAllRoles",
        "",
        "ALTER ROLE ALL SET work_mem = '1MB'",
        {"role ALL: added (work_mem=1MB)"},
        "ALTER ROLE ALL RESET work_mem"},
       "ALTER ROLE ALL RESET work_mem"},
      {{"RoleComment",
        role,
        "COMMENT ON ROLE rehearse_a IS 'x'",
        {"role rehearse_a: comment none -> x"},
        "COMMENT ON ROLE rehearse_a IS NULL"},
       drop},

      {{"MembershipAdded",
        two,
        "GRANT rehearse_a TO rehearse_b",
        {"role membership rehearse_a to rehearse_b by postgres: added (role membership)"},
        "REVOKE rehearse_a FROM rehearse_b"},
       drop_two},
      {{"MembershipAdmin",
        two + "\nGRANT rehearse_a TO rehearse_b",
        "GRANT rehearse_a TO rehearse_b WITH ADMIN OPTION",
        {"role membership rehearse_a to rehearse_b by postgres: admin false -> true"},
        "REVOKE ADMIN OPTION FOR rehearse_a FROM rehearse_b"},
       drop_two},
      {{"MembershipInherit",
        two + "\nGRANT rehearse_a TO rehearse_b",
        "GRANT rehearse_a TO rehearse_b WITH INHERIT FALSE",
        {"role membership rehearse_a to rehearse_b by postgres: inherit true -> false"},
        "GRANT rehearse_a TO rehearse_b WITH INHERIT TRUE",
        since(16)},
       drop_two},
      {{"MembershipSet",
        two + "\nGRANT rehearse_a TO rehearse_b",
        "GRANT rehearse_a TO rehearse_b WITH SET FALSE",
        {"role membership rehearse_a to rehearse_b by postgres: set true -> false"},
        "GRANT rehearse_a TO rehearse_b WITH SET TRUE",
        since(16)},
       drop_two},
      {{"MembershipInAPredefinedRole",
        role,
        "GRANT pg_read_all_stats TO rehearse_a",
        {"role membership pg_read_all_stats to rehearse_a by postgres: added (role membership)"},
        "REVOKE pg_read_all_stats FROM rehearse_a"},
       drop},

      {{"TablespaceAdded",
        "SET allow_in_place_tablespaces = on",
        "CREATE TABLESPACE rehearse_space LOCATION ''",
        {"tablespace rehearse_space: added (at in place)"},
        "DROP TABLESPACE rehearse_space",
        since(15)},
       "DROP TABLESPACE IF EXISTS rehearse_space"},
      {{"TablespaceOptions",
        "",
        "ALTER TABLESPACE pg_default SET (random_page_cost = 2)",
        {"tablespace pg_default: options none -> random_page_cost=2"},
        "ALTER TABLESPACE pg_default RESET (random_page_cost)"},
       "ALTER TABLESPACE pg_default RESET (random_page_cost)"},
      {{"TablespaceOwner",
        "",
        "ALTER TABLESPACE pg_default OWNER TO owner",
        {"tablespace pg_default: owner postgres -> owner"},
        "ALTER TABLESPACE pg_default OWNER TO postgres"},
       "ALTER TABLESPACE pg_default OWNER TO postgres"},
      {{"TablespaceGrant",
        "",
        "GRANT CREATE ON TABLESPACE pg_default TO owner",
        {"tablespace pg_default: grants none -> owner: CREATE"},
        "REVOKE CREATE ON TABLESPACE pg_default FROM owner"},
       "REVOKE CREATE ON TABLESPACE pg_default FROM owner"},
      {{"TablespaceComment",
        "",
        "COMMENT ON TABLESPACE pg_default IS 'x'",
        {"tablespace pg_default: comment none -> x"},
        "COMMENT ON TABLESPACE pg_default IS NULL"},
       "COMMENT ON TABLESPACE pg_default IS NULL"},

      {{"ParameterSet",
        "",
        "GRANT SET ON PARAMETER log_statement TO owner",
        {"parameter log_statement: added (owner: SET)"},
        "REVOKE SET ON PARAMETER log_statement FROM owner",
        since(15)},
       "REVOKE SET ON PARAMETER log_statement FROM owner"},
      {{"ParameterAlterSystem",
        "GRANT SET ON PARAMETER log_statement TO owner",
        "GRANT ALTER SYSTEM ON PARAMETER log_statement TO owner",
        {"parameter log_statement: grants owner: SET -> owner: ALTER SYSTEM, SET"},
        "REVOKE ALTER SYSTEM ON PARAMETER log_statement FROM owner",
        since(15)},
       "REVOKE ALL ON PARAMETER log_statement FROM owner"},
  };
}

void PrintTo(const OptIn& each, std::ostream* out) {
  *out << each.tested.change;
}

class Optional : public testing::TestWithParam<OptIn> {
 protected:
  void TearDown() override {
    if (!runs_on(GetParam().tested, connection_)) return;
    run(connection_, "SELECT lo_unlink(oid) FROM pg_largeobject_metadata\n" + GetParam().cleanup);
  }

  EmptyDatabase database_;
  pg::Connection& connection_ = database_.connection();
};

TEST_P(Optional, DifferencesAreExactlyThese) {
  const Case& tested = GetParam().tested;
  if (!runs_on(tested, connection_)) GTEST_SKIP() << "not on this version of PostgreSQL";
  run(connection_, tested.setup);
  const SchemaSnapshot plain = read(connection_);
  const SchemaSnapshot before = read(connection_, kEverything);
  run(connection_, tested.change);
  EXPECT_THAT(lines(before, read(connection_, kEverything)),
              testing::UnorderedElementsAreArray(tested.differences));
  if (tested.name != "SequenceLostWithItsState") {
    EXPECT_THAT(lines(plain, read(connection_)), testing::IsEmpty()) << "nobody asked for it";
  }
  if (tested.inverse.empty()) return;
  run(connection_, tested.inverse);
  EXPECT_THAT(lines(before, read(connection_, kEverything)), testing::IsEmpty()) << "after the inverse";
}

std::string name(const testing::TestParamInfo<OptIn>& info) {
  return info.param.tested.name;
}

INSTANTIATE_TEST_SUITE_P(Kinds, Optional, testing::ValuesIn(cases()), name);

}  // namespace
}  // namespace rehearse::snapshot
