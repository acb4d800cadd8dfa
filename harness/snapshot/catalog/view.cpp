#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(
      R"(
    SELECT {name},
      pg_get_viewdef(c.oid) AS "definition",
      {options} AS "options",
      pg_get_userbyid(c.relowner) AS "owner",
      {grants} AS "grants",
      d.description AS "comment"
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    {join_comment}
    WHERE {user_oid} AND c.relkind = 'v' AND {user_schema} AND {own})",
      fmt::arg("name", qualified("n", "c.relname")), fmt::arg("options", sorted("c.reloptions")),
      fmt::arg("grants", grants("c.relacl", "r", "c.relowner")),
      fmt::arg("join_comment", join_comment("pg_class", "c.oid")), fmt::arg("user_oid", is_user_oid("c.oid")),
      fmt::arg("user_schema", is_user_schema("n")), fmt::arg("own", not_from_extension("pg_class", "c.oid")));
}

}  // namespace

extern const CatalogReader view{"view", query};

}  // namespace rehearse::snapshot
