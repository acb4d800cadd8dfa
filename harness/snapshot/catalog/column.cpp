#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The default collation, and "C" as the one that the type name has by itself (pg_collation.dat).
constexpr std::string_view kOwnCollation =
    "a.attcollation NOT IN (0, 100) AND NOT (a.attcollation = 950 AND a.atttypid = 'name'::regtype)";

// Defaults hold no column references, so they deparse without their table, at half the cost. Generated
// columns need it. Version 18 has virtual ones as well.
constexpr std::string_view kDefault =
    "CASE WHEN a.atthasdef AND a.attgenerated = '' THEN pg_get_expr(ad.adbin, 0) END";
constexpr std::string_view kGenerated =
    "CASE a.attgenerated WHEN '' THEN NULL WHEN 'v' THEN 'virtual: ' || pg_get_expr(ad.adbin, ad.adrelid) "
    "ELSE 'stored: ' || pg_get_expr(ad.adbin, ad.adrelid) END";

// Some builds of version 15 (seen in Debian's 15.20) stamp each new column with the WAL position of its
// creation as the option pg_attver, which ALTER TABLE can neither set nor reset and pg_dump leaves out. It
// says nothing about the schema and would make every recreated column differ. All other options are compared.
constexpr std::string_view kOptions = R"(
      CASE WHEN a.attoptions IS NULL OR cardinality(a.attoptions) = 1 AND
        starts_with(a.attoptions[1], 'pg_attver=') THEN NULL
      ELSE (SELECT string_agg(item, ', ' ORDER BY item) FROM unnest(a.attoptions) item
            WHERE NOT starts_with(item, 'pg_attver=')) END)";

// Numbering with a window function would sort all columns; few tables have gaps.
constexpr std::string_view kPosition = R"(
      CASE WHEN a.attrelid IN (SELECT x.attrelid FROM pg_attribute x WHERE x.attisdropped)
      THEN a.attnum - (SELECT count(*) FROM pg_attribute x
                       WHERE x.attrelid = a.attrelid AND x.attnum BETWEEN 1 AND a.attnum AND x.attisdropped)
      ELSE a.attnum END)";

// Columns of everything that has rows. The position counts live columns, so gaps in attnum do not show.
// OFFSET 0 keeps the planner from putting a table's name together again for each of its columns.
std::string query(int version) {
  return fmt::format(
      R"(
    SELECT c.name || quote_ident(a.attname),
      {position} AS "position",
      format_type(a.atttypid, a.atttypmod) AS "type",
      CASE WHEN a.attnotnull THEN 'true' ELSE 'false' END AS "not null",
      {default} AS "default",
      {generated} AS "generated",
      CASE a.attidentity WHEN 'a' THEN 'always' WHEN 'd' THEN 'by default' END AS "identity",
      CASE WHEN {own_collation} THEN a.attcollation::regcollation::text END AS "collation",
      CASE WHEN a.attlen = -1 THEN CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external'
        WHEN 'm' THEN 'main' ELSE 'extended' END END AS "storage",
      {compression} AS "compression",
      CASE WHEN a.attstattarget >= 0 THEN a.attstattarget END AS "statistics target",
      {options} AS "options",
      {fdw_options} AS "foreign options",
      CASE WHEN a.attinhcount > 0 THEN CASE WHEN a.attislocal THEN 'yes, and declared here too'
        ELSE 'yes' END END AS "inherited",
      {grants} AS "grants",
      d.description AS "comment"
    FROM pg_attribute a
    JOIN (
      SELECT c.oid, c.relowner, {table} || '.' AS name
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE {user_oid} AND c.relkind IN ('r', 'p', 'f', 'v', 'm') AND {user_schema} AND {own}
      OFFSET 0
    ) c ON c.oid = a.attrelid
    LEFT JOIN pg_attrdef ad ON ad.adrelid = a.attrelid AND ad.adnum = a.attnum
    {join_comment}
    WHERE {user_attribute} AND a.attnum > 0 AND NOT a.attisdropped)",
      fmt::arg("table", qualified("n", "c.relname")), fmt::arg("position", kPosition),
      fmt::arg("default", kDefault), fmt::arg("generated", kGenerated),
      fmt::arg("own_collation", kOwnCollation),
      fmt::arg("compression", since(version, 140000,
                                    "CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN "
                                    "'lz4' END",
                                    "NULL::text")),
      fmt::arg("options", kOptions), fmt::arg("fdw_options", sorted("a.attfdwoptions")),
      fmt::arg("grants", grants("a.attacl", "c", "c.relowner")),
      fmt::arg("join_comment", join_comment("pg_class", "a.attrelid", "a.attnum")),
      fmt::arg("user_attribute", is_user_oid("a.attrelid")), fmt::arg("user_oid", is_user_oid("c.oid")),
      fmt::arg("user_schema", is_user_schema("n")), fmt::arg("own", not_from_extension("pg_class", "c.oid")));
}

}  // namespace

extern const CatalogReader column{"column", query};

}  // namespace rehearse::snapshot
