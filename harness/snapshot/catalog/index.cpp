#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// One row per index with its key as text. Deparsing column by column and adding operator class, collation
// and order here costs a third of deparsing the whole CREATE INDEX statement, name and options included.
std::string keys(int version) {
  return fmt::format(R"(
      SELECT i.indexrelid,
        string_agg(pg_get_indexdef(i.indexrelid, k, false)
          || CASE WHEN i.indcollation[k - 1] IN (0, 100, 950) THEN
               CASE i.indcollation[k - 1] WHEN 950 THEN ' COLLATE "C"' ELSE '' END
             ELSE ' COLLATE ' || i.indcollation[k - 1]::regcollation::text END
          || CASE WHEN oc.opcdefault THEN '' ELSE ' ' || quote_ident(oc.opcname) END
          || CASE i.indoption[k - 1] & 1 WHEN 1 THEN ' DESC' ELSE '' END
          || CASE i.indoption[k - 1] & 3 WHEN 2 THEN ' NULLS FIRST' WHEN 1 THEN ' NULLS LAST' ELSE '' END,
          ', ' ORDER BY k) FILTER (WHERE k <= i.indnkeyatts)
        || coalesce(') INCLUDE (' || string_agg(pg_get_indexdef(i.indexrelid, k, false), ', ' ORDER BY k)
                                     FILTER (WHERE k > i.indnkeyatts), '')
        || ')' {nulls} AS columns
      FROM pg_index i
      JOIN pg_class ic ON ic.oid = i.indrelid AND ic.relkind IN ('r', 'p', 'm')
      CROSS JOIN LATERAL generate_series(1, i.indnatts) k
      LEFT JOIN pg_opclass oc ON oc.oid = i.indclass[k - 1]
      WHERE {user_oid} GROUP BY i.indexrelid, i.indnkeyatts)",
                     fmt::arg("nulls", since(version, 150000,
                                             "|| CASE WHEN bool_or(i.indnullsnotdistinct) THEN ' NULLS NOT "
                                             "DISTINCT' ELSE '' END",
                                             "")),
                     fmt::arg("user_oid", is_user_oid("i.indexrelid")));
}

std::string query(int version) {
  return fmt::format(
      R"(
    SELECT {name},
      {table} AS "table",
      am.amname || ' (' || key.columns || CASE WHEN i.indpred IS NOT NULL
        THEN ' WHERE ' || pg_get_expr(i.indpred, i.indrelid) ELSE '' END AS "definition",
      i.indisunique::text AS "unique",
      i.indisvalid::text AS "valid",
      CASE WHEN NOT i.indisready THEN 'false' END AS "ready",
      {deferrable} AS "checked at commit",
      {clustered} AS "clustered",
      {replica} AS "replica identity",
      ts.spcname AS "tablespace",
      {options} AS "storage parameters",
      parent.name AS "partition of",
      d.description AS "comment"
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_class t ON t.oid = i.indrelid
    JOIN pg_namespace tn ON tn.oid = t.relnamespace
    JOIN pg_am am ON am.oid = c.relam
    JOIN ({keys}) key ON key.indexrelid = i.indexrelid
    LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
    LEFT JOIN (
      SELECT h.inhrelid, {parent_name} AS name FROM pg_inherits h
      JOIN pg_class p ON p.oid = h.inhparent AND p.relkind = 'I'
      JOIN pg_namespace pn ON pn.oid = p.relnamespace
    ) parent ON parent.inhrelid = c.oid
    {join_comment}
    WHERE {user_oid} AND {user_table} AND {user_schema} AND {own})",
      fmt::arg("name", qualified("n", "c.relname")), fmt::arg("table", qualified("tn", "t.relname")),
      fmt::arg("keys", keys(version)), fmt::arg("deferrable", flag("NOT i.indimmediate")),
      fmt::arg("clustered", flag("i.indisclustered")), fmt::arg("replica", flag("i.indisreplident")),
      fmt::arg("options", sorted("c.reloptions")), fmt::arg("parent_name", qualified("pn", "p.relname")),
      fmt::arg("join_comment", join_comment("pg_class", "c.oid")), fmt::arg("user_oid", is_user_oid("c.oid")),
      fmt::arg("user_table", is_user_oid("t.oid")), fmt::arg("user_schema", is_user_schema("tn")),
      fmt::arg("own", not_from_extension("pg_class", "i.indrelid")));
}

}  // namespace

extern const CatalogReader index{"index", query};

}  // namespace rehearse::snapshot
