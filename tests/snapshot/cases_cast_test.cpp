#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string pair =
    "CREATE TYPE pair AS (x int)\n"
    "CREATE FUNCTION to_int(pair) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $1.x'\n"
    "CREATE FUNCTION as_int(pair) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT 1'\n";
const std::string create = "CREATE CAST (pair AS int) WITH ";
const std::string drop = "DROP CAST (pair AS int)\n";
const std::string cast = pair + create + "FUNCTION to_int(pair)";
const std::string undo = drop + create + "FUNCTION to_int(pair)";

const std::string transform_functions =
    "CREATE FUNCTION from_sql(internal) RETURNS internal LANGUAGE internal IMMUTABLE AS 'prsd_lextype'\n"
    "CREATE FUNCTION to_sql(internal) RETURNS int LANGUAGE internal IMMUTABLE AS 'int4recv'\n";
const std::string transform = "CREATE OR REPLACE TRANSFORM FOR int LANGUAGE sql ";
const std::string both =
    "(FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION int4recv(internal))";

const std::string to_latin =
    "CREATE FUNCTION conv(int, int, cstring, internal, int, bool) RETURNS int LANGUAGE c STRICT AS "
    "'$libdir/utf8_and_iso8859_1', 'utf8_to_iso8859_1'\n";
const std::string conversion = "CREATE CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1";
const std::string unconvert = "DROP CONVERSION c\n";

const Cases cases({
    {"CastLost",
     cast,
     "DROP CAST (pair AS int)",
     {"cast (public.pair AS integer): lost (explicit)"},
     create + "FUNCTION to_int(pair)"},
    {"CastAdded",
     pair,
     create + "INOUT AS IMPLICIT",
     {"cast (public.pair AS integer): added (implicit)"},
     drop},
    {"CastImplicit",
     cast,
     drop + create + "FUNCTION to_int(pair) AS IMPLICIT",
     {"cast (public.pair AS integer): context explicit -> implicit"},
     undo},
    {"CastAssignment",
     cast,
     drop + create + "FUNCTION to_int(pair) AS ASSIGNMENT",
     {"cast (public.pair AS integer): context explicit -> assignment"},
     undo},
    {"CastFunction",
     cast,
     drop + create + "FUNCTION as_int(pair)",
     {"cast (public.pair AS integer): function public.to_int(public.pair) -> public.as_int(public.pair)"},
     undo},
    {"CastByTextForm",
     cast,
     drop + create + "INOUT",
     {"cast (public.pair AS integer): function public.to_int(public.pair) -> none",
      "cast (public.pair AS integer): method function -> text form"},
     undo},
    {"CastBinary",
     "CREATE CAST (text AS bytea) WITH INOUT",
     "DROP CAST (text AS bytea)\nCREATE CAST (text AS bytea) WITHOUT FUNCTION",
     {"cast (text AS bytea): method text form -> binary coercible"}},
    {"CastComment",
     cast,
     "COMMENT ON CAST (pair AS int) IS 'x'",
     {"cast (public.pair AS integer): comment none -> x"},
     "COMMENT ON CAST (pair AS int) IS NULL"},

    {"TransformAdded",
     "",
     transform + both,
     {"transform for integer language sql: added (transform)"},
     "DROP TRANSFORM FOR int LANGUAGE sql"},
    {"TransformFromSql",
     transform_functions + transform + both,
     transform + "(FROM SQL WITH FUNCTION from_sql(internal), TO SQL WITH FUNCTION int4recv(internal))",
     {"transform for integer language sql: from SQL prsd_lextype(internal) -> public.from_sql(internal)"},
     transform + both},
    {"TransformToSql",
     transform_functions + transform + both,
     transform + "(FROM SQL WITH FUNCTION prsd_lextype(internal), TO SQL WITH FUNCTION to_sql(internal))",
     {"transform for integer language sql: to SQL int4recv(internal) -> public.to_sql(internal)"},
     transform + both},
    {"TransformOneWay",
     transform + both,
     transform + "(TO SQL WITH FUNCTION int4recv(internal))",
     {"transform for integer language sql: from SQL prsd_lextype(internal) -> none"},
     transform + both},
    {"TransformComment",
     transform + both,
     "COMMENT ON TRANSFORM FOR int LANGUAGE sql IS 'x'",
     {"transform for integer language sql: comment none -> x"},
     "COMMENT ON TRANSFORM FOR int LANGUAGE sql IS NULL"},
    {"TransformReplacedByItself", transform + both, transform + both, {}},

    {"ConversionLost",
     conversion,
     "DROP CONVERSION c",
     {"conversion public.c: lost (by utf8_to_iso8859_1)"},
     conversion},
    {"ConversionEncodings",
     conversion,
     unconvert + "CREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8",
     {"conversion public.c: from UTF8 -> LATIN1",
      "conversion public.c: function utf8_to_iso8859_1 -> iso8859_1_to_utf8",
      "conversion public.c: to LATIN1 -> UTF8"},
     unconvert + conversion},
    {"ConversionFunction",
     to_latin + conversion,
     unconvert + "CREATE CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM conv",
     {"conversion public.c: function utf8_to_iso8859_1 -> public.conv"},
     unconvert + conversion,
     since(14)},
    {"ConversionDefault",
     conversion,
     unconvert + "CREATE DEFAULT CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1",
     {"conversion public.c: default false -> true"},
     unconvert + conversion},
    {"ConversionOwner",
     conversion,
     "ALTER CONVERSION c OWNER TO owner",
     {"conversion public.c: owner postgres -> owner"},
     "ALTER CONVERSION c OWNER TO postgres"},
    {"ConversionRenamed",
     conversion,
     "ALTER CONVERSION c RENAME TO k",
     {"conversion public.c: lost (by utf8_to_iso8859_1)",
      "conversion public.k: added (by utf8_to_iso8859_1)"},
     "ALTER CONVERSION k RENAME TO c"},
    {"ConversionComment",
     conversion,
     "COMMENT ON CONVERSION c IS 'x'",
     {"conversion public.c: comment none -> x"},
     "COMMENT ON CONVERSION c IS NULL"},
});

}  // namespace

}  // namespace rehearse::snapshot
