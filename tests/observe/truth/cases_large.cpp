#include "observe/truth/case.h"

namespace rehearse::observe::truth {

namespace {

const std::vector<std::string> kBig{"DROP TABLE IF EXISTS big CASCADE",
                                    "CREATE TABLE big AS SELECT i AS id, i % 1000 AS n, 'note ' || i AS note "
                                    "FROM generate_series(1, 300000) i"};

std::vector<std::string> big_and(std::vector<std::string> more) {
  more.insert(more.begin(), kBig.begin(), kBig.end());
  return more;
}

Case few(Case tested) {
  tested.repetitions = 3;
  return tested;
}

Case on_big(const char* group, const char* name, std::vector<std::string> script, bool wrapped = false,
            std::vector<std::string> more = {}) {
  return few({group, name, std::move(script), wrapped, big_and(std::move(more))});
}

}  // namespace

std::vector<Case> large_tables() {
  const char* change_type = "ALTER TABLE big ALTER id TYPE bigint";
  const char* foreign_key = "ALTER TABLE big ADD CONSTRAINT fk FOREIGN KEY (n) REFERENCES orders (id)";
  const std::vector<std::string> large{
      "INSERT INTO big SELECT i, i % 1000, repeat('x', 500) FROM generate_series(1, 500000) i"};
  const std::vector<std::string> doubled{"INSERT INTO big SELECT * FROM big",
                                         "INSERT INTO big SELECT * FROM big"};
  const std::vector<std::string> referencing{"UPDATE big SET n = n + 1 WHERE n = 0"};
  return {
      on_big("Rewrite", "ChangesAType", {change_type}),
      on_big("Rewrite", "ChangesATypeInATransaction", {change_type, "ALTER TABLE big ADD x int"}, true),
      on_big("Rewrite", "AddsARandomDefault", {"ALTER TABLE big ADD r float8 DEFAULT random()"}),
      on_big("Rewrite", "LeavesALargeFileToDelete", {change_type}, false, large),
      on_big("Rewrite", "LeavesALargeTableToDelete",
             {"DO $$ BEGIN LOCK TABLE big; PERFORM pg_sleep(0.05); DROP TABLE big; END $$"}, false, large),
      on_big("Rewrite", "VacuumFull", {"VACUUM FULL big"}, false, {"CREATE INDEX big_n ON big (n)"}),
      on_big("Rewrite", "Cluster", {"CLUSTER big USING big_n"}, false, {"CREATE INDEX big_n ON big (n)"}),
      on_big("Build", "AnIndex", {"CREATE INDEX big_note ON big (note)"}),
      on_big("Build", "AnIndexInATransaction", {"CREATE INDEX big_note ON big (note)"}, true),
      on_big("Build", "APrimaryKey", {"ALTER TABLE big ADD PRIMARY KEY (id)"}),
      on_big("Build", "AnIndexInParallel", {"CREATE INDEX big_note ON big (note)"}, false,
             {"SET max_parallel_maintenance_workers = 2", "SET min_parallel_table_scan_size = 0"}),
      on_big("Build", "AnIndexAgain", {"REINDEX TABLE big"}, false, {"CREATE INDEX big_note ON big (note)"}),
      on_big("Scan", "SetsNotNull", {"ALTER TABLE big ALTER note SET NOT NULL"}, false, doubled),
      on_big("Scan", "AddsACheck", {"ALTER TABLE big ADD CONSTRAINT c CHECK (note <> '')"}),
      on_big("Scan", "AddsAForeignKey", {foreign_key}, false, referencing),
      on_big("Scan", "AddsAForeignKeyInATransaction", {foreign_key, "SELECT pg_sleep(0.02)"}, true,
             referencing),
      on_big("Scan", "ValidatesAForeignKeyLater",
             {std::string(foreign_key) + " NOT VALID", "ALTER TABLE big VALIDATE CONSTRAINT fk"}, false,
             referencing),
      on_big("Scan", "UpdatesAllRows", {"UPDATE big SET n = n + 1"}),
  };
}

std::vector<Case> session_locks() {
  const std::vector<std::string> old_snapshot{"SELECT count(*) FROM orders"};
  const std::vector<std::string> reader{"SELECT count(*) FROM big"};
  std::vector<Case> cases{
      on_big("Concurrently", "CreateIndex", {"CREATE INDEX CONCURRENTLY big_note ON big (note)"}),
      on_big("Concurrently", "CreateIndexBehindAnOldSnapshot",
             {"CREATE INDEX CONCURRENTLY big_note ON big (note)"}),
      on_big("Concurrently", "DropIndexBehindAReader", {"DROP INDEX CONCURRENTLY big_note"}, false,
             {"CREATE INDEX big_note ON big (note)"}),
      on_big("Concurrently", "Reindex", {"REINDEX INDEX CONCURRENTLY big_note"}, false,
             {"CREATE INDEX big_note ON big (note)"}),
      on_big("Concurrently", "ReindexOfATable", {"REINDEX TABLE CONCURRENTLY big"}, false,
             {"CREATE INDEX big_note ON big (note)", "CREATE INDEX big_n ON big (n)"}),
      on_big(
          "Concurrently", "CreateTwoIndexes",
          {"CREATE INDEX CONCURRENTLY big_note ON big (note)", "CREATE INDEX CONCURRENTLY big_n ON big (n)"}),
      on_big("Concurrently", "CreateIndexBehindAWriter",
             {"CREATE INDEX CONCURRENTLY big_note ON big (note)"}),
      on_big("Vacuum", "Plain", {"VACUUM big"}, false, {"INSERT INTO big SELECT * FROM big"}),
      on_big("Vacuum", "AfterUpdates", {"VACUUM ANALYZE big"}, false,
             {"CREATE INDEX big_n ON big (n)", "UPDATE big SET n = n + 1"}),
  };
  cases[1].blocker = old_snapshot;
  cases[2].blocker = reader;
  cases[6].blocker = {"INSERT INTO big VALUES (0, 0, '')"};
  cases[6].blocked = cases[1].blocked = cases[2].blocked = Millis{100};
  return cases;
}

}  // namespace rehearse::observe::truth
