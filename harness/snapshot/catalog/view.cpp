#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(
      R"(
    SELECT {name},
      c.oid AS oid,
      pg_get_viewdef(c.oid) AS "definition",
      {options} AS "options",
      pg_get_userbyid(c.relowner) AS "owner",
      {grants} AS "grants"
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE {user_oid} AND c.relkind = 'v' AND {lasting})",
      fmt::arg("name", qualified("n", "c.relname")), fmt::arg("options", sorted("c.reloptions")),
      fmt::arg("grants", grants("c.relacl", "r", "c.relowner")), fmt::arg("user_oid", is_user_oid("c.oid")),
      fmt::arg("lasting", is_lasting("c.relnamespace")));
}

}  // namespace

extern const CatalogReader view{"view", "pg_class", query};

}  // namespace rehearse::snapshot
