#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// ALTER TEXT SEARCH DICTIONARY appends what it changes, so the order of options says nothing. They are kept
// as one text, each as `name = 'value'` (serialize_deflist() of tsearchcmds.c).
constexpr std::string_view kOptions = R"(
      CASE WHEN d.dictinitoption IS NOT NULL THEN (
        SELECT string_agg(option[1], ', ' ORDER BY option[1])
        FROM regexp_matches(d.dictinitoption,
          '((?:"(?:[^"]|"")*"|[^\s,="]+) = (?:E?''(?:[^''\\]|''''|\\.)*''|[^,'']+))', 'g') option
      ) END)";

std::string query(int) {
  return fmt::format(R"(
    SELECT {name},
      d.oid AS oid,
      {template} AS "template",
      {options} AS "options",
      pg_get_userbyid(d.dictowner) AS "owner"
    FROM pg_ts_dict d
    JOIN pg_namespace n ON n.oid = d.dictnamespace
    JOIN pg_ts_template t ON t.oid = d.dicttemplate
    JOIN pg_namespace tn ON tn.oid = t.tmplnamespace
    WHERE {user_oid} AND {lasting})",
                     fmt::arg("name", qualified("n", "d.dictname")),
                     fmt::arg("template", qualified("tn", "t.tmplname")), fmt::arg("options", kOptions),
                     fmt::arg("user_oid", is_user_oid("d.oid")),
                     fmt::arg("lasting", is_lasting("d.dictnamespace")));
}

}  // namespace

extern const CatalogReader text_search_dictionary{"text search dictionary", "pg_ts_dict", query};

}  // namespace rehearse::snapshot
