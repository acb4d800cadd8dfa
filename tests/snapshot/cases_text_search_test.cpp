#include "snapshot/difference_cases.h"

namespace rehearse::snapshot {

namespace {

const std::string config = "CREATE TEXT SEARCH CONFIGURATION c (COPY = simple)";
const std::string map = "ALTER TEXT SEARCH CONFIGURATION c ";
const std::string dictionary =
    "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, LANGUAGE = english, STOPWORDS = english)";
const std::string parser_options =
    "START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype";
const std::string parser = "CREATE TEXT SEARCH PARSER p (" + parser_options + ")";
const std::string reparse = "DROP TEXT SEARCH PARSER p\nCREATE TEXT SEARCH PARSER p (";
const std::string tmpl = "CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_lexize)";
const std::string retemplate = "DROP TEXT SEARCH TEMPLATE t\nCREATE TEXT SEARCH TEMPLATE t (";
// The same as those of the default parser, under other names.
const std::string parser_functions =
    "CREATE FUNCTION p_start(internal, int) RETURNS internal LANGUAGE internal STRICT AS 'prsd_start'\n"
    "CREATE FUNCTION p_token(internal, internal, internal) RETURNS internal LANGUAGE internal STRICT AS "
    "'prsd_nexttoken'\n"
    "CREATE FUNCTION p_end(internal) RETURNS void LANGUAGE internal STRICT AS 'prsd_end'\n"
    "CREATE FUNCTION p_types(internal) RETURNS internal LANGUAGE internal STRICT AS 'prsd_lextype'\n";

const Cases cases({
    {"TextSearchConfigurationLost",
     config,
     "DROP TEXT SEARCH CONFIGURATION c",
     {"text search configuration public.c: lost (with pg_catalog.\"default\")"},
     config},
    {"TextSearchConfigurationParser",
     parser + "\nCREATE TEXT SEARCH CONFIGURATION c (PARSER = p)",
     "DROP TEXT SEARCH CONFIGURATION c\nCREATE TEXT SEARCH CONFIGURATION c (PARSER = \"default\")",
     {"text search configuration public.c: parser public.p -> pg_catalog.\"default\""}},
    {"TextSearchMappingReplaced",
     config,
     map + "ALTER MAPPING FOR asciiword WITH english_stem",
     {"text search configuration public.c: mapping of asciiword simple -> english_stem"},
     map + "ALTER MAPPING FOR asciiword WITH simple"},
    {"TextSearchMappingOrder",
     config + "\n" + map + "ALTER MAPPING FOR word WITH english_stem, simple",
     map + "ALTER MAPPING FOR word WITH simple, english_stem",
     {"text search configuration public.c: mapping of word english_stem, simple -> simple, english_stem"},
     map + "ALTER MAPPING FOR word WITH english_stem, simple"},
    {"TextSearchMappingLost",
     config,
     map + "DROP MAPPING FOR url, email",
     {"text search configuration public.c: mapping of email simple -> none",
      "text search configuration public.c: mapping of url simple -> none"},
     map + "ADD MAPPING FOR email, url WITH simple"},
    {"TextSearchConfigurationOwner",
     config,
     map + "OWNER TO owner",
     {"text search configuration public.c: owner postgres -> owner"},
     map + "OWNER TO postgres"},
    {"TextSearchConfigurationMoved",
     config + "\nCREATE SCHEMA app",
     map + "SET SCHEMA app",
     {"text search configuration public.c: lost (with pg_catalog.\"default\")",
      "text search configuration app.c: added (with pg_catalog.\"default\")"},
     "ALTER TEXT SEARCH CONFIGURATION app.c SET SCHEMA public"},
    {"TextSearchConfigurationComment",
     config,
     "COMMENT ON TEXT SEARCH CONFIGURATION c IS 'x'",
     {"text search configuration public.c: comment none -> x"},
     "COMMENT ON TEXT SEARCH CONFIGURATION c IS NULL"},

    {"TextSearchDictionaryLost",
     dictionary,
     "DROP TEXT SEARCH DICTIONARY d",
     {"text search dictionary public.d: lost (of pg_catalog.snowball)"},
     dictionary},
    {"TextSearchDictionaryOption",
     dictionary,
     "ALTER TEXT SEARCH DICTIONARY d (LANGUAGE = german)",
     {"text search dictionary public.d: options language = 'english', stopwords = 'english' -> language = "
      "'german', stopwords = 'english'"},
     "ALTER TEXT SEARCH DICTIONARY d (LANGUAGE = english)"},
    {"TextSearchDictionaryOptionLost",
     dictionary,
     "ALTER TEXT SEARCH DICTIONARY d (STOPWORDS)",
     {"text search dictionary public.d: options language = 'english', stopwords = 'english' -> language = "
      "'english'"},
     "ALTER TEXT SEARCH DICTIONARY d (STOPWORDS = english)"},
    {"TextSearchDictionaryTemplate",
     "CREATE TEXT SEARCH DICTIONARY e (TEMPLATE = simple)",
     "DROP TEXT SEARCH DICTIONARY e\n"
     "CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_lexize, INIT = dsimple_init)\n"
     "CREATE TEXT SEARCH DICTIONARY e (TEMPLATE = t)",
     {"text search template public.t: added (by dsimple_lexize)",
      "text search dictionary public.e: template pg_catalog.simple -> public.t"}},
    {"TextSearchDictionaryOwner",
     dictionary,
     "ALTER TEXT SEARCH DICTIONARY d OWNER TO owner",
     {"text search dictionary public.d: owner postgres -> owner"},
     "ALTER TEXT SEARCH DICTIONARY d OWNER TO postgres"},
    {"TextSearchDictionaryComment",
     dictionary,
     "COMMENT ON TEXT SEARCH DICTIONARY d IS 'x'",
     {"text search dictionary public.d: comment none -> x"},
     "COMMENT ON TEXT SEARCH DICTIONARY d IS NULL"},

    {"TextSearchParserLost",
     parser,
     "DROP TEXT SEARCH PARSER p",
     {"text search parser public.p: lost (text search parser)"},
     parser},
    {"TextSearchParserFunctions",
     parser_functions + parser,
     reparse + "START = p_start, GETTOKEN = p_token, END = p_end, LEXTYPES = p_types)",
     {"text search parser public.p: end function prsd_end -> public.p_end",
      "text search parser public.p: start function prsd_start -> public.p_start",
      "text search parser public.p: token function prsd_nexttoken -> public.p_token",
      "text search parser public.p: types function prsd_lextype -> public.p_types"},
     reparse + parser_options + ")"},
    {"TextSearchParserHeadline",
     parser,
     reparse + parser_options + ", HEADLINE = prsd_headline)",
     {"text search parser public.p: headline function none -> prsd_headline"},
     reparse + parser_options + ")"},
    {"TextSearchParserComment",
     parser,
     "COMMENT ON TEXT SEARCH PARSER p IS 'x'",
     {"text search parser public.p: comment none -> x"},
     "COMMENT ON TEXT SEARCH PARSER p IS NULL"},

    {"TextSearchTemplateAdded",
     "",
     tmpl,
     {"text search template public.t: added (by dsimple_lexize)"},
     "DROP TEXT SEARCH TEMPLATE t"},
    {"TextSearchTemplateInit",
     tmpl,
     retemplate + "LEXIZE = dsimple_lexize, INIT = dsimple_init)",
     {"text search template public.t: init function none -> dsimple_init"},
     retemplate + "LEXIZE = dsimple_lexize)"},
    {"TextSearchTemplateLexize",
     tmpl,
     retemplate + "LEXIZE = dsynonym_lexize)",
     {"text search template public.t: lexize function dsimple_lexize -> dsynonym_lexize"},
     retemplate + "LEXIZE = dsimple_lexize)"},
    {"TextSearchTemplateComment",
     tmpl,
     "COMMENT ON TEXT SEARCH TEMPLATE t IS 'x'",
     {"text search template public.t: comment none -> x"},
     "COMMENT ON TEXT SEARCH TEMPLATE t IS NULL"},

    {"TextSearchMappingsThereAndBack",
     config,
     map + "DROP MAPPING FOR url\n" + map + "ALTER MAPPING REPLACE simple WITH english_stem\n" + map +
         "ALTER MAPPING REPLACE english_stem WITH simple\n" + map + "ADD MAPPING FOR url WITH simple",
     {}},
    {"TextSearchDictionaryOptionsInAnotherOrder",
     dictionary,
     "DROP TEXT SEARCH DICTIONARY d\n"
     "CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = snowball, STOPWORDS = english, LANGUAGE = english)",
     {}},
    {"TextSearchParserRecreated", parser, reparse + parser_options + ")", {}},
});

}  // namespace

}  // namespace rehearse::snapshot
