#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(
      R"(
    SELECT {name},
      s.srvname AS "server",
      {options} AS "options",
      pg_get_userbyid(c.relowner) AS "owner",
      {grants} AS "grants",
      d.description AS "comment"
    FROM pg_foreign_table f
    JOIN pg_class c ON c.oid = f.ftrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_foreign_server s ON s.oid = f.ftserver
    {join_comment}
    WHERE {user_schema} AND {own})",
      fmt::arg("name", qualified("n", "c.relname")), fmt::arg("options", sorted("f.ftoptions")),
      fmt::arg("grants", grants("c.relacl", "r", "c.relowner")),
      fmt::arg("join_comment", join_comment("pg_class", "c.oid")),
      fmt::arg("user_schema", is_user_schema("n")), fmt::arg("own", not_from_extension("pg_class", "c.oid")));
}

}  // namespace

extern const CatalogReader foreign_table{"foreign table", query};

}  // namespace rehearse::snapshot
