#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(R"(
    SELECT {name},
      c.oid AS oid,
      pg_encoding_to_char(c.conforencoding) AS "from",
      pg_encoding_to_char(c.contoencoding) AS "to",
      {function} AS "function",
      {default} AS "default",
      pg_get_userbyid(c.conowner) AS "owner"
    FROM pg_conversion c
    JOIN pg_namespace n ON n.oid = c.connamespace
    WHERE {user_oid} AND {lasting})",
                     fmt::arg("name", qualified("n", "c.conname")),
                     fmt::arg("function", handler_name("c.conproc")),
                     fmt::arg("default", flag("c.condefault")), fmt::arg("user_oid", is_user_oid("c.oid")),
                     fmt::arg("lasting", is_lasting("c.connamespace")));
}

}  // namespace

extern const CatalogReader conversion{"conversion", "pg_conversion", query};

}  // namespace rehearse::snapshot
