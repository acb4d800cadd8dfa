#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

// A copy of integer under another name.
const std::string functions =
    "CREATE TYPE b\n"
    "CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'int4in'\n"
    "CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'\n"
    "CREATE FUNCTION b_recv(internal) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'int4recv'\n"
    "CREATE FUNCTION b_send(b) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send'\n";
const std::string options = "INPUT = b_in, OUTPUT = b_out, INTERNALLENGTH = 4, PASSEDBYVALUE";
const std::string b = functions + "CREATE TYPE b (" + options + ")";

// A copy of text, whose storage and handling of modifiers can be chosen.
const std::string text_functions =
    "CREATE TYPE x\n"
    "CREATE FUNCTION x_in(cstring) RETURNS x LANGUAGE internal IMMUTABLE STRICT AS 'textin'\n"
    "CREATE FUNCTION x_out(x) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout'\n";
const std::string x =
    text_functions + "CREATE TYPE x (INPUT = x_in, OUTPUT = x_out, INTERNALLENGTH = VARIABLE)";

Case changed(const std::string& name, const std::string& with, std::vector<std::string> differences) {
  return {name, b, "DROP TYPE b CASCADE\n" + functions + "CREATE TYPE b (" + options + ", " + with + ")",
          std::move(differences), "DROP TYPE b CASCADE\n" + b};
}

const Cases cases({
    {"BaseTypeLost",
     b,
     "DROP TYPE b CASCADE",
     {"function public.b_in(cstring): lost (public.b)", "function public.b_out(public.b): lost (cstring)",
      "function public.b_recv(internal): lost (public.b)", "function public.b_send(public.b): lost (bytea)",
      "type public.b: lost (base)"},
     b},
    {"ShellDefined",
     functions,
     "CREATE TYPE b (" + options + ")",
     {"type public.b: alignment none -> int4", "type public.b: category none -> U",
      "type public.b: delimiter none -> ,", "type public.b: input function none -> public.b_in(cstring)",
      "type public.b: kind shell -> base", "type public.b: length none -> 4",
      "type public.b: output function none -> public.b_out", "type public.b: passed by value false -> true",
      "type public.b: storage none -> plain"}},
    {"BaseTypeInput",
     b,
     "DROP TYPE b CASCADE\n" + functions +
         "CREATE FUNCTION b_in2(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'int4in'\nCREATE "
         "TYPE b "
         "(INPUT = b_in2, OUTPUT = b_out, INTERNALLENGTH = 4, PASSEDBYVALUE)\nDROP FUNCTION b_in",
     {"function public.b_in(cstring): lost (public.b)", "function public.b_in2(cstring): added (public.b)",
      "type public.b: input function public.b_in(cstring) -> public.b_in2(cstring)"}},
    {"BaseTypeOutput",
     b,
     "DROP TYPE b CASCADE\n" + functions +
         "CREATE FUNCTION b_out2(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out'\nCREATE "
         "TYPE b "
         "(INPUT = b_in, OUTPUT = b_out2, INTERNALLENGTH = 4, PASSEDBYVALUE)",
     {"function public.b_out2(public.b): added (cstring)",
      "type public.b: output function public.b_out -> public.b_out2"}},
    {"BaseTypeReceive",
     b,
     "ALTER TYPE b SET (RECEIVE = b_recv)",
     {"type public.b: receive function none -> public.b_recv(internal)"},
     "ALTER TYPE b SET (RECEIVE = NONE)"},
    {"BaseTypeSend",
     b,
     "ALTER TYPE b SET (SEND = b_send)",
     {"type public.b: send function none -> public.b_send"},
     "ALTER TYPE b SET (SEND = NONE)"},
    {"BaseTypeModifierInput",
     x,
     "ALTER TYPE x SET (TYPMOD_IN = varchartypmodin)",
     {"type public.x: modifier input function none -> varchartypmodin"},
     "ALTER TYPE x SET (TYPMOD_IN = NONE)"},
    {"BaseTypeModifierOutput",
     x,
     "ALTER TYPE x SET (TYPMOD_OUT = varchartypmodout)",
     {"type public.x: modifier output function none -> varchartypmodout"},
     "ALTER TYPE x SET (TYPMOD_OUT = NONE)"},
    {"BaseTypeAnalyze",
     b,
     "ALTER TYPE b SET (ANALYZE = range_typanalyze)",
     {"type public.b: analyze function none -> range_typanalyze"},
     "ALTER TYPE b SET (ANALYZE = NONE)"},
    {"BaseTypeSubscript",
     "CREATE TYPE p\n"
     "CREATE FUNCTION p_in(cstring) RETURNS p LANGUAGE internal IMMUTABLE STRICT AS 'point_in'\n"
     "CREATE FUNCTION p_out(p) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out'\n"
     "CREATE TYPE p (INPUT = p_in, OUTPUT = p_out, INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = "
     "float8)\n"
     "CREATE FUNCTION p_sub(internal) RETURNS internal LANGUAGE internal IMMUTABLE STRICT AS "
     "'raw_array_subscript_handler'",
     "ALTER TYPE p SET (SUBSCRIPT = p_sub)",
     {"type public.p: subscript function raw_array_subscript_handler -> public.p_sub"},
     "ALTER TYPE p SET (SUBSCRIPT = raw_array_subscript_handler)",
     since(14)},
    {"BaseTypeStorage",
     x,
     "ALTER TYPE x SET (STORAGE = external)",
     {"type public.x: storage plain -> external"}},
    {"BaseTypeLength",
     x,
     "DROP TYPE x CASCADE\n" + text_functions +
         "CREATE TYPE x (INPUT = x_in, OUTPUT = x_out, INTERNALLENGTH = 8)",
     {"type public.x: length variable -> 8"}},
    {"BaseTypePassedByReference",
     b,
     "DROP TYPE b CASCADE\n" + functions + "CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, INTERNALLENGTH = 4)",
     {"type public.b: passed by value true -> false"}},
    {"BaseTypeAlignment",
     "CREATE TYPE b\n"
     "CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'point_in'\n"
     "CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out'\n"
     "CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, INTERNALLENGTH = 16, ALIGNMENT = double)",
     "DROP TYPE b CASCADE\n"
     "CREATE TYPE b\n"
     "CREATE FUNCTION b_in(cstring) RETURNS b LANGUAGE internal IMMUTABLE STRICT AS 'point_in'\n"
     "CREATE FUNCTION b_out(b) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out'\n"
     "CREATE TYPE b (INPUT = b_in, OUTPUT = b_out, INTERNALLENGTH = 16, ALIGNMENT = int4)",
     {"type public.b: alignment double -> int4"}},
    changed("BaseTypeCategory", "CATEGORY = 'N'", {"type public.b: category U -> N"}),
    changed("BaseTypeOfTheCategoryOfArrays", "CATEGORY = 'A'", {"type public.b: category U -> A"}),
    changed("BaseTypePreferred", "PREFERRED = true", {"type public.b: preferred false -> true"}),
    changed("BaseTypeDelimiter", "DELIMITER = ';'", {"type public.b: delimiter , -> ;"}),
    changed("BaseTypeDefault", "DEFAULT = '7'", {"type public.b: default none -> 7"}),
    changed("BaseTypeCollatable", "COLLATABLE = true", {"type public.b: collatable false -> true"}),
    {"BaseTypeElement",
     "CREATE TYPE p\n"
     "CREATE FUNCTION p_in(cstring) RETURNS p LANGUAGE internal IMMUTABLE STRICT AS 'point_in'\n"
     "CREATE FUNCTION p_out(p) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out'\n"
     "CREATE TYPE p (INPUT = p_in, OUTPUT = p_out, INTERNALLENGTH = 16, ALIGNMENT = double)",
     "DROP TYPE p CASCADE\n"
     "CREATE TYPE p\n"
     "CREATE FUNCTION p_in(cstring) RETURNS p LANGUAGE internal IMMUTABLE STRICT AS 'point_in'\n"
     "CREATE FUNCTION p_out(p) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'point_out'\n"
     "CREATE TYPE p (INPUT = p_in, OUTPUT = p_out, INTERNALLENGTH = 16, ALIGNMENT = double, ELEMENT = "
     "float8)",
     {"type public.p: element type none -> double precision",
      "type public.p: subscript function none -> raw_array_subscript_handler"},
     {},
     since(14)},
    {"BaseTypeOwner",
     b,
     "ALTER TYPE b OWNER TO owner",
     {"type public.b: owner postgres -> owner"},
     "ALTER TYPE b OWNER TO postgres"},
    {"BaseTypeGrant",
     b,
     "GRANT USAGE ON TYPE b TO owner",
     {"type public.b: grants none -> owner: USAGE"},
     "REVOKE USAGE ON TYPE b FROM owner"},
    {"BaseTypeComment",
     b,
     "COMMENT ON TYPE b IS 'x'",
     {"type public.b: comment none -> x"},
     "COMMENT ON TYPE b IS NULL"},
    {"BaseTypeRecreated", b, "DROP TYPE b CASCADE\n" + b, {}},
    {"BaseTypeSetToWhatItIs", x, "ALTER TYPE x SET (STORAGE = plain, RECEIVE = NONE)", {}},
});

}  // namespace

}  // namespace rehearse::snapshot
