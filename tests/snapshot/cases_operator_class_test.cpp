#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string family = "CREATE OPERATOR FAMILY fam USING btree";
const std::string head = "CREATE OPERATOR CLASS ops FOR TYPE int USING btree FAMILY fam AS ";
const std::string all =
    "OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int)";
const std::string ops = family + "\n" + head + all;
const std::string drop = "DROP OPERATOR CLASS ops USING btree\n";
const std::string undo = drop + head + all;
const std::string of_pair =
    "CREATE TYPE pair AS (x int)\n"
    "CREATE FUNCTION pair_cmp(pair, pair) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'btrecordcmp'\n" +
    family + "\n";
const std::string other_function =
    "CREATE FUNCTION cmp(int, int) RETURNS int LANGUAGE internal IMMUTABLE STRICT AS 'btint4cmp'\n";
const std::string gist = "CREATE OPERATOR CLASS g FOR TYPE point USING gist AS ";
const std::string gist_functions =
    "FUNCTION 1 gist_point_consistent(internal, point, smallint, oid, internal), FUNCTION 2 "
    "gist_box_union(internal, internal), FUNCTION 5 gist_box_penalty(internal, internal, internal), FUNCTION "
    "6 "
    "gist_box_picksplit(internal, internal), FUNCTION 7 gist_box_same(box, box, internal)";
const std::string ungist = "DROP OPERATOR FAMILY g USING gist CASCADE\n";

const Cases cases({
    {"OperatorClassLost",
     ops,
     "DROP OPERATOR CLASS ops USING btree",
     {"operator class public.ops using btree: lost (for integer)"},
     head + all},
    {"OperatorClassLeavesItsFamilyBehind",
     "",
     "CREATE OPERATOR CLASS c FOR TYPE int USING hash AS OPERATOR 1 =\nDROP OPERATOR CLASS c USING hash",
     {"operator family public.c using hash: added (operator family)"},
     "DROP OPERATOR FAMILY c USING hash"},
    {"OperatorClassOfAnotherMethod",
     ops,
     "CREATE OPERATOR CLASS ops FOR TYPE int USING hash FAMILY integer_ops AS STORAGE int",
     {"operator class public.ops using hash: added (for integer)"},
     "DROP OPERATOR CLASS ops USING hash"},
    {"OperatorClassDefault",
     of_pair +
         "CREATE OPERATOR CLASS ops FOR TYPE pair USING btree FAMILY fam AS FUNCTION 1 pair_cmp(pair, pair)",
     drop + "CREATE OPERATOR CLASS ops DEFAULT FOR TYPE pair USING btree FAMILY fam AS FUNCTION 1 "
            "pair_cmp(pair, "
            "pair)",
     {"operator class public.ops using btree: default false -> true"},
     drop +
         "CREATE OPERATOR CLASS ops FOR TYPE pair USING btree FAMILY fam AS FUNCTION 1 pair_cmp(pair, pair)"},
    {"OperatorClassType",
     "CREATE OPERATOR CLASS c FOR TYPE int USING hash FAMILY integer_ops AS STORAGE int",
     "DROP OPERATOR CLASS c USING hash\n"
     "CREATE OPERATOR CLASS c FOR TYPE bigint USING hash FAMILY integer_ops AS STORAGE bigint",
     {"operator class public.c using hash: for type integer -> bigint"},
     "DROP OPERATOR CLASS c USING hash\n"
     "CREATE OPERATOR CLASS c FOR TYPE int USING hash FAMILY integer_ops AS STORAGE int"},
    {"OperatorClassFamily",
     ops + "\nCREATE OPERATOR FAMILY fam2 USING btree",
     drop + "CREATE OPERATOR CLASS ops FOR TYPE int USING btree FAMILY fam2 AS " + all,
     {"operator class public.ops using btree: family public.fam -> public.fam2"},
     undo},
    {"OperatorClassStorage",
     gist + gist_functions,
     ungist + gist + gist_functions + ", STORAGE box",
     {"operator class public.g using gist: stored type none -> box"},
     ungist + gist + gist_functions},
    {"OperatorClassOperators",
     ops,
     drop + head + "OPERATOR 1 <, OPERATOR 3 =, OPERATOR 5 >, FUNCTION 1 btint4cmp(int, int)",
     {"operator class public.ops using btree: operators 1 <(integer,integer), 2 <=(integer,integer), 3 "
      "=(integer,integer), 4 >=(integer,integer), 5 >(integer,integer) -> 1 <(integer,integer), 3 "
      "=(integer,integer), 5 >(integer,integer)"},
     undo},
    {"OperatorClassFunction",
     other_function + ops,
     drop + head +
         "OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, OPERATOR 5 >, FUNCTION 1 cmp(int, int)",
     {"operator class public.ops using btree: functions 1 (integer, integer) btint4cmp(integer,integer) -> 1 "
      "(integer, integer) public.cmp(integer,integer)"},
     undo},
    {"OperatorClassLeavesAFunctionBehind",
     ops,
     drop + head + all + ", FUNCTION 4 btequalimage(oid)\n" + undo,
     {"operator family public.fam using btree: functions none -> 4 (integer, integer) btequalimage(oid)"},
     "ALTER OPERATOR FAMILY fam USING btree DROP FUNCTION 4 (int, int)",
     since(14)},
    {"OperatorClassOwner",
     ops,
     "ALTER OPERATOR CLASS ops USING btree OWNER TO owner",
     {"operator class public.ops using btree: owner postgres -> owner"},
     "ALTER OPERATOR CLASS ops USING btree OWNER TO postgres"},
    {"OperatorClassRenamed",
     ops,
     "ALTER OPERATOR CLASS ops USING btree RENAME TO pos",
     {"operator class public.ops using btree: lost (for integer)",
      "operator class public.pos using btree: added (for integer)"},
     "ALTER OPERATOR CLASS pos USING btree RENAME TO ops"},
    {"OperatorClassComment",
     ops,
     "COMMENT ON OPERATOR CLASS ops USING btree IS 'x'",
     {"operator class public.ops using btree: comment none -> x"},
     "COMMENT ON OPERATOR CLASS ops USING btree IS NULL"},

    {"OperatorFamilyLost",
     family,
     "DROP OPERATOR FAMILY fam USING btree",
     {"operator family public.fam using btree: lost (operator family)"},
     family},
    {"OperatorFamilyOperator",
     family,
     "ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 1 < (int, bigint)",
     {"operator family public.fam using btree: operators none -> 1 <(integer,bigint)"},
     "ALTER OPERATOR FAMILY fam USING btree DROP OPERATOR 1 (int, bigint)"},
    {"OperatorFamilyFunction",
     other_function + family + "\nALTER OPERATOR FAMILY fam USING btree ADD FUNCTION 1 btint4cmp(int, int)",
     "ALTER OPERATOR FAMILY fam USING btree DROP FUNCTION 1 (int, int)\n"
     "ALTER OPERATOR FAMILY fam USING btree ADD FUNCTION 1 cmp(int, int)",
     {"operator family public.fam using btree: functions 1 (integer, integer) btint4cmp(integer,integer) -> "
      "1 (integer, integer) public.cmp(integer,integer)"},
     "ALTER OPERATOR FAMILY fam USING btree DROP FUNCTION 1 (int, int)\n"
     "ALTER OPERATOR FAMILY fam USING btree ADD FUNCTION 1 btint4cmp(int, int)"},
    {"OperatorFamilyStrategy",
     family + "\nALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 1 < (int, int)",
     "ALTER OPERATOR FAMILY fam USING btree DROP OPERATOR 1 (int, int)\n"
     "ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 2 < (int, int)",
     {"operator family public.fam using btree: operators 1 <(integer,integer) -> 2 <(integer,integer)"},
     "ALTER OPERATOR FAMILY fam USING btree DROP OPERATOR 2 (int, int)\n"
     "ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 1 < (int, int)"},
    {"OperatorFamilyOrdering",
     "CREATE OPERATOR FAMILY fam USING gist\n"
     "ALTER OPERATOR FAMILY fam USING gist ADD OPERATOR 15 <-> (point, point) FOR ORDER BY float_ops",
     "ALTER OPERATOR FAMILY fam USING gist DROP OPERATOR 15 (point, point)\n"
     "ALTER OPERATOR FAMILY fam USING gist ADD OPERATOR 15 <-> (point, box) FOR ORDER BY float_ops",
     {"operator family public.fam using gist: operators 15 <->(point,point) for order by "
      "pg_catalog.float_ops -> 15 <->(point,box) for order by pg_catalog.float_ops"}},
    {"BuiltInOperatorFamilyGrows",
     "CREATE TYPE pair AS (x int)",
     "ALTER OPERATOR FAMILY integer_ops USING btree ADD OPERATOR 1 < (pg_lsn, pg_lsn)",
     {"operator family pg_catalog.integer_ops using btree: added (1 <(pg_lsn,pg_lsn))"},
     "ALTER OPERATOR FAMILY integer_ops USING btree DROP OPERATOR 1 (pg_lsn, pg_lsn)"},
    {"OperatorFamilyOwner",
     family,
     "ALTER OPERATOR FAMILY fam USING btree OWNER TO owner",
     {"operator family public.fam using btree: owner postgres -> owner"},
     "ALTER OPERATOR FAMILY fam USING btree OWNER TO postgres"},
    {"OperatorFamilyMoved",
     family + "\nCREATE SCHEMA app",
     "ALTER OPERATOR FAMILY fam USING btree SET SCHEMA app",
     {"operator family public.fam using btree: lost (operator family)",
      "operator family app.fam using btree: added (operator family)"},
     "ALTER OPERATOR FAMILY app.fam USING btree SET SCHEMA public"},
    {"OperatorFamilyComment",
     family,
     "COMMENT ON OPERATOR FAMILY fam USING btree IS 'x'",
     {"operator family public.fam using btree: comment none -> x"},
     "COMMENT ON OPERATOR FAMILY fam USING btree IS NULL"},
    {"OperatorClassRecreatedWithMembersInAnotherOrder",
     ops,
     drop + head +
         "FUNCTION 1 btint4cmp(int, int), OPERATOR 5 >, OPERATOR 4 >=, OPERATOR 3 =, OPERATOR 2 <=, OPERATOR "
         "1 <",
     {}},
    {"OperatorClassMemberAddedLater",
     ops,
     drop + head +
         "OPERATOR 1 <, OPERATOR 2 <=, OPERATOR 3 =, OPERATOR 4 >=, FUNCTION 1 btint4cmp(int, int)\n"
         "ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 5 > (int, int)",
     {},
     {},
     since(14)},
    {"OperatorFamilyMemberThereAndBack",
     family,
     "ALTER OPERATOR FAMILY fam USING btree ADD OPERATOR 1 < (int, bigint)\n"
     "ALTER OPERATOR FAMILY fam USING btree DROP OPERATOR 1 (int, bigint)",
     {}},
});

}  // namespace

}  // namespace rehearse::snapshot
