#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string alter = "ALTER DEFAULT PRIVILEGES ";
const std::string app = "CREATE SCHEMA app\n";

const Cases cases({
    {"DefaultPrivilegesEverywhere",
     "",
     alter + "GRANT SELECT ON TABLES TO owner",
     {"default privileges of postgres on tables: added (owner: SELECT)"},
     alter + "REVOKE SELECT ON TABLES FROM owner"},
    {"DefaultPrivilegesRevoked",
     "",
     alter + "REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC",
     {"default privileges of postgres on functions: added (PUBLIC: no EXECUTE)"},
     alter + "GRANT EXECUTE ON FUNCTIONS TO PUBLIC"},
    {"DefaultPrivilegesInASchema",
     app,
     alter + "IN SCHEMA app GRANT USAGE ON SEQUENCES TO owner WITH GRANT OPTION",
     {"default privileges of postgres in app on sequences: added (owner: USAGE with grant option)"},
     alter + "IN SCHEMA app REVOKE USAGE ON SEQUENCES FROM owner"},
    {"DefaultPrivilegesExtended",
     app + alter + "IN SCHEMA app GRANT SELECT ON TABLES TO owner",
     alter + "IN SCHEMA app GRANT INSERT ON TABLES TO owner",
     {"default privileges of postgres in app on tables: grants owner: SELECT -> owner: INSERT, SELECT"},
     alter + "IN SCHEMA app REVOKE INSERT ON TABLES FROM owner"},
    {"DefaultPrivilegesOfARole",
     "",
     alter + "FOR ROLE owner GRANT EXECUTE ON FUNCTIONS TO postgres",
     {"default privileges of owner on functions: added (postgres: EXECUTE)"},
     alter + "FOR ROLE owner REVOKE EXECUTE ON FUNCTIONS FROM postgres"},
    {"DefaultPrivilegesOnTypes",
     "",
     alter + "REVOKE USAGE ON TYPES FROM PUBLIC",
     {"default privileges of postgres on types: added (PUBLIC: no USAGE)"},
     alter + "GRANT USAGE ON TYPES TO PUBLIC"},
    {"DefaultPrivilegesOnSchemas",
     "",
     alter + "GRANT USAGE ON SCHEMAS TO owner",
     {"default privileges of postgres on schemas: added (owner: USAGE)"},
     alter + "REVOKE USAGE ON SCHEMAS FROM owner"},
    {"DefaultPrivilegesOnLargeObjects",
     "",
     alter + "GRANT SELECT ON LARGE OBJECTS TO owner",
     {"default privileges of postgres on large objects: added (owner: SELECT)"},
     alter + "REVOKE SELECT ON LARGE OBJECTS FROM owner",
     since(18)},
    {"DefaultPrivilegesTakenFromTheOwner",
     "",
     alter + "REVOKE ALL ON SEQUENCES FROM postgres",
     {"default privileges of postgres on sequences: added (postgres: no SELECT, no UPDATE, no USAGE)"},
     alter + "GRANT ALL ON SEQUENCES TO postgres"},
    {"DefaultPrivilegesInTwoOrders",
     app + alter + "IN SCHEMA app GRANT SELECT, INSERT ON TABLES TO owner, PUBLIC",
     alter + "IN SCHEMA app REVOKE ALL ON TABLES FROM owner\n" + alter +
         "IN SCHEMA app GRANT INSERT, SELECT ON TABLES TO owner",
     {}},
    {"DefaultPrivilegesThereAndBack",
     "",
     alter + "GRANT SELECT ON TABLES TO owner\n" + alter + "REVOKE SELECT ON TABLES FROM owner",
     {}},
});

}  // namespace

}  // namespace rehearse::snapshot
