#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/secrets.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Its columns, constraints and triggers are read with those of tables.
std::string query(int) {
  return fmt::format(
      R"(
    SELECT {name},
      c.oid AS oid,
      quote_ident(s.srvname) AS "server",
      {options} AS "options",
      CASE WHEN c.relispartition THEN parent.names END AS "partition of",
      CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS "partition bound",
      CASE WHEN NOT c.relispartition THEN parent.names END AS "inherits",
      pg_get_userbyid(c.relowner) AS "owner",
      {grants} AS "grants"
    FROM pg_foreign_table f
    JOIN pg_class c ON c.oid = f.ftrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_foreign_server s ON s.oid = f.ftserver
    LEFT JOIN (
      SELECT inhrelid, string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno) AS names
      FROM pg_inherits WHERE inhrelid IN (SELECT ftrelid FROM pg_foreign_table) GROUP BY inhrelid
    ) parent ON parent.inhrelid = c.oid
    WHERE {lasting})",
      fmt::arg("name", qualified("n", "c.relname")), fmt::arg("options", options("f.ftoptions")),
      fmt::arg("grants", grants("c.relacl", "r", "c.relowner")),
      fmt::arg("lasting", is_lasting("c.relnamespace")));
}

}  // namespace

extern const CatalogReader foreign_table{"foreign table", "pg_class", query};

}  // namespace rehearse::snapshot
