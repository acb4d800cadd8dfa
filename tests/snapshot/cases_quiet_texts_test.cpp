#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string t = "CREATE TABLE t (id int, a int, b varchar, c text, d timestamptz)";
const std::string v = "CREATE VIEW v AS SELECT id, a FROM t";
const std::string clock = "CREATE VIEW v AS SELECT 'now'::timestamp AS x";
const std::string recheck =
    "DO $$ DECLARE def text := (SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'k'); "
    "BEGIN ALTER TABLE t DROP CONSTRAINT k; EXECUTE 'ALTER TABLE t ADD CONSTRAINT k ' || def; END $$";
const std::string review =
    "DO $$ DECLARE def text := pg_get_viewdef('v'::regclass); BEGIN DROP VIEW v; EXECUTE 'CREATE VIEW v AS ' "
    "|| def; END $$";
const std::string reindex =
    "DO $$ DECLARE def text := pg_get_indexdef('ix'::regclass); BEGIN DROP INDEX ix; EXECUTE def; END $$";

const Cases cases({
    {"ViewRecreated", t + "\n" + v, "DROP VIEW v\n" + v, {}},
    {"ViewReplaced", t + "\n" + v, "CREATE OR REPLACE VIEW v AS SELECT t.id, t.a FROM public.t", {}},
    {"ViewOptionsSetAndReset",
     t + "\n" + v,
     "ALTER VIEW v SET (security_barrier = on, check_option = local)\n"
     "ALTER VIEW v RESET (security_barrier, check_option)",
     {}},
    {"ViewOptionOrder",
     t + "\n" + v + "\nALTER VIEW v SET (security_barrier = on, check_option = local)",
     "ALTER VIEW v RESET (security_barrier)\n"
     "ALTER VIEW v SET (security_barrier = on)",
     {}},
    {"ViewColumnDefaultSetThenDropped",
     t + "\n" + v,
     "ALTER VIEW v ALTER a SET DEFAULT 3\n"
     "ALTER VIEW v ALTER a DROP DEFAULT",
     {}},
    {"ViewColumnRenamedAndBack",
     t + "\n" + v,
     "ALTER VIEW v RENAME COLUMN a TO z\n"
     "ALTER VIEW v RENAME COLUMN z TO a",
     {}},
    {"ViewOverARenamedColumn",
     t + "\nCREATE VIEW v AS SELECT a AS x FROM t",
     "ALTER TABLE t RENAME a TO z\n"
     "ALTER TABLE t RENAME z TO a",
     {}},
    {"ViewOfEveryColumn",
     t + "\nCREATE VIEW v AS SELECT * FROM t",
     "ALTER TABLE t ADD z int\n"
     "ALTER TABLE t DROP z",
     {}},
    {"ClockFoldedIntoAView", clock, "DROP VIEW v\n" + clock, {}},
    {"ClockFoldedIntoADefault",
     t + "\nALTER TABLE t ALTER d SET DEFAULT 'now'",
     "ALTER TABLE t ALTER d DROP DEFAULT\n"
     "ALTER TABLE t ALTER d SET DEFAULT 'now'",
     {}},
    {"ClockFoldedIntoACheck",
     t + "\nALTER TABLE t ADD CONSTRAINT k CHECK (d > 'now'::timestamptz)",
     "ALTER TABLE t DROP CONSTRAINT k, ADD CONSTRAINT k CHECK (d > 'now'::timestamptz)",
     {}},
    {"ClockFoldedIntoAPolicy",
     t + "\nCREATE POLICY p ON t USING (d > 'now'::timestamptz)",
     "DROP POLICY p ON t\n"
     "CREATE POLICY p ON t USING (d > 'now'::timestamptz)",
     {}},
    {"MaterializedViewRefreshed",
     t + "\nCREATE MATERIALIZED VIEW m AS SELECT id, a FROM t\n"
         "CREATE UNIQUE INDEX mx ON m (id)",
     "INSERT INTO t (id) VALUES (1)\n"
     "REFRESH MATERIALIZED VIEW CONCURRENTLY m\n"
     "REFRESH MATERIALIZED VIEW m",
     {}},
    {"MaterializedViewFilledLater",
     t + "\nCREATE MATERIALIZED VIEW m AS SELECT id, a FROM t",
     "DROP MATERIALIZED VIEW m\n"
     "CREATE MATERIALIZED VIEW m AS SELECT id, a FROM t WITH NO DATA\n"
     "REFRESH MATERIALIZED VIEW m",
     {}},
    {"MaterializedViewEmptiedThenFilled",
     t + "\nCREATE MATERIALIZED VIEW m AS SELECT id, a FROM t",
     "REFRESH MATERIALIZED VIEW m WITH NO DATA\n"
     "REFRESH MATERIALIZED VIEW m",
     {}},
    {"CheckFromItsOwnText",
     t + "\nALTER TABLE t ADD CONSTRAINT k CHECK (a > 0 AND c LIKE 'x%' OR b IS NULL)",
     recheck,
     {}},
    {"CheckInListOfVarcharFromItsOwnText",
     t + "\nALTER TABLE t ADD CONSTRAINT k CHECK (b IN ('x', 'y'))",
     recheck,
     {}},
    {"CheckInListOfVarcharFromItsOwnTextTwice",
     t + "\nALTER TABLE t ADD CONSTRAINT k CHECK (b IN ('x', 'y'))",
     recheck + "\n" + recheck,
     {}},
    {"CheckNotInListOfVarcharFromItsOwnText",
     t + "\nALTER TABLE t ADD CONSTRAINT k CHECK (b NOT IN ('x', 'it''s, ok', 'z]'))",
     recheck,
     {}},
    {"CheckInListOfTextFromItsOwnText",
     t + "\nALTER TABLE t ADD CONSTRAINT k CHECK (c IN ('x', 'y') AND a IN (1, 2))",
     recheck,
     {}},
    {"CheckInListOfLimitedVarcharFromItsOwnText",
     "CREATE TABLE t (b varchar(10) CONSTRAINT k CHECK (b IN ('x', 'y')))",
     recheck,
     {}},
    {"CheckInListOfCharFromItsOwnText",
     "CREATE TABLE t (b char(1) CONSTRAINT k CHECK (b IN ('x', 'y')))",
     recheck,
     {}},
    {"CheckBetweenFromItsOwnText",
     t + "\nALTER TABLE t ADD CONSTRAINT k CHECK (a BETWEEN 1 AND 9 AND b BETWEEN 'a' AND 'c' AND NOT (c IS "
         "DISTINCT FROM 'x'))",
     recheck,
     {}},
    {"CheckOfNestedConditionsFromItsOwnText",
     t + "\nALTER TABLE t ADD CONSTRAINT k CHECK ((a > 0 AND (b = 'x' OR c = 'y')) AND a < 9 OR ((id = 1 OR "
         "id = 2) OR id IS NULL))",
     recheck,
     {}},
    {"ViewOfNestedConditionsFromItsOwnText",
     t + "\nCREATE VIEW v AS SELECT id FROM t WHERE a BETWEEN 1 AND 9 AND b <> 'x' AND (c = 'y' OR c = 'z' "
         "OR d IS NULL)",
     review,
     {}},
    {"CheckRegularExpressionFromItsOwnText",
     t + "\nALTER TABLE t ADD CONSTRAINT k CHECK (b ~* '^[a-z]+$' AND c SIMILAR TO 'x%' AND length(b) < 9)",
     recheck,
     {}},
    {"CheckOfTimesFromItsOwnText",
     t + "\nALTER TABLE t ADD CONSTRAINT k CHECK (d > '2020-01-01' AND d + interval '1 day' < "
         "'2030-01-01'::timestamp)",
     recheck,
     {}},
    {"CheckOfCastsFromItsOwnText",
     t + "\nALTER TABLE t ADD CONSTRAINT k CHECK (b::int > 0 AND a::numeric(4,2) < 3 AND coalesce(c, 'x') <> "
         "ALL (ARRAY['p', 'q']))",
     recheck,
     {}},
    {"ViewFromItsOwnText", t + "\n" + v, review, {}},
    {"ViewInListOfVarcharFromItsOwnText",
     t + "\nCREATE VIEW v AS SELECT id, CASE WHEN b IN ('x', 'y') THEN 1 END AS n FROM t WHERE b NOT IN "
         "('p', 'q')",
     review,
     {}},
    {"ViewWithWindowsFromItsOwnText",
     t + "\nCREATE VIEW v AS SELECT id, row_number() OVER w AS n, sum(a) FILTER (WHERE a > 0) OVER "
         "(PARTITION BY b) FROM t WINDOW w AS (ORDER BY d DESC)",
     review,
     {}},
    {"ViewWithSubqueriesFromItsOwnText",
     t + "\nCREATE VIEW v AS WITH x AS (SELECT id FROM t WHERE a > 0) SELECT x.id, (SELECT max(a) FROM t), "
         "EXISTS (SELECT 1 FROM t t2 WHERE t2.id = x.id) FROM x LEFT JOIN LATERAL (SELECT c FROM t WHERE "
         "t.id = x.id LIMIT 1) y ON true",
     review,
     {}},
    {"ViewWithJoinsFromItsOwnText",
     t + "\nCREATE VIEW v AS SELECT x.a, y.b FROM t x JOIN t y USING (id) FULL JOIN t z ON z.id = y.id GROUP "
         "BY GROUPING SETS ((x.a), (y.b)) HAVING count(*) > 1 ORDER BY 1 NULLS FIRST",
     review,
     {}},
    {"ViewWithUnionFromItsOwnText",
     t + "\nCREATE VIEW v AS (SELECT a, 'x' AS c FROM t UNION ALL SELECT 1, c FROM t) EXCEPT SELECT 2, NULL "
         "ORDER BY 1 LIMIT 5",
     review,
     {}},
    {"ViewWithValuesFromItsOwnText",
     "CREATE VIEW v AS SELECT * FROM (VALUES (1, 'a'::varchar), (2, 'b')) AS x (n, s), generate_series(1, 3) "
     "WITH ORDINALITY AS g (i, o)",
     review,
     {}},
    {"IndexFromItsOwnText",
     t + "\nCREATE INDEX ix ON t (lower(b), (a + 1) DESC, c COLLATE \"C\" text_pattern_ops) INCLUDE (id) "
         "WITH (fillfactor = 70) WHERE b IN ('x', 'y')",
     reindex,
     {}},
    {"ExclusionFromItsOwnText",
     "CREATE TABLE t (r int4range, b varchar, CONSTRAINT k EXCLUDE USING gist (r WITH &&) WHERE (b IN ('x', "
     "'y')))",
     recheck,
     {}},
    {"PolicyInListOfVarcharFromItsOwnText",
     t + "\nCREATE POLICY p ON t USING (b IN ('x', 'y'))",
     "DO $$ DECLARE def text := (SELECT qual FROM pg_policies); BEGIN EXECUTE 'ALTER POLICY p ON t USING (' "
     "|| def || ')'; END $$",
     {}},
    {"TriggerConditionFromItsOwnText",
     t + "\nCREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'\n"
         "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW WHEN (new.b IN ('x', 'y') AND old.* IS DISTINCT "
         "FROM new.*) EXECUTE FUNCTION touch()",
     "DO $$ DECLARE def text := (SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE tgname = 'g'); BEGIN "
     "DROP TRIGGER g ON t; EXECUTE def; END $$",
     {}},
    {"RuleFromItsOwnText",
     t + "\nCREATE RULE r AS ON UPDATE TO t WHERE new.b IN ('x', 'y') DO INSTEAD NOTHING",
     "DO $$ DECLARE def text := (SELECT pg_get_ruledef(oid) FROM pg_rewrite WHERE rulename = 'r'); BEGIN "
     "DROP RULE r ON t; EXECUTE def; END $$",
     {}},
    {"StatisticsFromItsOwnText",
     t + "\nCREATE STATISTICS st ON id, lower(b), (a + 1) FROM t",
     "DO $$ DECLARE def text := (SELECT pg_get_statisticsobjdef(oid) FROM pg_statistic_ext WHERE stxname = "
     "'st'); BEGIN DROP STATISTICS st; EXECUTE def; END $$",
     {},
     "",
     since(14)},
    {"GeneratedColumnFromItsOwnText",
     "CREATE TABLE t (b varchar, g boolean GENERATED ALWAYS AS (b IN ('x', 'y')) STORED)",
     "DO $$ DECLARE def text := (SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = "
     "'t'::regclass); BEGIN ALTER TABLE t DROP g; EXECUTE 'ALTER TABLE t ADD g boolean GENERATED ALWAYS AS "
     "(' || def || ') STORED'; END $$",
     {}},
    {"DefaultFromItsOwnText",
     "CREATE TABLE t (a text DEFAULT 'x' || now()::text, b interval DEFAULT '1 day', c jsonb DEFAULT "
     "'{\"a\": 1}', d varchar(3)[] DEFAULT '{a,b}')",
     "DO $$ DECLARE d record; BEGIN FOR d IN SELECT attname, pg_get_expr(adbin, adrelid) AS def FROM "
     "pg_attrdef JOIN pg_attribute ON attrelid = adrelid AND attnum = adnum WHERE adrelid = 't'::regclass "
     "LOOP EXECUTE format('ALTER TABLE t ALTER %I SET DEFAULT %s', d.attname, d.def); END LOOP; END $$",
     {}},
});

}  // namespace

}  // namespace rehearse::snapshot
