#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string t =
    "CREATE TABLE t (id serial PRIMARY KEY, a int NOT NULL, b varchar(9) CONSTRAINT k CHECK (b <> ''))";
const std::string fk =
    "CREATE TABLE t (id int PRIMARY KEY)\n"
    "CREATE TABLE c (t_id int CONSTRAINT fk REFERENCES t ON DELETE CASCADE)";
const std::string ix =
    "CREATE TABLE t (a int, b text)\n"
    "CREATE INDEX ix ON t (lower(b) DESC, a) WHERE a > 0";
const std::string p =
    "CREATE TABLE p (a int) PARTITION BY LIST (a)\n"
    "CREATE TABLE q PARTITION OF p DEFAULT";

const Cases cases({
    {"PrimaryKeyRecreated",
     t,
     "ALTER TABLE t DROP CONSTRAINT t_pkey\n"
     "ALTER TABLE t ADD PRIMARY KEY (id)",
     {}},
    {"PrimaryKeyFromAnIndex",
     t,
     "ALTER TABLE t DROP CONSTRAINT t_pkey\n"
     "CREATE UNIQUE INDEX CONCURRENTLY i ON t (id)\n"
     "ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX i",
     {}},
    {"CheckRecreated", t, "ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (b <> '')", {}},
    {"ConstraintRenamedAndBack",
     t,
     "ALTER TABLE t RENAME CONSTRAINT k TO j\n"
     "ALTER TABLE t RENAME CONSTRAINT j TO k",
     {}},
    {"CheckValidatedLater",
     t,
     "ALTER TABLE t DROP CONSTRAINT k\n"
     "ALTER TABLE t ADD CONSTRAINT k CHECK (b <> '') NOT VALID\n"
     "ALTER TABLE t VALIDATE CONSTRAINT k",
     {}},
    {"ForeignKeyRecreated",
     fk,
     "ALTER TABLE c DROP CONSTRAINT fk, ADD CONSTRAINT fk FOREIGN KEY (t_id) REFERENCES t ON DELETE CASCADE",
     {}},
    {"ForeignKeyValidatedLater",
     fk,
     "ALTER TABLE c DROP CONSTRAINT fk\n"
     "ALTER TABLE c ADD CONSTRAINT fk FOREIGN KEY (t_id) REFERENCES t ON DELETE CASCADE NOT VALID\n"
     "ALTER TABLE c VALIDATE CONSTRAINT fk",
     {}},
    {"ForeignKeyDeferrableAndBack",
     fk,
     "ALTER TABLE c ALTER CONSTRAINT fk DEFERRABLE INITIALLY DEFERRED\n"
     "ALTER TABLE c ALTER CONSTRAINT fk NOT DEFERRABLE",
     {}},
    {"ForeignKeyNotEnforcedThenEnforced",
     fk,
     "ALTER TABLE c ALTER CONSTRAINT fk NOT ENFORCED\n"
     "ALTER TABLE c ALTER CONSTRAINT fk ENFORCED",
     {},
     "",
     since(18)},
    {"NotNullValidatedLater",
     t,
     "ALTER TABLE t DROP CONSTRAINT t_a_not_null\n"
     "ALTER TABLE t ADD CONSTRAINT t_a_not_null NOT NULL a NOT VALID\n"
     "ALTER TABLE t VALIDATE CONSTRAINT t_a_not_null",
     {},
     "",
     since(18)},
    {"ForeignKeysInAnotherOrder",
     "CREATE TABLE t (id int PRIMARY KEY)\n"
     "CREATE TABLE c (x int CONSTRAINT fx REFERENCES t, y int CONSTRAINT fy REFERENCES t)",
     "ALTER TABLE c DROP CONSTRAINT fx\n"
     "ALTER TABLE c ADD CONSTRAINT fx FOREIGN KEY (x) REFERENCES t (id)",
     {}},
    {"TriggersDisabledThenEnabled",
     fk,
     "ALTER TABLE c DISABLE TRIGGER ALL\n"
     "ALTER TABLE t DISABLE TRIGGER ALL\n"
     "ALTER TABLE t ENABLE TRIGGER ALL\n"
     "ALTER TABLE c ENABLE TRIGGER ALL",
     {}},
    {"ExclusionRecreated",
     "CREATE TABLE t (r int4range, CONSTRAINT k EXCLUDE USING gist (r WITH &&) WHERE (r IS NOT NULL))",
     "ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k EXCLUDE USING gist (r WITH &&) WHERE (r IS NOT NULL)",
     {}},
    {"IndexRecreated",
     ix,
     "DROP INDEX ix\n"
     "CREATE INDEX ix ON t (lower(b) DESC, a) WHERE a > 0",
     {}},
    {"IndexBuiltConcurrently",
     ix,
     "DROP INDEX CONCURRENTLY ix\n"
     "CREATE INDEX CONCURRENTLY ix ON t (lower(b) DESC, a) WHERE a > 0",
     {}},
    {"IndexWithItsDefaultsSpelledOut",
     ix,
     "DROP INDEX ix\n"
     "CREATE INDEX ix ON t USING btree (lower(b) COLLATE \"default\" text_ops DESC NULLS FIRST, a int4_ops "
     "ASC NULLS LAST) WHERE (a > 0)",
     {}},
    {"IndexRenamedAndBack",
     ix,
     "ALTER INDEX ix RENAME TO jx\n"
     "ALTER INDEX jx RENAME TO ix",
     {}},
    {"IndexSwappedForATwin",
     ix,
     "CREATE INDEX CONCURRENTLY jx ON t (lower(b) DESC, a) WHERE a > 0\n"
     "DROP INDEX CONCURRENTLY ix\n"
     "ALTER INDEX jx RENAME TO ix",
     {}},
    {"Reindexed",
     ix,
     "REINDEX INDEX ix\n"
     "REINDEX TABLE t",
     {}},
    {"ReindexedConcurrently",
     ix + "\nALTER INDEX ix ALTER COLUMN 1 SET STATISTICS 300\n"
          "COMMENT ON INDEX ix IS 'x'",
     "REINDEX TABLE CONCURRENTLY t",
     {}},
    {"ReindexedPrimaryKeyConcurrently", fk, "REINDEX INDEX CONCURRENTLY t_pkey", {}},
    {"InvalidIndexDroppedAgain",
     ix + "\nINSERT INTO t VALUES (1, 'x'), (1, 'y')",
     "FAILS CREATE UNIQUE INDEX CONCURRENTLY broken ON t (a)\n"
     "DROP INDEX broken",
     {}},
    {"InvalidIndexRepaired",
     ix + "\nINSERT INTO t VALUES (1, 'x'), (1, 'y')",
     "FAILS CREATE UNIQUE INDEX CONCURRENTLY broken ON t (a)\n"
     "DELETE FROM t\n"
     "REINDEX INDEX CONCURRENTLY broken\n"
     "DROP INDEX broken",
     {}},
    {"IndexStatisticsTargetThereAndBack",
     ix,
     "ALTER INDEX ix ALTER COLUMN 1 SET STATISTICS 300\n"
     "ALTER INDEX ix ALTER COLUMN 1 SET STATISTICS -1",
     {}},
    {"IndexStorageParametersSetAndReset",
     ix,
     "ALTER INDEX ix SET (fillfactor = 50)\n"
     "ALTER INDEX ix RESET (fillfactor)",
     {}},
    {"PartitionedIndexMadeByAttaching",
     p + "\nCREATE INDEX ix ON p (a)",
     "DROP INDEX ix\n"
     "CREATE INDEX ix ON ONLY p (a)\n"
     "CREATE INDEX q_a_idx ON q (a)\n"
     "ALTER INDEX ix ATTACH PARTITION q_a_idx",
     {}},
});

}  // namespace

}  // namespace rehearse::snapshot
