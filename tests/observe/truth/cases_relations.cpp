#include "observe/truth/case.h"

namespace rehearse::observe::truth {

namespace {

constexpr const char* kSleep = "SELECT pg_sleep(0.03)";

const std::vector<std::string> kPartitioned{
    "DROP TABLE IF EXISTS parts", "CREATE TABLE parts (id int, n int) PARTITION BY RANGE (id)",
    "DO $$ BEGIN FOR i IN 0..19 LOOP EXECUTE format('CREATE TABLE part_%s PARTITION OF parts "
    "FOR VALUES FROM (%s) TO (%s)', i, i * 100, i * 100 + 100); END LOOP; END $$",
    "INSERT INTO parts SELECT i, i FROM generate_series(0, 1999) i"};

std::vector<std::string> with(std::vector<std::string> all, const std::vector<std::string>& more) {
  all.insert(all.end(), more.begin(), more.end());
  return all;
}

const std::vector<std::string> kView{"DROP MATERIALIZED VIEW IF EXISTS report",
                                     "CREATE MATERIALIZED VIEW report AS SELECT i AS id, md5(i::text) AS "
                                     "note FROM generate_series(1, 50000) i",
                                     "CREATE UNIQUE INDEX ON report (id)"};

const std::vector<std::string> kMany{
    "DO $$ BEGIN FOR i IN 1..400 LOOP EXECUTE format('CREATE TABLE IF NOT EXISTS many_%s (id int)', i); "
    "END LOOP; END $$"};

constexpr const char* kLockMany =
    "DO $$ BEGIN FOR i IN 1..400 LOOP EXECUTE format('LOCK TABLE many_%s', i); END LOOP; "
    "PERFORM pg_sleep(0.1); END $$";

Case three_times(Case tested) {
  tested.repetitions = 3;
  return tested;
}

std::vector<Case> many_tables() {
  return {
      {"Many", "TwentyPartitions", {"ALTER TABLE parts ADD x int", kSleep}, true, kPartitioned},
      {"Many",
       "IndexOfTwentyPartitions",
       {"DO $$ BEGIN CREATE INDEX ON parts (n); PERFORM pg_sleep(0.03); END $$"},
       false,
       kPartitioned},
      three_times({"Many", "FourHundredTables", {kLockMany}, false, kMany}),
      three_times({"Many", "FourHundredTablesOfATransaction", {kLockMany}, true, kMany}),
  };
}

std::vector<Case> several_tables() {
  const std::vector<std::string> family{"DROP TABLE IF EXISTS grandchild, child, parent",
                                        "CREATE TABLE parent (id int PRIMARY KEY)",
                                        "CREATE TABLE child (id int PRIMARY KEY REFERENCES parent)",
                                        "CREATE TABLE grandchild (id int PRIMARY KEY REFERENCES child)"};
  const std::vector<std::string> heirs{"DROP TABLE IF EXISTS heir, root", "CREATE TABLE root (id int)",
                                       "CREATE TABLE heir () INHERITS (root)"};
  return {
      {"Several", "TruncateCascade", {"TRUNCATE parent CASCADE", kSleep}, true, family},
      {"Several", "DropTableWithForeignKeys", {"DROP TABLE child CASCADE", kSleep}, true, family},
      {"Several",
       "DropForeignKey",
       {"ALTER TABLE child DROP CONSTRAINT child_id_fkey", kSleep},
       true,
       family},
      {"Several", "Heirs", {"ALTER TABLE root ADD x int", kSleep}, true, heirs},
      {"Several",
       "AttachPartition",
       {"ALTER TABLE parts ATTACH PARTITION loose FOR VALUES FROM (2000) TO (2100)", kSleep},
       true,
       with(kPartitioned, {"DROP TABLE IF EXISTS loose", "CREATE TABLE loose (id int, n int)"})},
      {"Several",
       "DetachPartition",
       {"ALTER TABLE parts DETACH PARTITION part_3", kSleep, "DROP TABLE part_3"},
       true,
       kPartitioned},
      {"Several",
       "ListOfTables",
       {"LOCK TABLE parent, child, grandchild IN SHARE MODE", kSleep},
       true,
       family},
      {"Several",
       "DomainOfAColumn",
       {"ALTER DOMAIN positive ADD CONSTRAINT c CHECK (VALUE > 0)", kSleep},
       true,
       {"DROP DOMAIN IF EXISTS positive CASCADE", "CREATE DOMAIN positive AS int",
        "DROP TABLE IF EXISTS numbers", "CREATE TABLE numbers (n positive)"}},
      {"Several",
       "OneAfterAnother",
       {"LOCK TABLE parent", kSleep, "LOCK TABLE child IN SHARE MODE", kSleep, "LOCK TABLE grandchild",
        kSleep},
       true,
       family},
  };
}

std::vector<Case> kinds() {
  const std::vector<std::string> extra{"DROP TABLE IF EXISTS extra CASCADE",
                                       "CREATE TABLE extra (id serial PRIMARY KEY, "
                                       "note text)",
                                       "INSERT INTO extra (note) SELECT repeat(md5(i::text), 300) "
                                       "FROM generate_series(1, 500) i"};
  return {
      {"Kinds", "Sequence", {"ALTER SEQUENCE orders_id_seq INCREMENT 2", kSleep}, true},
      {"Kinds", "RefreshOfAMaterializedView", {"REFRESH MATERIALIZED VIEW report"}, false, kView},
      {"Kinds", "RefreshConcurrently", {"REFRESH MATERIALIZED VIEW CONCURRENTLY report"}, false, kView},
      {"Kinds", "Truncate", {"TRUNCATE extra", kSleep}, true, extra},
      {"Kinds", "DropTable", {"DROP TABLE extra", kSleep}, true, extra},
      {"Kinds",
       "DropTableInADoBlock",
       {"DO $$ BEGIN DROP TABLE extra; PERFORM pg_sleep(0.03); END $$"},
       false,
       extra},
      {"Kinds",
       "NewTableWithAForeignKey",
       {"CREATE TABLE child (id int REFERENCES orders (id))", kSleep},
       true,
       {"DROP TABLE IF EXISTS child"}},
      {"Kinds",
       "TableWithLongValues",
       {"ALTER TABLE extra ALTER note TYPE varchar USING note || 'x'", kSleep},
       true,
       extra},
      {"Kinds",
       "DropIndex",
       {"DROP INDEX orders_note", kSleep},
       true,
       {"CREATE INDEX IF NOT EXISTS orders_note ON orders (note)"}},
      {"Kinds",
       "RenameTwice",
       {"ALTER TABLE extra RENAME TO other", kSleep, "ALTER TABLE other RENAME TO extra", kSleep},
       true,
       extra},
      {"Kinds",
       "AddColumnOfTheScript",
       {"BEGIN", "ALTER TABLE extra ADD x int", kSleep, "COMMIT"},
       false,
       extra},
      {"Kinds", "DisableTrigger", {"ALTER TABLE extra DISABLE TRIGGER USER", kSleep}, true, extra},
      {"Kinds",
       "Statistics",
       {"CREATE STATISTICS s ON id, note FROM extra", kSleep},
       true,
       with(extra, {"DROP STATISTICS IF EXISTS s"})},
      {"Kinds", "RenameIndex", {"ALTER INDEX extra_pkey RENAME TO extra_key", kSleep}, true, extra},
      {"Kinds", "StorageParameter", {"ALTER TABLE extra SET (fillfactor = 50)", kSleep}, true, extra},
      {"Kinds", "Unlogged", {"ALTER TABLE extra SET UNLOGGED", kSleep}, true, extra},
      {"Kinds", "RowSecurity", {"ALTER TABLE extra ENABLE ROW LEVEL SECURITY", kSleep}, true, extra},
      {"Kinds",
       "View",
       {"CREATE OR REPLACE VIEW seen AS SELECT id FROM extra", kSleep},
       true,
       with(extra, {"CREATE OR REPLACE VIEW seen AS SELECT id + 1 AS id FROM orders"})},
      {"Kinds", "Rows", {"UPDATE extra SET note = ''", kSleep, "DELETE FROM extra", kSleep}, true, extra},
      {"Kinds", "RowsForUpdate", {"SELECT id FROM extra FOR UPDATE", kSleep}, true, extra},
      {"Kinds",
       "CreateTrigger",
       {"CREATE TRIGGER t BEFORE UPDATE ON extra FOR EACH ROW EXECUTE FUNCTION "
        "suppress_redundant_updates_trigger()",
        kSleep},
       true,
       extra},
  };
}

}  // namespace

std::vector<Case> other_relations() {
  std::vector<Case> all;
  for (auto list : {many_tables, several_tables, kinds}) {
    for (Case& tested : list()) all.push_back(std::move(tested));
  }
  return all;
}

std::vector<Case> waits() {
  const std::vector<std::string> reader{"SELECT count(*) FROM orders"};
  const std::vector<std::string> writer{"INSERT INTO orders (note) VALUES ('open')"};
  const std::vector<std::string> clean{"RESET lock_timeout", "ALTER TABLE orders DROP COLUMN IF EXISTS x"};
  const char* add = "ALTER TABLE orders ADD x int";
  const std::vector<std::string> impatient{"SET lock_timeout = '60ms'"};
  return {
      {"Waits", "BehindAReader", {add, kSleep}, true, clean, reader, Millis{150}},
      {"Waits", "BehindAReaderAndHoldsBriefly", {add}, false, clean, reader, Millis{150}},
      {"Waits",
       "BehindAReaderInADoBlock",
       {"DO $$ BEGIN PERFORM pg_sleep(0.04); LOCK TABLE orders; PERFORM pg_sleep(0.05); END $$"},
       false,
       clean,
       reader,
       Millis{150}},
      {"Waits",
       "BehindAWriterForShare",
       {"LOCK TABLE orders IN SHARE MODE", kSleep},
       true,
       clean,
       writer,
       Millis{100}},
      {"Waits",
       "ForAnUpgrade",
       {"LOCK TABLE orders IN SHARE MODE", kSleep, "LOCK TABLE orders", kSleep},
       true,
       clean,
       reader,
       Millis{100}},
      {"Waits",
       "WithAnotherTableInHand",
       {"LOCK TABLE other, orders"},
       true,
       with(clean, {"CREATE TABLE IF NOT EXISTS other (id int)"}),
       reader,
       Millis{100}},
      {"Waits", "UntilLockTimeout", {add}, false, impatient, reader, {}, true},
      {"Waits",
       "UntilLockTimeoutInATransaction",
       {"LOCK TABLE other", kSleep, add},
       true,
       {"SET lock_timeout = '60ms'", "CREATE TABLE IF NOT EXISTS other (id int)"},
       reader,
       {},
       true},
      {"Waits",
       "UntilLockTimeoutAndTriesAgain",
       {"DO $$ BEGIN FOR i IN 1..3 LOOP BEGIN LOCK TABLE orders; EXCEPTION WHEN lock_not_available THEN "
        "PERFORM pg_sleep(0.03); END; END LOOP; END $$"},
       false,
       impatient,
       reader},
  };
}

}  // namespace rehearse::observe::truth
