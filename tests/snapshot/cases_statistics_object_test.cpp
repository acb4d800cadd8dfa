#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string t = "CREATE TABLE t (id int, a int, b text)";
const std::string st = t + "\nCREATE STATISTICS st (ndistinct) ON id, a FROM t";
const std::string redo =
    "DROP STATISTICS st\n"
    "CREATE STATISTICS st";
const std::string back =
    "DROP STATISTICS st\n"
    "CREATE STATISTICS st (ndistinct) ON id, a FROM t";

const Cases cases({
    {"StatisticsLost",
     st,
     "DROP STATISTICS st",
     {"statistics public.st: lost (ndistinct on a, id of public.t)"},
     "CREATE STATISTICS st (ndistinct) ON id, a FROM t"},
    {"StatisticsAdded",
     t,
     "CREATE STATISTICS st ON id, a FROM t",
     {"statistics public.st: added (ndistinct, dependencies, mcv on a, id of public.t)"},
     "DROP STATISTICS st"},
    {"StatisticsKinds",
     st,
     redo + " (ndistinct, mcv) ON id, a FROM t",
     {"statistics public.st: kinds ndistinct -> ndistinct, mcv"},
     back},
    {"StatisticsKindsDependencies",
     st,
     redo + " (dependencies) ON id, a FROM t",
     {"statistics public.st: kinds ndistinct -> dependencies"},
     back},
    {"StatisticsColumns",
     st,
     redo + " (ndistinct) ON id, b FROM t",
     {"statistics public.st: columns a, id -> b, id"},
     back},
    {"StatisticsExpression",
     st,
     redo + " (ndistinct) ON id, (a + 1) FROM t",
     {"statistics public.st: columns a, id -> id", "statistics public.st: expressions none -> ((a + 1))"},
     back,
     since(14)},
    {"StatisticsExpressionChanged",
     t + "\nCREATE STATISTICS st ON lower(b) FROM t",
     redo + " ON upper(b) FROM t",
     {"statistics public.st: expressions (lower(b)) -> (upper(b))"},
     redo + " ON lower(b) FROM t",
     since(14)},
    {"StatisticsOfACastLost",
     t + "\nCREATE STATISTICS st ON (a::text), id FROM t",
     "DROP STATISTICS st",
     {"statistics public.st: lost (ndistinct, dependencies, mcv on id, ((a)::text) of public.t)"},
     "CREATE STATISTICS st ON (a::text), id FROM t",
     since(14)},
    {"StatisticsOfAnotherTable",
     st + "\nCREATE TABLE u (id int, a int)",
     redo + " (ndistinct) ON id, a FROM u",
     {"statistics public.st: table public.t -> public.u"},
     back},
    {"StatisticsObjectTarget",
     st,
     "ALTER STATISTICS st SET STATISTICS 50",
     {"statistics public.st: statistics target none -> 50"},
     "ALTER STATISTICS st SET STATISTICS -1"},
    {"StatisticsObjectTargetZero",
     st,
     "ALTER STATISTICS st SET STATISTICS 0",
     {"statistics public.st: statistics target none -> 0"},
     "ALTER STATISTICS st SET STATISTICS -1"},
    {"StatisticsOwner",
     st,
     "ALTER STATISTICS st OWNER TO owner",
     {"statistics public.st: owner postgres -> owner"},
     "ALTER STATISTICS st OWNER TO postgres"},
    {"StatisticsRenamed",
     st,
     "ALTER STATISTICS st RENAME TO stats",
     {"statistics public.st: name st -> stats"},
     "ALTER STATISTICS stats RENAME TO st"},
    {"StatisticsSchema",
     "CREATE SCHEMA app\n" + st,
     "ALTER STATISTICS st SET SCHEMA app",
     {"statistics public.st: lost (ndistinct on a, id of public.t)",
      "statistics app.st: added (ndistinct on a, id of public.t)"},
     "ALTER STATISTICS app.st SET SCHEMA public"},
    {"StatisticsComment",
     st,
     "COMMENT ON STATISTICS st IS 'x'",
     {"statistics public.st: comment none -> x"},
     "COMMENT ON STATISTICS st IS NULL"},
    {"StatisticsOfMaterializedView",
     t + "\nCREATE MATERIALIZED VIEW m AS SELECT * FROM t",
     "CREATE STATISTICS st (mcv) ON id, a FROM m",
     {"statistics public.st: added (mcv on a, id of public.m)"},
     "DROP STATISTICS st"},
});

}  // namespace

}  // namespace rehearse::snapshot
