#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(
      R"(
    SELECT {name},
      t.oid AS oid,
      {init} AS "init function",
      {lexize} AS "lexize function"
    FROM pg_ts_template t
    JOIN pg_namespace n ON n.oid = t.tmplnamespace
    WHERE {user_oid} AND {lasting})",
      fmt::arg("name", qualified("n", "t.tmplname")), fmt::arg("init", handler_name("t.tmplinit")),
      fmt::arg("lexize", handler_name("t.tmpllexize")), fmt::arg("user_oid", is_user_oid("t.oid")),
      fmt::arg("lasting", is_lasting("t.tmplnamespace")));
}

}  // namespace

extern const CatalogReader text_search_template{"text search template", "pg_ts_template", query};

}  // namespace rehearse::snapshot
