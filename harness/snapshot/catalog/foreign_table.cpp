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
      s.srvname AS "server",
      {options} AS "options",
      pg_get_userbyid(c.relowner) AS "owner",
      {grants} AS "grants"
    FROM pg_foreign_table f
    JOIN pg_class c ON c.oid = f.ftrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_foreign_server s ON s.oid = f.ftserver
    WHERE {lasting})",
      fmt::arg("name", qualified("n", "c.relname")), fmt::arg("options", sorted("f.ftoptions")),
      fmt::arg("grants", grants("c.relacl", "r", "c.relowner")),
      fmt::arg("lasting", is_lasting("c.relnamespace")));
}

}  // namespace

extern const CatalogReader foreign_table{"foreign table", "pg_class", query};

}  // namespace rehearse::snapshot
