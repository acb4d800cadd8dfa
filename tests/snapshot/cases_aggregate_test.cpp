#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string head = "CREATE OR REPLACE AGGREGATE g (int) ";
const std::string plain = "SFUNC = int4pl, STYPE = int";
const std::string g = head + "(" + plain + ")";
const std::string redo = "DROP AGGREGATE g (int)\n" + head;
const std::string undo = redo + "(" + plain + ")";

const std::string moving =
    "SFUNC = int4pl, STYPE = int, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = int, MINITCOND = '0'";
const std::string internal =
    "SFUNC = int8_avg_accum, STYPE = internal, FINALFUNC = numeric_poly_avg, COMBINEFUNC = int8_avg_combine, "
    "PARALLEL = SAFE";
const std::string serialised =
    internal + ", SERIALFUNC = int8_avg_serialize, DESERIALFUNC = int8_avg_deserialize";

// Functions that no built-in aggregate has in this shape.
const std::string functions =
    "CREATE FUNCTION total(int, int) RETURNS int LANGUAGE internal IMMUTABLE AS 'int4pl'\n"
    "CREATE FUNCTION less(int, int) RETURNS int LANGUAGE internal IMMUTABLE AS 'int4mi'\n"
    "CREATE FUNCTION done(int) RETURNS int LANGUAGE internal IMMUTABLE AS 'int4abs'\n"
    "CREATE FUNCTION done(int, int) RETURNS int LANGUAGE internal IMMUTABLE AS 'int4larger'\n";

Case changed(const std::string& name, const std::string& before, const std::string& after,
             std::vector<std::string> differences) {
  return {name, functions + head + "(" + before + ")", head + "(" + after + ")", std::move(differences),
          head + "(" + before + ")"};
}

const Cases cases({
    {"AggregateLost", g, "DROP AGGREGATE g (int)", {"aggregate public.g(integer): lost (integer)"}, g},
    {"AggregateAdded", "", g, {"aggregate public.g(integer): added (integer)"}, "DROP AGGREGATE g (int)"},
    {"AggregateKind",
     "CREATE AGGREGATE h (VARIADIC \"any\" ORDER BY VARIADIC \"any\") (STYPE = internal, SFUNC = "
     "ordered_set_transition_multi, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL)",
     "DROP AGGREGATE h (VARIADIC \"any\" ORDER BY VARIADIC \"any\")\n"
     "CREATE AGGREGATE h (VARIADIC \"any\" ORDER BY VARIADIC \"any\") (STYPE = internal, SFUNC = "
     "ordered_set_transition_multi, FINALFUNC = rank_final, FINALFUNC_EXTRA)",
     {"aggregate public.h(\"any\"): kind hypothetical-set -> ordered-set"}},
    {"AggregateOrderedArguments",
     "CREATE FUNCTION add(int, int, int) RETURNS int LANGUAGE sql AS 'SELECT $1'\n"
     "CREATE AGGREGATE o (int ORDER BY int) (STYPE = int, SFUNC = int4pl, FINALFUNC = int4pl)",
     "DROP AGGREGATE o (int ORDER BY int)\nCREATE AGGREGATE o (int, int) (STYPE = int, SFUNC = add)",
     {"aggregate public.o(integer, integer): arguments integer ORDER BY integer -> integer, integer",
      "aggregate public.o(integer, integer): final function int4pl(integer,integer) -> none",
      "aggregate public.o(integer, integer): final function modifies state read_write -> read_only",
      "aggregate public.o(integer, integer): kind ordered-set -> normal",
      "aggregate public.o(integer, integer): state function int4pl(integer,integer) -> "
      "public.add(integer,integer,integer)"}},
    {"AggregateArgumentName",
     g,
     "DROP AGGREGATE g (int)\nCREATE AGGREGATE g (x int) (" + plain + ")",
     {"aggregate public.g(integer): arguments integer -> x integer"},
     undo},
    {"AggregateVariadic",
     "CREATE FUNCTION many(int, VARIADIC int[]) RETURNS int LANGUAGE sql AS 'SELECT $1'\n"
     "CREATE AGGREGATE v (int[]) (STYPE = int, SFUNC = many)",
     "DROP AGGREGATE v (int[])\nCREATE AGGREGATE v (VARIADIC int[]) (STYPE = int, SFUNC = many)",
     {"aggregate public.v(integer[]): arguments integer[] -> VARIADIC integer[]"}},
    changed("AggregateStateFunction", plain, "SFUNC = total, STYPE = int",
            {"aggregate public.g(integer): state function int4pl(integer,integer) -> "
             "public.total(integer,integer)"}),
    {"AggregateStateType",
     "CREATE AGGREGATE t (int) (SFUNC = int84pl, STYPE = int8, INITCOND = '0')",
     "DROP AGGREGATE t (int)\nCREATE AGGREGATE t (int) (SFUNC = int4pl, STYPE = int, INITCOND = '0')",
     {"aggregate public.t(integer): returns bigint -> integer",
      "aggregate public.t(integer): state function int84pl(bigint,integer) -> int4pl(integer,integer)",
      "aggregate public.t(integer): state type bigint -> integer"}},
    changed("AggregateStateSize", plain, plain + ", SSPACE = 64",
            {"aggregate public.g(integer): state size none -> 64"}),
    changed("AggregateInitialStateAdded", plain, plain + ", INITCOND = '5'",
            {"aggregate public.g(integer): initial state none -> 5"}),
    changed("AggregateFinalFunction", plain, plain + ", FINALFUNC = done",
            {"aggregate public.g(integer): final function none -> public.done(integer)"}),
    changed(
        "AggregateFinalFunctionExtra", plain + ", FINALFUNC = done",
        plain + ", FINALFUNC = done, FINALFUNC_EXTRA",
        {"aggregate public.g(integer): final function public.done(integer) -> public.done(integer,integer)",
         "aggregate public.g(integer): final function gets arguments false -> true"}),
    changed("AggregateFinalFunctionModifies", plain + ", FINALFUNC = done",
            plain + ", FINALFUNC = done, FINALFUNC_MODIFY = SHAREABLE",
            {"aggregate public.g(integer): final function modifies state read_only -> shareable"}),
    changed("AggregateCombineFunction", plain, plain + ", COMBINEFUNC = int4pl",
            {"aggregate public.g(integer): combine function none -> int4pl(integer,integer)"}),
    {"AggregateSerialisation",
     "CREATE AGGREGATE s (int8) (" + internal + ")",
     "CREATE OR REPLACE AGGREGATE s (int8) (" + serialised + ")",
     {"aggregate public.s(bigint): deserial function none -> int8_avg_deserialize(bytea,internal)",
      "aggregate public.s(bigint): serial function none -> int8_avg_serialize(internal)"},
     "CREATE OR REPLACE AGGREGATE s (int8) (" + internal + ")"},
    changed("AggregateMovingMode", plain, moving,
            {"aggregate public.g(integer): moving final function modifies state none -> read_only",
             "aggregate public.g(integer): moving initial state none -> 0",
             "aggregate public.g(integer): moving inverse function none -> int4mi(integer,integer)",
             "aggregate public.g(integer): moving state function none -> int4pl(integer,integer)",
             "aggregate public.g(integer): moving state type none -> integer"}),
    changed("AggregateMovingFunctions", moving,
            "SFUNC = int4pl, STYPE = int, MSFUNC = total, MINVFUNC = less, MSTYPE = int, MINITCOND = '0'",
            {"aggregate public.g(integer): moving inverse function int4mi(integer,integer) -> "
             "public.less(integer,integer)",
             "aggregate public.g(integer): moving state function int4pl(integer,integer) -> "
             "public.total(integer,integer)"}),
    changed("AggregateMovingStateSize", moving, moving + ", MSSPACE = 64",
            {"aggregate public.g(integer): moving state size none -> 64"}),
    changed("AggregateMovingInitialState", moving,
            "SFUNC = int4pl, STYPE = int, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = int, MINITCOND = '1'",
            {"aggregate public.g(integer): moving initial state 0 -> 1"}),
    changed("AggregateMovingFinalFunction", moving, moving + ", MFINALFUNC = done",
            {"aggregate public.g(integer): moving final function none -> public.done(integer)"}),
    changed("AggregateMovingFinalFunctionExtra", moving + ", MFINALFUNC = done",
            moving + ", MFINALFUNC = done, MFINALFUNC_EXTRA",
            {"aggregate public.g(integer): moving final function public.done(integer) -> "
             "public.done(integer,integer)",
             "aggregate public.g(integer): moving final function gets arguments false -> true"}),
    changed("AggregateMovingFinalFunctionModifies", moving + ", MFINALFUNC = done",
            moving + ", MFINALFUNC = done, MFINALFUNC_MODIFY = READ_WRITE",
            {"aggregate public.g(integer): moving final function modifies state read_only -> read_write"}),
    changed("AggregateMovingStateType", moving,
            "SFUNC = int4pl, STYPE = int, MSFUNC = int84pl, MINVFUNC = int84mi, MSTYPE = int8, MINITCOND = "
            "'0', MFINALFUNC = int4",
            {"aggregate public.g(integer): moving final function none -> int4(bigint)",
             "aggregate public.g(integer): moving inverse function int4mi(integer,integer) -> "
             "int84mi(bigint,integer)",
             "aggregate public.g(integer): moving state function int4pl(integer,integer) -> "
             "int84pl(bigint,integer)",
             "aggregate public.g(integer): moving state type integer -> bigint"}),
    changed("AggregateSortOperator", plain, plain + ", SORTOP = <",
            {"aggregate public.g(integer): sort operator none -> <(integer,integer)"}),
    changed("AggregateParallel", plain, plain + ", PARALLEL = SAFE",
            {"aggregate public.g(integer): parallel unsafe -> safe"}),
    {"AggregateOwner",
     g,
     "ALTER AGGREGATE g (int) OWNER TO owner",
     {"aggregate public.g(integer): owner postgres -> owner"},
     "ALTER AGGREGATE g (int) OWNER TO postgres"},
    {"AggregateGrant",
     g,
     "REVOKE EXECUTE ON FUNCTION g (int) FROM PUBLIC",
     {"aggregate public.g(integer): grants none -> PUBLIC: no EXECUTE"},
     "GRANT EXECUTE ON FUNCTION g (int) TO PUBLIC"},
    {"AggregateComment",
     g,
     "COMMENT ON AGGREGATE g (int) IS 'x'",
     {"aggregate public.g(integer): comment none -> x"},
     "COMMENT ON AGGREGATE g (int) IS NULL"},
    {"AggregateReplacedByItself", g, g, {}},
    {"AggregateOptionsInAnotherOrder", g, redo + "(STYPE = int, SFUNC = int4pl)", {}},
});

}  // namespace

}  // namespace rehearse::snapshot
