#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string t = "CREATE TABLE t (id int PRIMARY KEY, a int, b text)";
const std::string heap2 = "CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler";
const std::string family =
    "CREATE TABLE p (a int)\n"
    "CREATE TABLE k () INHERITS (p)";

const Cases cases({
    {"LostTableFoldsItsParts",
     t + "\nCREATE INDEX ON t (a)\n"
         "CREATE TABLE c (id serial PRIMARY KEY, t_id int REFERENCES t)",
     "DROP TABLE c",
     {"table public.c: lost (table)"}},
    {"AddedTable", "", t, {"table public.t: added (table)"}, "DROP TABLE t"},
    {"TableRenamed",
     t,
     "ALTER TABLE t RENAME TO u",
     {"table public.t: lost (table)", "table public.u: added (table)",
      "index public.t_pkey: table public.t -> public.u"},
     "ALTER TABLE u RENAME TO t"},
    {"TableReplacedByView",
     "CREATE TABLE t (a int)",
     "DROP TABLE t\n"
     "CREATE VIEW t AS SELECT 1 AS a",
     {"table public.t: lost (table)", "view public.t: added (view)"}},
    {"Unlogged",
     "CREATE TABLE t (a int)",
     "ALTER TABLE t SET UNLOGGED",
     {"table public.t: persistence permanent -> unlogged"},
     "ALTER TABLE t SET LOGGED"},
    {"Logged",
     "CREATE UNLOGGED TABLE t (a int)",
     "ALTER TABLE t SET LOGGED",
     {"table public.t: persistence unlogged -> permanent"},
     "ALTER TABLE t SET UNLOGGED"},
    {"TableAccessMethod",
     heap2 + "\nCREATE TABLE t (a int)",
     "DROP TABLE t\n"
     "CREATE TABLE t (a int) USING heap2",
     {"table public.t: access method heap -> heap2"},
     "DROP TABLE t\n"
     "CREATE TABLE t (a int)"},
    {"TableAccessMethodAltered",
     heap2 + "\nCREATE TABLE t (a int) USING heap2",
     "ALTER TABLE t SET ACCESS METHOD heap",
     {"table public.t: access method heap2 -> heap"},
     "ALTER TABLE t SET ACCESS METHOD heap2",
     since(15)},
    {"TableTablespace",
     t,
     "ALTER TABLE t SET TABLESPACE elsewhere",
     {"table public.t: tablespace none -> elsewhere"},
     "ALTER TABLE t SET TABLESPACE pg_default"},
    {"StorageParameters",
     t,
     "ALTER TABLE t SET (fillfactor = 70, toast.autovacuum_enabled = off)",
     {"table public.t: storage parameters none -> fillfactor=70",
      "table public.t: toast storage parameters none -> autovacuum_enabled=off"},
     "ALTER TABLE t RESET (fillfactor, toast.autovacuum_enabled)"},
    {"StorageParameterChanged",
     t + "\nALTER TABLE t SET (autovacuum_vacuum_scale_factor = 0.1, parallel_workers = 2)",
     "ALTER TABLE t SET (autovacuum_vacuum_scale_factor = 0.2)",
     {"table public.t: storage parameters autovacuum_vacuum_scale_factor=0.1, parallel_workers=2 -> "
      "autovacuum_vacuum_scale_factor=0.2, parallel_workers=2"},
     "ALTER TABLE t SET (autovacuum_vacuum_scale_factor = 0.1)"},
    {"StorageParameterLost",
     t + "\nALTER TABLE t SET (autovacuum_enabled = off, fillfactor = 70)",
     "ALTER TABLE t RESET (autovacuum_enabled)",
     {"table public.t: storage parameters autovacuum_enabled=off, fillfactor=70 -> fillfactor=70"},
     "ALTER TABLE t SET (autovacuum_enabled = off)"},
    {"ToastStorageParameterChanged",
     t + "\nALTER TABLE t SET (toast.autovacuum_vacuum_threshold = 100)",
     "ALTER TABLE t SET (toast.autovacuum_vacuum_threshold = 200)",
     {"table public.t: toast storage parameters autovacuum_vacuum_threshold=100 -> "
      "autovacuum_vacuum_threshold=200"},
     "ALTER TABLE t SET (toast.autovacuum_vacuum_threshold = 100)"},
    {"TypedTable",
     "CREATE TYPE ty AS (a int)\n"
     "CREATE TABLE t (a int)",
     "ALTER TABLE t OF ty",
     {"table public.t: of type none -> public.ty"},
     "ALTER TABLE t NOT OF"},
    {"ReplicaIdentityFull",
     t,
     "ALTER TABLE t REPLICA IDENTITY FULL",
     {"table public.t: replica identity default -> full"},
     "ALTER TABLE t REPLICA IDENTITY DEFAULT"},
    {"ReplicaIdentityNothing",
     t + "\nALTER TABLE t REPLICA IDENTITY FULL",
     "ALTER TABLE t REPLICA IDENTITY NOTHING",
     {"table public.t: replica identity full -> nothing"},
     "ALTER TABLE t REPLICA IDENTITY FULL"},
    {"RowSecurity",
     t,
     "ALTER TABLE t ENABLE ROW LEVEL SECURITY",
     {"table public.t: row security disabled -> enabled"},
     "ALTER TABLE t DISABLE ROW LEVEL SECURITY"},
    {"RowSecurityLost",
     t + "\nALTER TABLE t ENABLE ROW LEVEL SECURITY",
     "ALTER TABLE t DISABLE ROW LEVEL SECURITY",
     {"table public.t: row security enabled -> disabled"},
     "ALTER TABLE t ENABLE ROW LEVEL SECURITY"},
    {"RowSecurityForced",
     t,
     "ALTER TABLE t FORCE ROW LEVEL SECURITY",
     {"table public.t: row security forced on owner false -> true"},
     "ALTER TABLE t NO FORCE ROW LEVEL SECURITY"},
    {"Inherits",
     "CREATE TABLE p (a int)\n"
     "CREATE TABLE k (a int)",
     "ALTER TABLE k INHERIT p",
     {"column public.k.a: inherited none -> yes, and declared here too",
      "table public.k: inherits none -> public.p"},
     "ALTER TABLE k NO INHERIT p"},
    {"NoInherit",
     family,
     "ALTER TABLE k NO INHERIT p",
     {"column public.k.a: inherited yes -> none", "table public.k: inherits public.p -> none"}},
    {"NoInheritThenInheritIsNotClean",
     family,
     "ALTER TABLE k NO INHERIT p\n"
     "ALTER TABLE k INHERIT p",
     {"column public.k.a: inherited yes -> yes, and declared here too"}},
    {"InheritanceOrder",
     "CREATE TABLE p (a int)\n"
     "CREATE TABLE q (a int)\n"
     "CREATE TABLE k (a int)\n"
     "ALTER TABLE k INHERIT p\n"
     "ALTER TABLE k INHERIT q",
     "ALTER TABLE k NO INHERIT p\n"
     "ALTER TABLE k INHERIT p",
     {"table public.k: inherits public.p, public.q -> public.q, public.p"},
     "ALTER TABLE k NO INHERIT q\n"
     "ALTER TABLE k INHERIT q"},
    {"ColumnOrder",
     "CREATE TABLE t (a int, b int, c int, d int)",
     "ALTER TABLE t DROP b\n"
     "ALTER TABLE t ADD b int",
     {"table public.t: column order a, b, c, d -> a, c, d, b"},
     "ALTER TABLE t DROP c, DROP d\n"
     "ALTER TABLE t ADD c int, ADD d int"},
    {"ColumnsSwapped",
     "CREATE TABLE t (a int, b int)",
     "ALTER TABLE t RENAME a TO x\n"
     "ALTER TABLE t RENAME b TO a\n"
     "ALTER TABLE t RENAME x TO b",
     {"table public.t: column order a, b -> b, a"},
     "ALTER TABLE t RENAME a TO x\n"
     "ALTER TABLE t RENAME b TO a\n"
     "ALTER TABLE t RENAME x TO b"},
    {"TableOwner",
     t,
     "ALTER TABLE t OWNER TO owner",
     {"table public.t: owner postgres -> owner"},
     "ALTER TABLE t OWNER TO postgres"},
    {"TableGrant",
     t,
     "GRANT SELECT ON t TO owner",
     {"table public.t: grants none -> owner: SELECT"},
     "REVOKE SELECT ON t FROM owner"},
    {"TableGrantOption",
     t + "\nGRANT SELECT ON t TO owner",
     "GRANT SELECT ON t TO owner WITH GRANT OPTION",
     {"table public.t: grants owner: SELECT -> owner: SELECT with grant option"},
     "REVOKE GRANT OPTION FOR SELECT ON t FROM owner"},
    {"TableGrantToPublic",
     t,
     "GRANT SELECT, INSERT ON t TO PUBLIC",
     {"table public.t: grants none -> PUBLIC: INSERT, SELECT"},
     "REVOKE ALL ON t FROM PUBLIC"},
    {"TableGrantOfEveryPrivilege",
     t,
     "GRANT INSERT, UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON t TO owner",
     {"table public.t: grants none -> owner: DELETE, INSERT, REFERENCES, TRIGGER, TRUNCATE, UPDATE"},
     "REVOKE ALL ON t FROM owner"},
    {"TableMaintain",
     t,
     "GRANT MAINTAIN ON t TO owner",
     {"table public.t: grants none -> owner: MAINTAIN"},
     "REVOKE MAINTAIN ON t FROM owner",
     since(17)},
    {"OwnerRevokesFromItself",
     t,
     "REVOKE DELETE ON t FROM postgres",
     {"table public.t: grants none -> postgres: no DELETE"},
     "GRANT DELETE ON t TO postgres"},
    {"TableGrantor",
     t + "\nGRANT SELECT ON t TO owner WITH GRANT OPTION\n"
         "GRANT SELECT ON t TO pg_monitor",
     "REVOKE SELECT ON t FROM pg_monitor\n"
     "SET ROLE owner\n"
     "GRANT SELECT ON t TO pg_monitor\n"
     "RESET ROLE",
     {"table public.t: grants owner: SELECT with grant option; pg_monitor: SELECT -> owner: SELECT with "
      "grant option; pg_monitor: SELECT by owner"},
     "SET ROLE owner\n"
     "REVOKE SELECT ON t FROM pg_monitor\n"
     "RESET ROLE\n"
     "GRANT SELECT ON t TO pg_monitor"},
    {"TableComment",
     t,
     "COMMENT ON TABLE t IS 'x'",
     {"table public.t: comment none -> x"},
     "COMMENT ON TABLE t IS NULL"},
    {"TableCommentChanged",
     t + "\nCOMMENT ON TABLE t IS 'x'",
     "COMMENT ON TABLE t IS 'y'",
     {"table public.t: comment x -> y"},
     "COMMENT ON TABLE t IS 'x'"},
    {"PartsOfAnExtensionsTableAreHidden",
     "",
     "CREATE EXTENSION tablefunc\n"
     "CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'\n"
     "CREATE TABLE t (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, a int CONSTRAINT k CHECK (a > 0), b "
     "text)\n"
     "CREATE INDEX ix ON t (b)\n"
     "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION touch()\n"
     "CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING\n"
     "CREATE POLICY p ON t USING (a > 0)\n"
     "ALTER EXTENSION tablefunc ADD FUNCTION touch()\n"
     "ALTER EXTENSION tablefunc ADD TABLE t",
     {"extension tablefunc: added (1.0)"}},
    {"QuotedNames",
     "CREATE TABLE \"My.Table\" (\"a.b\" int)",
     "ALTER TABLE \"My.Table\" ADD \"Z\" int",
     {"column public.\"My.Table\".\"Z\": added (integer)"},
     "ALTER TABLE \"My.Table\" DROP \"Z\""},
});

}  // namespace

}  // namespace rehearse::snapshot
