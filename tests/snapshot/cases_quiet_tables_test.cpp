#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string t =
    "CREATE TABLE t (id serial PRIMARY KEY, a int NOT NULL DEFAULT 3, b text CONSTRAINT u UNIQUE CHECK (b <> "
    "''))";
const std::string rows = "INSERT INTO t (b) SELECT i::text FROM generate_series(1, 100) i";
const std::string q =
    "CREATE TABLE p (a int PRIMARY KEY, b text) PARTITION BY RANGE (a)\n"
    "CREATE TABLE q PARTITION OF p FOR VALUES FROM (1) TO (5)";

const Cases cases({
    {"Nothing", "", "", {}},
    {"TableRecreated", t, "DROP TABLE t\n" + t, {}},
    {"TableRecreatedPieceByPiece",
     t,
     "DROP TABLE t\n"
     "CREATE SEQUENCE t_id_seq AS int\n"
     "CREATE TABLE t (id int, a int, b text)\n"
     "ALTER TABLE t ADD CHECK (b <> '')\n"
     "ALTER TABLE t ADD CONSTRAINT u UNIQUE (b)\n"
     "ALTER TABLE t ALTER a SET DEFAULT 3, ALTER a SET NOT NULL\n"
     "ALTER TABLE t ALTER id SET DEFAULT nextval('t_id_seq'), ADD PRIMARY KEY (id)\n"
     "ALTER SEQUENCE t_id_seq OWNED BY t.id",
     {}},
    {"TablesRecreatedInAnotherOrder",
     "CREATE TABLE x (a int)\n"
     "CREATE TABLE y (a int)",
     "DROP TABLE x, y\n"
     "CREATE TABLE y (a int)\n"
     "CREATE TABLE x (a int)",
     {}},
    {"SpellingsOfTypes",
     "CREATE TABLE t (a int4, b varchar(3), c decimal(4, 2), d float8, e timestamptz, f bool, g bpchar(1), h "
     "int2[])",
     "DROP TABLE t\n"
     "CREATE TABLE t (a integer, b character varying(3), c numeric(4, 2), d double precision, e timestamp "
     "with time zone, f boolean, g char(1), h smallint[])",
     {}},
    {"DimensionsOfArrays",
     "CREATE TABLE t (a int[])",
     "DROP TABLE t\n"
     "CREATE TABLE t (a int[3][3])",
     {}},
    {"AttnumGap",
     t,
     "ALTER TABLE t ADD z int\n"
     "ALTER TABLE t DROP z",
     {}},
    {"LastColumnReadded",
     t + "\nALTER TABLE t ADD z int DEFAULT 7",
     "ALTER TABLE t DROP z\n"
     "ALTER TABLE t ADD z int DEFAULT 7",
     {}},
    {"ColumnLostBehindAGapKeepsItsPosition",
     "CREATE TABLE t (a int, b int, c int)\n"
     "ALTER TABLE t DROP a",
     "ALTER TABLE t DROP c\n"
     "ALTER TABLE t ADD c int",
     {}},
    {"MissingValueOfAFastDefault",
     t + "\n" + rows + "\nALTER TABLE t ADD z int DEFAULT 7",
     "VACUUM FULL t",
     {}},
    {"DefaultNull",
     "CREATE TABLE t (a int, b text)",
     "ALTER TABLE t ALTER a SET DEFAULT NULL, ALTER b SET DEFAULT NULL",
     {}},
    {"DefaultNullOfALimitedType",
     "CREATE TABLE t (a varchar(10), b numeric(4, 2), c timestamptz(3))",
     "ALTER TABLE t ALTER a SET DEFAULT NULL, ALTER b SET DEFAULT NULL, ALTER c SET DEFAULT NULL",
     {}},
    {"DefaultNullWithACast",
     "CREATE TABLE t (a varchar, b timestamptz)",
     "ALTER TABLE t ALTER a SET DEFAULT NULL::varchar, ALTER b SET DEFAULT NULL::timestamptz",
     {}},
    {"DefaultDroppedThenSet",
     t,
     "ALTER TABLE t ALTER a DROP DEFAULT\n"
     "ALTER TABLE t ALTER a SET DEFAULT 3",
     {}},
    {"NotNullDroppedThenSet",
     t,
     "ALTER TABLE t ALTER a DROP NOT NULL\n"
     "ALTER TABLE t ALTER a SET NOT NULL",
     {}},
    {"TypeThereAndBack",
     t,
     "ALTER TABLE t ALTER a TYPE bigint\n"
     "ALTER TABLE t ALTER a TYPE int",
     {}},
    {"TypeOfACheckedColumnThereAndBack",
     "CREATE TABLE t (a varchar(5) UNIQUE, CONSTRAINT k CHECK (a <> ''))\n"
     "CREATE INDEX ix ON t (lower(a)) WHERE a > 'b'",
     "ALTER TABLE t ALTER a TYPE text\n"
     "ALTER TABLE t ALTER a TYPE varchar(5)",
     {}},
    {"CollationThereAndBack",
     "CREATE TABLE t (a text)",
     "ALTER TABLE t ALTER a TYPE text COLLATE \"C\"\n"
     "ALTER TABLE t ALTER a TYPE text COLLATE \"default\"",
     {}},
    {"ColumnRenamedAndBack",
     t,
     "ALTER TABLE t RENAME a TO z\n"
     "ALTER TABLE t RENAME z TO a",
     {}},
    {"TableRenamedAndBack",
     t,
     "ALTER TABLE t RENAME TO z\n"
     "ALTER TABLE z RENAME TO t",
     {}},
    {"SchemaRenamedAndBack",
     "CREATE SCHEMA app\n"
     "CREATE TABLE app.t (id serial PRIMARY KEY)\n"
     "CREATE VIEW app.v AS SELECT id FROM app.t",
     "ALTER SCHEMA app RENAME TO z\n"
     "ALTER SCHEMA z RENAME TO app",
     {}},
    {"TableMovedAndBack",
     "CREATE SCHEMA app\n" + t,
     "ALTER TABLE t SET SCHEMA app\n"
     "ALTER TABLE app.t SET SCHEMA public",
     {}},
    {"OwnerThereAndBack",
     t + "\nGRANT SELECT ON t TO pg_monitor",
     "ALTER TABLE t OWNER TO owner\n"
     "ALTER TABLE t OWNER TO postgres",
     {}},
    {"UnloggedAndLogged",
     t,
     "ALTER TABLE t SET UNLOGGED\n"
     "ALTER TABLE t SET LOGGED",
     {}},
    {"TablespaceThereAndBack",
     t,
     "ALTER TABLE t SET TABLESPACE elsewhere\n"
     "ALTER TABLE t SET TABLESPACE pg_default",
     {}},
    {"StorageParametersSetAndReset",
     t,
     "ALTER TABLE t SET (fillfactor = 70, toast.autovacuum_enabled = off)\n"
     "ALTER TABLE t RESET (fillfactor, toast.autovacuum_enabled)",
     {}},
    {"StorageParameterOrder",
     t + "\nALTER TABLE t SET (fillfactor = 70, autovacuum_enabled = off)",
     "ALTER TABLE t RESET (fillfactor)\n"
     "ALTER TABLE t SET (fillfactor = 70)",
     {}},
    {"RowSecurityOnAndOff",
     t,
     "ALTER TABLE t ENABLE ROW LEVEL SECURITY\n"
     "ALTER TABLE t FORCE ROW LEVEL SECURITY\n"
     "ALTER TABLE t DISABLE ROW LEVEL SECURITY\n"
     "ALTER TABLE t NO FORCE ROW LEVEL SECURITY",
     {}},
    {"ReplicaIdentityThereAndBack",
     t,
     "ALTER TABLE t REPLICA IDENTITY USING INDEX t_pkey\n"
     "ALTER TABLE t REPLICA IDENTITY DEFAULT",
     {}},
    {"TypedTableAndBack",
     "CREATE TYPE ty AS (a int)\n"
     "CREATE TABLE t (a int)",
     "ALTER TABLE t OF ty\n"
     "ALTER TABLE t NOT OF",
     {}},
    {"StatisticsTargetThereAndBack",
     t,
     "ALTER TABLE t ALTER b SET STATISTICS 500\n"
     "ALTER TABLE t ALTER b SET STATISTICS -1",
     {}},
    {"ColumnOptionsSetAndReset",
     t,
     "ALTER TABLE t ALTER b SET (n_distinct = 7)\n"
     "ALTER TABLE t ALTER b RESET (n_distinct)",
     {}},
    {"StorageThereAndBack",
     t,
     "ALTER TABLE t ALTER b SET STORAGE PLAIN\n"
     "ALTER TABLE t ALTER b SET STORAGE EXTENDED",
     {}},
    {"CompressionThereAndBack",
     t,
     "ALTER TABLE t ALTER b SET COMPRESSION pglz\n"
     "ALTER TABLE t ALTER b SET COMPRESSION DEFAULT",
     {},
     "",
     since(14)},
    {"IdentityDroppedThenAdded",
     "CREATE TABLE t (id int GENERATED BY DEFAULT AS IDENTITY)",
     "ALTER TABLE t ALTER id DROP IDENTITY\n"
     "ALTER TABLE t ALTER id ADD GENERATED BY DEFAULT AS IDENTITY",
     {}},
    {"GeneratedColumnReadded",
     "CREATE TABLE t (a int, b int GENERATED ALWAYS AS (a * 2) STORED)",
     "ALTER TABLE t DROP b\n"
     "ALTER TABLE t ADD b int GENERATED ALWAYS AS (a * 2) STORED",
     {}},
    {"Inserted", t, rows, {}},
    {"UpdatedAndDeleted",
     t + "\n" + rows,
     "UPDATE t SET a = a + 1\n"
     "DELETE FROM t WHERE id > 50",
     {}},
    {"Analyzed", t + "\n" + rows, "ANALYZE t", {}},
    {"Vacuumed",
     t + "\n" + rows,
     "DELETE FROM t\n"
     "VACUUM (FREEZE, ANALYZE) t",
     {}},
    {"TableRewritten",
     t + "\n" + rows,
     "VACUUM FULL t\n"
     "ALTER TABLE t ALTER a TYPE int USING a + 1",
     {}},
    {"Truncated", t + "\n" + rows, "TRUNCATE t RESTART IDENTITY CASCADE", {}},
    {"TableClusteredThenUnmarked",
     t,
     "CLUSTER t USING t_pkey\n"
     "ALTER TABLE t SET WITHOUT CLUSTER",
     {}},
    {"DetachThenAttach",
     q + "\nCREATE INDEX ix ON p (b)\n"
         "ALTER TABLE p ADD CHECK (b <> '')",
     "ALTER TABLE p DETACH PARTITION q\n"
     "ALTER TABLE p ATTACH PARTITION q FOR VALUES FROM (1) TO (5)",
     {}},
    {"DetachConcurrentlyThenAttach",
     q,
     "ALTER TABLE p DETACH PARTITION q CONCURRENTLY\n"
     "ALTER TABLE q DROP CONSTRAINT q_a_check\n"
     "ALTER TABLE p ATTACH PARTITION q FOR VALUES FROM (1) TO (5)",
     {},
     "",
     since(14)},
    {"PartitionRecreated",
     q,
     "DROP TABLE q\n"
     "CREATE TABLE q PARTITION OF p FOR VALUES FROM (1) TO (5)",
     {}},
    {"PartitionMadeByAttaching",
     q,
     "DROP TABLE q\n"
     "CREATE TABLE q (LIKE p INCLUDING ALL)\n"
     "ALTER TABLE p ATTACH PARTITION q FOR VALUES FROM (1) TO (5)",
     {}},
    {"PartitionedTableRecreated", q, "DROP TABLE p\n" + q, {}},
    {"SpellingOfPartitionBounds",
     "CREATE TABLE p (a date) PARTITION BY RANGE (a)\n"
     "CREATE TABLE q PARTITION OF p FOR VALUES FROM ('2020-01-01') TO ('2020-02-01')",
     "DROP TABLE q\n"
     "CREATE TABLE q PARTITION OF p FOR VALUES FROM ('20200101') TO ('Feb 1 2020')",
     {}},
    {"TemporaryTable",
     "",
     "CREATE TEMP TABLE x (a serial PRIMARY KEY)\n"
     "CREATE TEMP VIEW y AS SELECT a FROM x\n"
     "CREATE TEMP SEQUENCE z",
     {}},
    {"TemporaryTableHidesAnother", t, "CREATE TEMP TABLE t (a int)", {}},
});

}  // namespace

}  // namespace rehearse::snapshot
