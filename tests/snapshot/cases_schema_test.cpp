#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string app = "CREATE SCHEMA app";

const Cases cases({
    {"LostSchemaFoldsItsObjects",
     app + "\nCREATE TABLE app.t (id serial PRIMARY KEY)\n"
           "CREATE VIEW app.v AS SELECT id FROM app.t",
     "DROP SCHEMA app CASCADE",
     {"schema app: lost (schema)"}},
    {"AddedSchema", "", app, {"schema app: added (schema)"}, "DROP SCHEMA app"},
    {"SchemaOwner",
     app,
     "ALTER SCHEMA app OWNER TO owner",
     {"schema app: owner postgres -> owner"},
     "ALTER SCHEMA app OWNER TO postgres"},
    {"SchemaGrant",
     app,
     "GRANT USAGE ON SCHEMA app TO owner",
     {"schema app: grants none -> owner: USAGE"},
     "REVOKE USAGE ON SCHEMA app FROM owner"},
    {"SchemaGrantOption",
     app + "\nGRANT CREATE ON SCHEMA app TO owner",
     "GRANT CREATE ON SCHEMA app TO owner WITH GRANT OPTION",
     {"schema app: grants owner: CREATE -> owner: CREATE with grant option"},
     "REVOKE GRANT OPTION FOR CREATE ON SCHEMA app FROM owner"},
    {"SchemaComment",
     app,
     "COMMENT ON SCHEMA app IS 'x'",
     {"schema app: comment none -> x"},
     "COMMENT ON SCHEMA app IS NULL"},
    {"SchemaRenamed",
     app,
     "ALTER SCHEMA app RENAME TO application",
     {"schema app: lost (schema)", "schema application: added (schema)"},
     "ALTER SCHEMA application RENAME TO app"},
    {"TableMovedToAnotherSchema",
     app + "\nCREATE TABLE t (id int PRIMARY KEY)",
     "ALTER TABLE t SET SCHEMA app",
     {"table public.t: lost (table)", "table app.t: added (table)"},
     "ALTER TABLE app.t SET SCHEMA public"},
    {"LostPublicSchema", "", "DROP SCHEMA public", {"schema public: lost (schema)"}},
    {"PublicSchemaRevoked",
     "",
     "REVOKE USAGE ON SCHEMA public FROM PUBLIC",
     {"schema public: grants PUBLIC: USAGE -> none"},
     "GRANT USAGE ON SCHEMA public TO PUBLIC",
     since(15)},
    {"PublicSchemaCreate",
     "",
     "GRANT CREATE ON SCHEMA public TO owner",
     {"schema public: grants PUBLIC: USAGE -> PUBLIC: USAGE; owner: CREATE"},
     "REVOKE CREATE ON SCHEMA public FROM owner",
     since(15)},
    {"PublicSchemaOwner",
     "",
     "ALTER SCHEMA public OWNER TO owner",
     {"schema public: owner pg_database_owner -> owner"},
     "",
     since(15)},
    {"PublicSchemaComment",
     "",
     "COMMENT ON SCHEMA public IS 'x'",
     {"schema public: comment standard public schema -> x"},
     "COMMENT ON SCHEMA public IS 'standard public schema'"},
});

}  // namespace

}  // namespace rehearse::snapshot
