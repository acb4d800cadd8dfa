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
      c.relispopulated::text AS "populated",
      am.amname AS "access method",
      ts.spcname AS "tablespace",
      {options} AS "storage parameters",
      {toast_options} AS "toast storage parameters",
      pg_get_userbyid(c.relowner) AS "owner",
      {grants} AS "grants"
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_am am ON am.oid = c.relam
    LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
    LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
    WHERE {user_oid} AND c.relkind = 'm' AND {lasting})",
      fmt::arg("name", qualified("n", "c.relname")), fmt::arg("options", sorted("c.reloptions")),
      fmt::arg("toast_options", sorted("toast.reloptions")),
      fmt::arg("grants", grants("c.relacl", "r", "c.relowner")), fmt::arg("user_oid", is_user_oid("c.oid")),
      fmt::arg("lasting", is_lasting("c.relnamespace")));
}

}  // namespace

extern const CatalogReader materialized_view{"materialized view", "pg_class", query};

}  // namespace rehearse::snapshot
