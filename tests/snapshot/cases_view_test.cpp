#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string t = "CREATE TABLE t (id int, a int, b text)";
const std::string v = "CREATE VIEW v AS SELECT 1 AS id, 2 AS a";
const std::string u = t + "\nCREATE VIEW v AS SELECT id, a FROM t";

const Cases cases({
    {"ViewLost", v, "DROP VIEW v", {"view public.v: lost (view)"}, "CREATE VIEW v AS SELECT 1 AS id, 2 AS a"},
    {"ViewAdded", t, "CREATE VIEW v AS SELECT id FROM t", {"view public.v: added (view)"}, "DROP VIEW v"},
    {"ViewDefinition",
     v,
     "CREATE OR REPLACE VIEW v AS SELECT 1 AS id, 3 AS a",
     {"view public.v: definition  SELECT 1 AS id,\n    2 AS a; ->  SELECT 1 AS id,\n    3 AS a;"},
     "CREATE OR REPLACE VIEW v AS SELECT 1 AS id, 2 AS a"},
    {"ViewConstant",
     "CREATE VIEW v AS SELECT 1 AS x",
     "CREATE OR REPLACE VIEW v AS SELECT 2 AS x",
     {"view public.v: definition  SELECT 1 AS x; ->  SELECT 2 AS x;"},
     "CREATE OR REPLACE VIEW v AS SELECT 1 AS x"},
    {"ViewColumnAdded",
     v,
     "CREATE OR REPLACE VIEW v AS SELECT 1 AS id, 2 AS a, 3 AS b",
     {"column public.v.b: added (integer)",
      "view public.v: definition  SELECT 1 AS id,\n    2 AS a; ->  SELECT 1 AS id,\n    2 AS a,\n    3 AS "
      "b;"},
     "DROP VIEW v\n"
     "CREATE VIEW v AS SELECT 1 AS id, 2 AS a"},
    {"ViewColumnRenamed",
     v,
     "ALTER VIEW v RENAME COLUMN a TO z",
     {"column public.v.a: name a -> z",
      "view public.v: definition  SELECT 1 AS id,\n    2 AS a; ->  SELECT 1 AS id,\n    2 AS z;"},
     "ALTER VIEW v RENAME COLUMN z TO a"},
    {"ViewColumnType",
     v,
     "DROP VIEW v\n"
     "CREATE VIEW v AS SELECT 1 AS id, 2::bigint AS a",
     {"column public.v.a: type integer -> bigint",
      "view public.v: definition  SELECT 1 AS id,\n    2 AS a; ->  SELECT 1 AS id,\n    (2)::bigint AS a;"},
     "DROP VIEW v\n"
     "CREATE VIEW v AS SELECT 1 AS id, 2 AS a"},
    {"ViewColumnOrder",
     v,
     "DROP VIEW v\n"
     "CREATE VIEW v AS SELECT 2 AS a, 1 AS id",
     {"view public.v: definition  SELECT 1 AS id,\n    2 AS a; ->  SELECT 2 AS a,\n    1 AS id;"},
     "DROP VIEW v\n"
     "CREATE VIEW v AS SELECT 1 AS id, 2 AS a"},
    {"ViewOnTheOtherTable",
     "CREATE SCHEMA app\n"
     "CREATE TABLE app.t (id int)\n"
     "CREATE TABLE t (id int)\n"
     "CREATE VIEW v AS SELECT count(*) AS n FROM t",
     "CREATE OR REPLACE VIEW v AS SELECT count(*) AS n FROM app.t",
     {"view public.v: definition  SELECT count(*) AS n\n   FROM public.t; ->  SELECT count(*) AS n\n   FROM "
      "app.t;"},
     "CREATE OR REPLACE VIEW v AS SELECT count(*) AS n FROM t"},
    {"ViewSecurityBarrier",
     v,
     "ALTER VIEW v SET (security_barrier = true)",
     {"view public.v: options none -> security_barrier=true"},
     "ALTER VIEW v RESET (security_barrier)"},
    {"ViewSecurityInvoker",
     v,
     "ALTER VIEW v SET (security_invoker = true)",
     {"view public.v: options none -> security_invoker=true"},
     "ALTER VIEW v RESET (security_invoker)",
     since(15)},
    {"ViewCheckOption",
     u,
     "CREATE OR REPLACE VIEW v AS SELECT id, a FROM t WITH LOCAL CHECK OPTION",
     {"view public.v: options none -> check_option=local"},
     "ALTER VIEW v RESET (check_option)"},
    {"ViewCheckOptionCascaded",
     u + "\nALTER VIEW v SET (check_option = local)",
     "ALTER VIEW v SET (check_option = cascaded)",
     {"view public.v: options check_option=local -> check_option=cascaded"},
     "ALTER VIEW v SET (check_option = local)"},
    {"ViewColumnDefault",
     v,
     "ALTER VIEW v ALTER a SET DEFAULT 3",
     {"column public.v.a: default none -> 3"},
     "ALTER VIEW v ALTER a DROP DEFAULT"},
    {"ViewColumnDefaultLostByRecreating",
     v + "\nALTER VIEW v ALTER a SET DEFAULT 3",
     "DROP VIEW v\n"
     "CREATE VIEW v AS SELECT 1 AS id, 2 AS a",
     {"column public.v.a: default 3 -> none"},
     "ALTER VIEW v ALTER a SET DEFAULT 3"},
    {"ViewRenamed",
     v,
     "ALTER VIEW v RENAME TO w",
     {"view public.v: lost (view)", "view public.w: added (view)"},
     "ALTER VIEW w RENAME TO v"},
    {"ViewBecameMaterialized",
     v,
     "DROP VIEW v\n"
     "CREATE MATERIALIZED VIEW v AS SELECT 1 AS id, 2 AS a",
     {"view public.v: lost (view)", "materialized view public.v: added (materialized view)"},
     "DROP MATERIALIZED VIEW v\n"
     "CREATE VIEW v AS SELECT 1 AS id, 2 AS a"},
    {"ViewRecursive",
     "CREATE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9) SELECT "
     "count(*) AS n FROM n",
     "CREATE OR REPLACE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION SELECT i + 1 FROM n WHERE i < 9) "
     "SELECT count(*) AS n FROM n",
     {"view public.v: definition  WITH RECURSIVE n(i) AS (\n         SELECT 1 AS \"?column?\"\n        UNION "
      "ALL\n         SELECT (n_1.i + 1)\n           FROM n n_1\n          WHERE (n_1.i < 9)\n        )\n "
      "SELECT count(*) AS n\n   FROM n; ->  WITH RECURSIVE n(i) AS (\n         SELECT 1 AS \"?column?\"\n    "
      "    UNION\n         SELECT (n_1.i + 1)\n           FROM n n_1\n          WHERE (n_1.i < 9)\n        "
      ")\n SELECT count(*) AS n\n   FROM n;"},
     "CREATE OR REPLACE VIEW v AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
     "9) SELECT count(*) AS n FROM n"},
    {"ViewOwner",
     v,
     "ALTER VIEW v OWNER TO owner",
     {"view public.v: owner postgres -> owner"},
     "ALTER VIEW v OWNER TO postgres"},
    {"ViewGrant",
     v,
     "GRANT SELECT ON v TO PUBLIC",
     {"view public.v: grants none -> PUBLIC: SELECT"},
     "REVOKE SELECT ON v FROM PUBLIC"},
    {"ViewGrantLostByRecreating",
     v + "\nGRANT SELECT ON v TO owner",
     "DROP VIEW v\n"
     "CREATE VIEW v AS SELECT 1 AS id, 2 AS a",
     {"view public.v: grants owner: SELECT -> none"},
     "GRANT SELECT ON v TO owner"},
    {"ViewColumnGrant",
     v,
     "GRANT UPDATE (a) ON v TO owner",
     {"column public.v.a: grants none -> owner: UPDATE"},
     "REVOKE UPDATE (a) ON v FROM owner"},
    {"ViewComment",
     v,
     "COMMENT ON VIEW v IS 'x'",
     {"view public.v: comment none -> x"},
     "COMMENT ON VIEW v IS NULL"},
    {"ViewColumnComment",
     v,
     "COMMENT ON COLUMN v.a IS 'x'",
     {"column public.v.a: comment none -> x"},
     "COMMENT ON COLUMN v.a IS NULL"},
    {"ViewLostWithItsTable",
     u,
     "DROP TABLE t CASCADE",
     {"table public.t: lost (table)", "view public.v: lost (view)"}},
});

}  // namespace

}  // namespace rehearse::snapshot
