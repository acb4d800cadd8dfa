#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(R"(
    SELECT quote_ident(a.amname),
      a.oid AS oid,
      CASE a.amtype WHEN 'i' THEN 'index' WHEN 't' THEN 'table' ELSE a.amtype::text END AS "type",
      {handler} AS "handler"
    FROM pg_am a
    WHERE {user_oid})",
                     fmt::arg("handler", handler_name("a.amhandler")),
                     fmt::arg("user_oid", is_user_oid("a.oid")));
}

}  // namespace

extern const CatalogReader access_method{"access method", "pg_am", query};

}  // namespace rehearse::snapshot
