#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(R"(
    SELECT 'for ' || format_type(t.trftype, NULL) || ' language ' || quote_ident(l.lanname),
      t.oid AS oid,
      {from_sql} AS "from SQL",
      {to_sql} AS "to SQL"
    FROM pg_transform t
    JOIN pg_language l ON l.oid = t.trflang
    WHERE {user_oid})",
                     fmt::arg("from_sql", function_name("t.trffromsql")),
                     fmt::arg("to_sql", function_name("t.trftosql")),
                     fmt::arg("user_oid", is_user_oid("t.oid")));
}

}  // namespace

extern const CatalogReader transform{"transform", "pg_transform", query};

}  // namespace rehearse::snapshot
