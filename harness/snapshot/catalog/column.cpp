#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Defaults hold no column references, so they deparse without their table, at half the cost. Generated
// columns need it. Version 18 has virtual ones as well. "NULL::varchar(3)" is what DEFAULT NULL leaves where
// the type has a modifier; it means no default, unless it overrides that of a domain.
constexpr std::string_view kDefault = R"(
      CASE WHEN a.atthasdef AND a.attgenerated = '' THEN (
        SELECT text FROM (SELECT pg_get_expr(ad.adbin, 0) AS text OFFSET 0) d
        WHERE NOT starts_with(text, 'NULL::') OR t.typtype = 'd'
      ) END)";
constexpr std::string_view kGenerated =
    "CASE a.attgenerated WHEN '' THEN NULL WHEN 'v' THEN 'virtual: ' || pg_get_expr(ad.adbin, ad.adrelid) "
    "ELSE 'stored: ' || pg_get_expr(ad.adbin, ad.adrelid) END";

// Some builds of version 15 (seen in Debian's 15.20) stamp each new column with the WAL position of its
// creation as the option pg_attver, which ALTER TABLE can neither set nor reset and pg_dump leaves out. It
// says nothing about the schema and would make every recreated column differ. All other options are compared.
constexpr std::string_view kOptions = R"(
      CASE WHEN a.attoptions IS NOT NULL
        AND NOT (cardinality(a.attoptions) = 1 AND starts_with(a.attoptions[1], 'pg_attver=')) THEN (
        SELECT string_agg(item, ', ' ORDER BY item) FROM unnest(a.attoptions) item
        WHERE NOT starts_with(item, 'pg_attver=')) END)";

constexpr std::string_view kCompression =
    "CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END";

// Columns of everything that has rows. Those of an index only where a key has settings of its own, and
// without a name: they end up in `Names`, where the index finds them. A scan of pg_attribute for them alone
// would take a third of this one's time.
std::string query(int version) {
  return fmt::format(
      R"(
    SELECT CASE WHEN c.relkind IN ('i', 'I') THEN '' ELSE quote_ident(a.attname) END,
      a.attrelid AS oid,
      a.attnum AS sub,
      format_type(a.atttypid, a.atttypmod) AS "type",
      CASE WHEN a.attnotnull THEN 'true' ELSE 'false' END AS "not null",
      {default} AS "default",
      {generated} AS "generated",
      CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS "identity",
      CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS "collation",
      CASE WHEN a.attstorage <> t.typstorage THEN CASE a.attstorage WHEN 'p' THEN 'plain'
        WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' ELSE 'extended' END END AS "storage",
      {compression} AS "compression",
      CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS "statistics target",
      {options} AS "options",
      {fdw_options} AS "foreign options",
      {inherited} AS "inherited",
      {grants} AS "grants"
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef ad ON ad.adrelid = a.attrelid AND ad.adnum = a.attnum
    WHERE {user_attribute} AND {user_relation} AND c.relpersistence <> 't' AND a.attnum > 0
      AND NOT a.attisdropped AND (c.relkind IN ('r', 'p', 'f', 'v', 'm')
        OR c.relkind IN ('i', 'I') AND (a.attstattarget >= 0 OR a.attoptions IS NOT NULL)))",
      fmt::arg("default", kDefault), fmt::arg("generated", kGenerated),
      fmt::arg("compression", since(version, 140000, kCompression, "NULL::text")),
      fmt::arg("options", kOptions), fmt::arg("fdw_options", sorted("a.attfdwoptions")),
      fmt::arg("inherited", inherited("a.attinhcount", "a.attislocal")),
      fmt::arg("grants", grants("a.attacl", "c", "c.relowner")),
      fmt::arg("user_attribute", is_user_oid("a.attrelid")), fmt::arg("user_relation", is_user_oid("c.oid")));
}

// The position counts live columns, so gaps in attnum do not show.
void finish(Entry& column, const Names& names) {
  if (column.object.identity.empty()) return;  // a key of an index
  column.object.identity = names.relation(column.oid) + "." + column.object.identity;
  column.put("position", std::to_string(names.position(column.oid, column.sub)));
}

}  // namespace

extern const CatalogReader column{"column", "pg_class", query, finish};

}  // namespace rehearse::snapshot
