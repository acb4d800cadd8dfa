#include "observe/truth/case.h"

namespace rehearse::observe::truth {

namespace {

constexpr const char* kSleep = "SELECT pg_sleep(0.03)";

const std::vector<std::string> kPartitioned{
    "DROP TABLE IF EXISTS parts", "CREATE TABLE parts (id int, n int) PARTITION BY RANGE (id)",
    "DO $$ BEGIN FOR i IN 0..19 LOOP EXECUTE format('CREATE TABLE part_%s PARTITION OF parts "
    "FOR VALUES FROM (%s) TO (%s)', i, i * 100, i * 100 + 100); END LOOP; END $$",
    "INSERT INTO parts SELECT i, i FROM generate_series(0, 1999) i"};

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

std::vector<Case> kinds() {
  const std::vector<std::string> extra{"DROP TABLE IF EXISTS extra",
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
  std::vector<Case> all = many_tables();
  for (Case& tested : kinds()) all.push_back(std::move(tested));
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
