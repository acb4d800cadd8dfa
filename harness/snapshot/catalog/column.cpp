#include <fmt/format.h>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "snapshot/catalog_reader.h"
#include "snapshot/packed.h"
#include "snapshot/secrets.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Defaults hold no column references, so they deparse without their table, at half the cost. Generated
// columns need it. Version 18 has virtual ones as well.
constexpr std::string_view kDefault =
    "CASE WHEN a.atthasdef THEN pg_get_expr(ad.adbin, CASE a.attgenerated WHEN '' THEN 0 ELSE ad.adrelid "
    "END) "
    "END";

// Some builds of version 15 (seen in Debian's 15.20) stamp each new column with the WAL position of its
// creation as the option pg_attver, which ALTER TABLE can neither set nor reset and pg_dump leaves out. It
// says nothing about the schema and would make every recreated column differ. All other options are compared.
constexpr std::string_view kHasOptions =
    "a.attoptions IS NOT NULL AND NOT (cardinality(a.attoptions) = 1 "
    "AND starts_with(a.attoptions[1], 'pg_attver='))";
constexpr std::string_view kOptions =
    "(SELECT string_agg(item, ', ' ORDER BY item) FROM unnest(a.attoptions) item "
    "WHERE NOT starts_with(item, 'pg_attver='))";

std::vector<PackedItem> rare_attributes(int version) {
  std::vector<PackedItem> items{
      {"identity", "a.attidentity <> ''", "CASE a.attidentity WHEN 'a' THEN 'always' ELSE 'by default' END"},
      {"generated", "a.attgenerated <> ''", "CASE a.attgenerated WHEN 'v' THEN 'virtual' ELSE 'stored' END"},
      {"of domain", "t.typtype = 'd'", "'true'"},
      {"collation", "a.attcollation <> t.typcollation", "a.attcollation::regcollation"},
      {"storage", "a.attstorage <> t.typstorage",
       "CASE a.attstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'm' THEN 'main' "
       "ELSE 'extended' END"},
      {"options", std::string(kHasOptions), std::string(kOptions)},
      {"statistics target", "a.attstattarget >= 0", "a.attstattarget"},
      {"foreign options", "a.attfdwoptions IS NOT NULL", options("a.attfdwoptions")},
      {"inherited", "a.attinhcount > 0", inherited("a.attinhcount", "a.attislocal")},
      {"grants", "a.attacl IS NOT NULL", grants("a.attacl", "c", "c.relowner")},
  };
  if (version >= 140000)
    items.push_back({"compression", "a.attcompression <> ''",
                     "CASE a.attcompression WHEN 'p' THEN 'pglz' WHEN 'l' THEN 'lz4' END"});
  return items;
}

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
      {packed} AS "packed"
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
    LEFT JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef ad ON ad.adrelid = a.attrelid AND ad.adnum = a.attnum
    WHERE {user_attribute} AND {user_relation} AND c.relpersistence <> 't' AND a.attnum > 0
      AND NOT a.attisdropped AND (c.relkind IN ('r', 'p', 'f', 'v', 'm')
        OR c.relkind IN ('i', 'I') AND (a.attstattarget >= 0 OR a.attoptions IS NOT NULL)))",
      fmt::arg("default", kDefault), fmt::arg("packed", pack(rare_attributes(version))),
      fmt::arg("user_attribute", is_user_oid("a.attrelid")), fmt::arg("user_relation", is_user_oid("c.oid")));
}

// "NULL::varchar(3)" is what DEFAULT NULL leaves where the type has a modifier; it means no default, unless
// it overrides that of a domain.
void finish_default(Entry& column) {
  const bool of_domain = !column.take("of domain").empty();
  const std::string kind = column.take("generated");
  std::string expression = column.take("default");
  if (!kind.empty())
    column.put("generated", kind + ": " + expression);
  else if (of_domain || !expression.starts_with("NULL::"))
    column.put("default", std::move(expression));
}

// The position counts live columns, so gaps in attnum do not show.
void finish(Entry& column, const Names& names) {
  if (column.object.identity.empty()) return;  // a key of an index
  column.object.identity = names.relation(column.oid) + "." + column.object.identity;
  column.put("position", std::to_string(names.position(column.oid, column.sub)));
  finish_default(column);
}

}  // namespace

extern const CatalogReader column{"column", "pg_class", query, finish};

}  // namespace rehearse::snapshot
