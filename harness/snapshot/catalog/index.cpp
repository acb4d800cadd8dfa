#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Deparsing column by column and adding collation, operator class and order here costs a third of deparsing
// the whole CREATE INDEX statement, name and options included. 100 is the default collation, 950 is "C".
constexpr std::string_view kKeys = R"(array_to_string(ARRAY(
        SELECT pg_get_indexdef(i.indexrelid, k, false)
          || CASE i.indcollation[k - 1] WHEN 0 THEN '' WHEN 100 THEN '' WHEN 950 THEN ' COLLATE "C"'
             ELSE ' COLLATE ' || i.indcollation[k - 1]::regcollation::text END
          || CASE WHEN i.indclass[k - 1] IN (SELECT oid FROM pg_opclass WHERE opcdefault) THEN ''
             ELSE (SELECT ' ' || quote_ident(opcname) FROM pg_opclass WHERE oid = i.indclass[k - 1]) END
          || CASE i.indoption[k - 1] WHEN 1 THEN ' DESC NULLS LAST' WHEN 2 THEN ' NULLS FIRST'
             WHEN 3 THEN ' DESC' ELSE '' END
        FROM generate_series(1, i.indnkeyatts) k), ', '))";

constexpr std::string_view kIncluded = R"(CASE WHEN i.indnatts > i.indnkeyatts THEN
        ' INCLUDE (' || array_to_string(ARRAY(
          SELECT pg_get_indexdef(i.indexrelid, k, false)
          FROM generate_series(i.indnkeyatts + 1, i.indnatts) k), ', ') || ')' ELSE '' END)";

constexpr std::string_view kNullsNotDistinct =
    "CASE WHEN i.indnullsnotdistinct THEN ' NULLS NOT DISTINCT' ELSE '' END";

std::string query(int version) {
  return fmt::format(
      R"(
    SELECT {name},
      {table} AS "table",
      am.amname || ' (' || {keys} || ')' || {included} || {nulls} || CASE WHEN i.indpred IS NOT NULL
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
    LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
    LEFT JOIN (
      SELECT h.inhrelid, {parent_name} AS name FROM pg_inherits h
      JOIN pg_class p ON p.oid = h.inhparent AND p.relkind = 'I'
      JOIN pg_namespace pn ON pn.oid = p.relnamespace
    ) parent ON parent.inhrelid = c.oid
    {join_comment}
    WHERE {user_oid} AND {user_table} AND {user_schema} AND {own})",
      fmt::arg("name", qualified("n", "c.relname")), fmt::arg("table", qualified("tn", "t.relname")),
      fmt::arg("keys", kKeys), fmt::arg("included", kIncluded),
      fmt::arg("nulls", since(version, 150000, kNullsNotDistinct, "''")),
      fmt::arg("deferrable", flag("NOT i.indimmediate")), fmt::arg("clustered", flag("i.indisclustered")),
      fmt::arg("replica", flag("i.indisreplident")), fmt::arg("options", sorted("c.reloptions")),
      fmt::arg("parent_name", qualified("pn", "p.relname")),
      fmt::arg("join_comment", join_comment("pg_class", "c.oid")), fmt::arg("user_oid", is_user_oid("c.oid")),
      fmt::arg("user_table", is_user_oid("t.oid")), fmt::arg("user_schema", is_user_schema("tn")),
      fmt::arg("own", not_from_extension("pg_class", "i.indrelid")));
}

}  // namespace

extern const CatalogReader index{"index", query};

}  // namespace rehearse::snapshot
