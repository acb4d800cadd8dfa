#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Ordinary and partitioned tables. Inheritance is read here, from both sides of it in the order of inhseqno.
std::string query(int version) {
  return fmt::format(
      R"(
    SELECT {name},
      c.oid AS oid,
      CASE c.relpersistence WHEN 'u' THEN 'unlogged' ELSE 'permanent' END AS "persistence",
      am.amname AS "access method",
      ts.spcname AS "tablespace",
      {options} AS "storage parameters",
      {toast_options} AS "toast storage parameters",
      CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS "of type",
      CASE c.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index'
        ELSE 'default' END AS "replica identity",
      CASE WHEN c.relrowsecurity THEN 'enabled' ELSE 'disabled' END AS "row security",
      {forced} AS "row security forced on owner",
      CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END AS "partitioned by",
      CASE WHEN c.relispartition THEN parent.names END AS "partition of",
      CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS "partition bound",
      parent.detaching AS "detach pending",
      CASE WHEN NOT c.relispartition THEN parent.names END AS "inherits",
      pg_get_userbyid(c.relowner) AS "owner",
      {grants} AS "grants"
    FROM pg_class c
    JOIN pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_am am ON am.oid = c.relam
    LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
    LEFT JOIN pg_class toast ON toast.oid = c.reltoastrelid AND toast.reloptions IS NOT NULL
    LEFT JOIN (
      SELECT i.inhrelid, string_agg({parent_name}, ', ' ORDER BY i.inhseqno) AS names,
        CASE WHEN bool_or({detaching}) THEN 'true' END AS detaching
      FROM pg_inherits i
      JOIN pg_class p ON p.oid = i.inhparent
      JOIN pg_namespace pn ON pn.oid = p.relnamespace
      WHERE p.relkind IN ('r', 'p', 'f') GROUP BY i.inhrelid
    ) parent ON parent.inhrelid = c.oid
    WHERE {user_oid} AND c.relkind IN ('r', 'p') AND {lasting})",
      fmt::arg("name", qualified("n", "c.relname")), fmt::arg("options", sorted("c.reloptions")),
      fmt::arg("toast_options", sorted("toast.reloptions")),
      fmt::arg("forced", flag("c.relforcerowsecurity")),
      fmt::arg("grants", grants("c.relacl", "r", "c.relowner")),
      fmt::arg("parent_name", qualified("pn", "p.relname")),
      fmt::arg("detaching", since(version, 140000, "i.inhdetachpending", "false")),
      fmt::arg("user_oid", is_user_oid("c.oid")), fmt::arg("lasting", is_lasting("c.relnamespace")));
}

}  // namespace

extern const CatalogReader table{"table", "pg_class", query};

}  // namespace rehearse::snapshot
