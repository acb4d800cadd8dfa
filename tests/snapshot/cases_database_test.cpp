#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

// The name of the database is not known beforehand.
std::string on_database(const std::string& head, const std::string& tail) {
  return "DO $$ BEGIN EXECUTE format('" + head + " DATABASE %I " + tail + "', current_database()); END $$";
}

std::string setting(const std::string& tail) {
  return on_database("ALTER", tail);
}

const Cases cases({
    {"DatabaseSettingAdded",
     "",
     setting("SET work_mem = ''1MB''"),
     {"database settings: added (work_mem=1MB)"},
     setting("RESET work_mem")},
    {"DatabaseSettingChanged",
     setting("SET work_mem = ''1MB''") + "\n" + setting("SET jit = off"),
     setting("SET work_mem = ''2MB''"),
     {"database settings: values jit=off, work_mem=1MB -> jit=off, work_mem=2MB"},
     setting("SET work_mem = ''1MB''")},
    {"DatabaseSettingOfARole",
     "",
     on_database("ALTER ROLE owner IN", "SET work_mem = ''1MB''"),
     {"database settings of owner: added (work_mem=1MB)"},
     on_database("ALTER ROLE owner IN", "RESET work_mem")},
    {"DatabaseOwner",
     "",
     setting("OWNER TO postgres"),
     {"database properties: owner owner -> postgres"},
     setting("OWNER TO owner")},
    {"DatabaseGrant",
     "",
     on_database("GRANT CREATE ON", "TO PUBLIC"),
     {"database properties: grants none -> PUBLIC: CREATE"},
     on_database("REVOKE CREATE ON", "FROM PUBLIC")},
    {"DatabaseRevoked",
     "",
     on_database("REVOKE TEMPORARY ON", "FROM PUBLIC"),
     {"database properties: grants none -> PUBLIC: no TEMPORARY"},
     on_database("GRANT TEMPORARY ON", "TO PUBLIC")},
    {"DatabaseConnectionLimit",
     "",
     setting("CONNECTION LIMIT 5"),
     {"database properties: connection limit none -> 5"},
     setting("CONNECTION LIMIT -1")},
    {"DatabaseBecomesATemplate",
     "",
     setting("IS_TEMPLATE true"),
     {"database properties: template false -> true"},
     setting("IS_TEMPLATE false")},
    {"DatabaseComment",
     "",
     on_database("COMMENT ON", "IS ''x''"),
     {"database properties: comment none -> x"},
     on_database("COMMENT ON", "IS NULL")},
    {"DatabaseSettingsInAnotherOrder",
     setting("SET work_mem = ''1MB''") + "\n" + setting("SET jit = off"),
     setting("RESET work_mem") + "\n" + setting("SET work_mem = ''1MB''"),
     {}},
    {"DatabaseSettingThereAndBack",
     "",
     setting("SET work_mem = ''1MB''") + "\n" + setting("RESET work_mem"),
     {}},
    {"DatabaseGrantThereAndBack",
     "",
     on_database("GRANT CREATE ON", "TO owner") + "\n" + on_database("GRANT CREATE ON", "TO PUBLIC") + "\n" +
         on_database("REVOKE CREATE ON", "FROM PUBLIC"),
     {}},
});

}  // namespace

}  // namespace rehearse::snapshot
