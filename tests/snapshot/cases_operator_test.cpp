#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string functions =
    "CREATE FUNCTION same(int, int) RETURNS bool LANGUAGE internal IMMUTABLE STRICT AS 'int4eq'\n"
    "CREATE FUNCTION differs(int, int) RETURNS bool LANGUAGE internal IMMUTABLE STRICT AS 'int4ne'\n";
const std::string op = functions + "CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = same)";
const std::string drop = "DROP OPERATOR === (int, int)\n";
const std::string create = "CREATE OPERATOR === (LEFTARG = int, RIGHTARG = int, FUNCTION = ";
const std::string undo = drop + create + "same)";

const Cases cases({
    {"OperatorLost",
     op,
     "DROP OPERATOR === (int, int)",
     {"operator public.===(integer, integer): lost (by public.same(integer,integer))"},
     create + "same)"},
    {"OperatorAdded",
     functions,
     create + "same)",
     {"operator public.===(integer, integer): added (by public.same(integer,integer))"},
     drop},
    {"OperatorPrefix",
     functions,
     "CREATE OPERATOR ### (RIGHTARG = int, FUNCTION = int4abs)",
     {"operator public.###(NONE, integer): added (by int4abs(integer))"},
     "DROP OPERATOR ### (NONE, int)"},
    {"OperatorOfOtherTypesLost",
     op + "\nCREATE OPERATOR === (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = int8eq)",
     "DROP OPERATOR === (bigint, bigint)",
     {"operator public.===(bigint, bigint): lost (by int8eq(bigint,bigint))"},
     "CREATE OPERATOR === (LEFTARG = bigint, RIGHTARG = bigint, FUNCTION = int8eq)"},
    {"OperatorFunction",
     op,
     drop + create + "int4eq)",
     {"operator public.===(integer, integer): function public.same(integer,integer) -> "
      "int4eq(integer,integer)"},
     undo},
    {"OperatorResult",
     op,
     drop + create + "int4pl)",
     {"operator public.===(integer, integer): function public.same(integer,integer) -> "
      "int4pl(integer,integer)",
      "operator public.===(integer, integer): returns boolean -> integer"},
     undo},
    {"OperatorCommutator",
     op,
     drop + create + "same, COMMUTATOR = ===)",
     {"operator public.===(integer, integer): commutator none -> public.===(integer,integer)"},
     undo},
    {"OperatorNegatorLeavesAShell",
     op,
     drop + create + "same, NEGATOR = !==)",
     {"operator public.!==(integer, integer): added (operator)",
      "operator public.===(integer, integer): negator none -> public.!==(integer,integer)"},
     "DROP OPERATOR !== (int, int)\n" + undo},
    {"OperatorShellDefined",
     functions + create + "same, NEGATOR = !==)",
     "CREATE OPERATOR !== (LEFTARG = int, RIGHTARG = int, FUNCTION = differs, NEGATOR = ===)",
     {"operator public.!==(integer, integer): function none -> public.differs(integer,integer)",
      "operator public.!==(integer, integer): returns none -> boolean"}},
    {"OperatorRestrict",
     op,
     "ALTER OPERATOR === (int, int) SET (RESTRICT = eqsel)",
     {"operator public.===(integer, integer): restriction estimator none -> eqsel"},
     "ALTER OPERATOR === (int, int) SET (RESTRICT = NONE)"},
    {"OperatorJoin",
     op,
     "ALTER OPERATOR === (int, int) SET (JOIN = eqjoinsel)",
     {"operator public.===(integer, integer): join estimator none -> eqjoinsel"},
     "ALTER OPERATOR === (int, int) SET (JOIN = NONE)"},
    {"OperatorMerges",
     op,
     drop + create + "same, MERGES)",
     {"operator public.===(integer, integer): merges false -> true"},
     undo},
    {"OperatorHashes",
     op,
     drop + create + "same, HASHES)",
     {"operator public.===(integer, integer): hashes false -> true"},
     undo},
    {"OperatorOwner",
     op,
     "ALTER OPERATOR === (int, int) OWNER TO owner",
     {"operator public.===(integer, integer): owner postgres -> owner"},
     "ALTER OPERATOR === (int, int) OWNER TO postgres"},
    {"OperatorMoved",
     op + "\nCREATE SCHEMA app",
     "ALTER OPERATOR === (int, int) SET SCHEMA app",
     {"operator public.===(integer, integer): lost (by public.same(integer,integer))",
      "operator app.===(integer, integer): added (by public.same(integer,integer))"},
     "ALTER OPERATOR app.=== (int, int) SET SCHEMA public"},
    {"OperatorComment",
     op,
     "COMMENT ON OPERATOR === (int, int) IS 'x'",
     {"operator public.===(integer, integer): comment none -> x"},
     "COMMENT ON OPERATOR === (int, int) IS NULL"},
    {"OperatorReplaced", op, undo, {}},
    {"OperatorEstimatorsThereAndBack",
     op,
     "ALTER OPERATOR === (int, int) SET (RESTRICT = eqsel, JOIN = eqjoinsel)\n"
     "ALTER OPERATOR === (int, int) SET (JOIN = NONE, RESTRICT = NONE)",
     {}},
});

}  // namespace

}  // namespace rehearse::snapshot
