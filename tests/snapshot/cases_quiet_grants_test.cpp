#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string t = "CREATE TABLE t (id serial, a int, b text)";
const std::string f = "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'";

const Cases cases({
    {"GrantThenRevoke",
     t,
     "GRANT SELECT ON t TO owner\n"
     "REVOKE SELECT ON t FROM owner",
     {}},
    {"GrantOrder",
     t + "\nGRANT SELECT ON t TO owner\n"
         "GRANT SELECT ON t TO PUBLIC",
     "REVOKE ALL ON t FROM owner\n"
     "GRANT SELECT ON t TO owner",
     {}},
    {"GrantsInSeveralSteps",
     t + "\nGRANT SELECT, INSERT, UPDATE ON t TO owner",
     "REVOKE ALL ON t FROM owner\n"
     "GRANT UPDATE ON t TO owner\n"
     "GRANT INSERT ON t TO owner\n"
     "GRANT SELECT ON t TO owner",
     {}},
    {"GrantToItsOwner", t, "GRANT ALL ON t TO postgres", {}},
    {"OwnerRevokesAndGrantsAgain",
     t,
     "REVOKE ALL ON t FROM postgres\n"
     "GRANT ALL ON t TO postgres",
     {}},
    {"GrantOptionThereAndBack",
     t + "\nGRANT SELECT ON t TO owner",
     "GRANT SELECT ON t TO owner WITH GRANT OPTION\n"
     "REVOKE GRANT OPTION FOR SELECT ON t FROM owner",
     {}},
    {"GrantOnAllTables",
     t + "\nGRANT SELECT ON t TO owner",
     "REVOKE SELECT ON t FROM owner\n"
     "GRANT SELECT ON ALL TABLES IN SCHEMA public TO owner",
     {}},
    {"ColumnGrantThenRevoke",
     t,
     "GRANT SELECT (a, b) ON t TO owner\n"
     "REVOKE SELECT (b, a) ON t FROM owner",
     {}},
    {"ColumnGrantOrder",
     t + "\nGRANT SELECT (a) ON t TO owner\n"
         "GRANT SELECT (a) ON t TO PUBLIC",
     "REVOKE ALL (a) ON t FROM owner\n"
     "GRANT SELECT (a) ON t TO owner",
     {}},
    {"FunctionGrantThenRevoke",
     f,
     "GRANT EXECUTE ON FUNCTION f TO owner\n"
     "REVOKE EXECUTE ON FUNCTION f FROM owner",
     {}},
    {"FunctionRevokedThenGrantedToPublic",
     f,
     "REVOKE EXECUTE ON FUNCTION f FROM PUBLIC\n"
     "GRANT EXECUTE ON FUNCTION f TO PUBLIC",
     {}},
    {"SequenceGrantThenRevoke",
     t,
     "GRANT USAGE ON SEQUENCE t_id_seq TO owner\n"
     "REVOKE USAGE ON SEQUENCE t_id_seq FROM owner",
     {}},
    {"SchemaGrantThenRevoke",
     "CREATE SCHEMA app",
     "GRANT USAGE ON SCHEMA app TO owner\n"
     "REVOKE USAGE ON SCHEMA app FROM owner",
     {}},
    {"PublicSchemaGrantThenRevoke",
     "",
     "GRANT CREATE ON SCHEMA public TO owner\n"
     "REVOKE CREATE ON SCHEMA public FROM owner",
     {}},
    {"TypeGrantThenRevoke",
     "CREATE TYPE e AS ENUM ('a')",
     "REVOKE USAGE ON TYPE e FROM PUBLIC\n"
     "GRANT USAGE ON TYPE e TO PUBLIC",
     {}},
    {"DefaultPrivilegesGrantedThenRevoked",
     "",
     "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO owner\n"
     "ALTER DEFAULT PRIVILEGES IN SCHEMA public REVOKE SELECT ON TABLES FROM owner",
     {}},
    {"DefaultPrivilegesRevokedThenGranted",
     "",
     "ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC\n"
     "ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO PUBLIC",
     {}},
    {"RecreatedUnderDefaultPrivileges",
     "ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO owner\n" + t,
     "DROP TABLE t\n" + t,
     {}},
    {"DatabaseSettingSetAndReset",
     "",
     "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I SET work_mem = ''1MB''', current_database()); END $$\n"
     "DO $$ BEGIN EXECUTE format('ALTER DATABASE %I RESET work_mem', current_database()); END $$",
     {}},
    {"DatabaseGrantThenRevoke",
     "",
     "DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO pg_monitor', current_database()); END $$\n"
     "DO $$ BEGIN EXECUTE format('REVOKE CREATE ON DATABASE %I FROM pg_monitor', current_database()); END $$",
     {}},
});

}  // namespace

}  // namespace rehearse::snapshot
