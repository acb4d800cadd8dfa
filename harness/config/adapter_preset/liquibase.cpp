#include "config/adapter_presets.h"

namespace rehearse::config {

// The changelog is that of liquibase.properties or LIQUIBASE_COMMAND_CHANGELOG_FILE. An offline database,
// which remembers nothing, makes `status` list every changeset: "     db/changelog.xml::1::jane".
extern const AdapterSpec liquibase{
    .tool = "liquibase",
    .list = {"liquibase", "--show-banner=false", "status", "--verbose",
             "--url=offline:postgresql?changeLogFile=/dev/null&outputLiquibaseSql=none"},
    .pattern = R"(^\s+(\S.*::.*::.*\S)\s*$)",
    .up = {"liquibase", "--show-banner=false", "update-count", "--count=1"},
    .down = {"liquibase", "--show-banner=false", "rollback-count", "--count=1"},
    .ledger = {"databasechangelog", "databasechangeloglock"},
    .environment = {{"LIQUIBASE_COMMAND_URL", "jdbc:postgresql://{host}:{port}/{database}"},
                    {"LIQUIBASE_COMMAND_USERNAME", "{user}"},
                    {"LIQUIBASE_COMMAND_PASSWORD", "{password}"}},
    .tcp = true,
};

}  // namespace rehearse::config
