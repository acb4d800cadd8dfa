#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(
      R"(
    SELECT quote_ident(l.lanname),
      l.oid AS oid,
      l.lanpltrusted::text AS "trusted",
      {handler} AS "handler",
      {inline} AS "inline handler",
      {validator} AS "validator",
      pg_get_userbyid(l.lanowner) AS "owner",
      {grants} AS "grants"
    FROM pg_language l
    WHERE {user_oid})",
      fmt::arg("handler", handler_name("l.lanplcallfoid")), fmt::arg("inline", handler_name("l.laninline")),
      fmt::arg("validator", handler_name("l.lanvalidator")),
      fmt::arg("grants", grants("l.lanacl", "l", "l.lanowner")), fmt::arg("user_oid", is_user_oid("l.oid")));
}

}  // namespace

extern const CatalogReader language{"language", "pg_language", query};

}  // namespace rehearse::snapshot
