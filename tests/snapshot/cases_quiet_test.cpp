#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

std::vector<Case> quiet_cases() {
  const std::string t =
      "CREATE TABLE t (id serial PRIMARY KEY, a int NOT NULL DEFAULT 3, b text UNIQUE CHECK (b <> ''))";
  const std::string fk = t + "\nCREATE TABLE c (t_id int REFERENCES t)";
  const std::string f = "CREATE FUNCTION f(a int) RETURNS int LANGUAGE sql AS 'SELECT 1'";
  const std::string clock = "CREATE VIEW v AS SELECT 'now'::timestamp AS x";
  return {
      {"TableRecreated", t, "DROP TABLE t\n" + t, {}},
      {"AttnumGap", t, "ALTER TABLE t ADD z int\nALTER TABLE t DROP z", {}},
      {"ColumnLostBehindAGapKeepsItsPosition",
       "CREATE TABLE t (a int, b int, c int)\nALTER TABLE t DROP a",
       "ALTER TABLE t DROP c\nALTER TABLE t ADD c int",
       {}},
      {"Analyze", t, "INSERT INTO t (b) SELECT i::text FROM generate_series(1, 100) i\nANALYZE t", {}},
      {"SequenceAdvanced", t, "SELECT nextval('t_id_seq')", {}},
      {"GrantThenRevoke", t, "GRANT SELECT ON t TO owner\nREVOKE SELECT ON t FROM owner", {}},
      {"FunctionGrantThenRevoke",
       f,
       "GRANT EXECUTE ON FUNCTION f TO owner\nREVOKE EXECUTE ON FUNCTION f FROM owner",
       {}},
      {"GrantOrder",
       t + "\nGRANT SELECT ON t TO owner\nGRANT SELECT ON t TO PUBLIC",
       "REVOKE ALL ON t FROM owner\nGRANT SELECT ON t TO owner",
       {}},
      {"StorageParameterOrder",
       t + "\nALTER TABLE t SET (fillfactor = 70, autovacuum_enabled = off)",
       "ALTER TABLE t RESET (fillfactor)\nALTER TABLE t SET (fillfactor = 70)",
       {}},
      {"FunctionRecreated", f, "DROP FUNCTION f\n" + f, {}},
      {"IndexRecreated",
       t + "\nCREATE INDEX ix ON t (lower(b) DESC) WHERE a > 0",
       "DROP INDEX ix\nCREATE INDEX ix ON t (lower(b) DESC) WHERE a > 0",
       {}},
      {"ForeignKeyRecreated",
       fk,
       "ALTER TABLE c DROP CONSTRAINT c_t_id_fkey, ADD FOREIGN KEY (t_id) REFERENCES t",
       {}},
      {"ValidatedLater",
       fk,
       "ALTER TABLE c DROP CONSTRAINT c_t_id_fkey\nALTER TABLE c ADD FOREIGN KEY (t_id) REFERENCES t NOT "
       "VALID\n"
       "ALTER TABLE c VALIDATE CONSTRAINT c_t_id_fkey",
       {}},
      {"TriggersDisabledThenEnabled",
       fk,
       "ALTER TABLE c DISABLE TRIGGER ALL\nALTER TABLE c ENABLE TRIGGER ALL",
       {}},
      {"DetachThenAttach",
       "CREATE TABLE p (a int PRIMARY KEY) PARTITION BY LIST (a)\nCREATE TABLE q PARTITION OF p FOR VALUES "
       "IN (1)",
       "ALTER TABLE p DETACH PARTITION q\nALTER TABLE p ATTACH PARTITION q FOR VALUES IN (1)",
       {}},
      {"EnumRecreated",
       "CREATE TYPE e AS ENUM ('a', 'b')\nALTER TYPE e ADD VALUE 'ab' BEFORE 'b'",
       "DROP TYPE e\nCREATE TYPE e AS ENUM ('a', 'ab', 'b')",
       {}},
      {"TableRewritten", t, "VACUUM FULL t\nTRUNCATE t", {}},
      {"TemporaryTable", t, "CREATE TEMP TABLE x (a serial PRIMARY KEY)", {}},
      {"ClockFoldedIntoAView", clock, "DROP VIEW v\n" + clock, {}},
      {"DropNotNullThenSet",
       t,
       "ALTER TABLE t ALTER a DROP NOT NULL\nALTER TABLE t ALTER a SET NOT NULL",
       {}},
      {"SearchPathOfTheDatabase",
       t + "\nCREATE VIEW v AS SELECT * FROM t",
       "SET search_path = pg_catalog\nSET DateStyle = 'German'",
       {}},
      {"EventTriggerTagOrder",
       "CREATE FUNCTION e() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'\nCREATE EVENT TRIGGER et "
       "ON "
       "sql_drop WHEN TAG IN ('DROP VIEW', 'DROP TABLE') EXECUTE FUNCTION e()\nALTER EVENT TRIGGER et "
       "DISABLE",
       "DROP EVENT TRIGGER et\nCREATE EVENT TRIGGER et ON sql_drop WHEN TAG IN ('DROP TABLE', 'DROP VIEW') "
       "EXECUTE FUNCTION e()\nALTER EVENT TRIGGER et DISABLE",
       {}},
  };
}

}  // namespace rehearse::snapshot
