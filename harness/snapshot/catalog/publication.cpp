#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Row filters, column lists and whole schemas came with version 15.
std::string tables(int version) {
  constexpr std::string_view kColumns = R"(
          || coalesce(' (' || (
            SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)) || ')', ''))";
  constexpr std::string_view kFilter = "|| coalesce(' WHERE ' || pg_get_expr(r.prqual, r.prrelid), '')";
  return fmt::format(
      R"((
        SELECT string_agg({name} {columns} {filter}, ', ' ORDER BY {name})
        FROM pg_publication_rel r JOIN pg_class c ON c.oid = r.prrelid
        JOIN pg_namespace n ON n.oid = c.relnamespace WHERE r.prpubid = p.oid))",
      fmt::arg("name", qualified("n", "c.relname")),
      fmt::arg("columns", since(version, 150000, kColumns, "")),
      fmt::arg("filter", since(version, 150000, kFilter, "")));
}

constexpr std::string_view kSchemas =
    "(SELECT string_agg(quote_ident(n.nspname), ', ' ORDER BY n.nspname) FROM pg_publication_namespace s "
    "JOIN pg_namespace n ON n.oid = s.pnnspid WHERE s.pnpubid = p.oid)";

std::string query(int version) {
  return fmt::format(
      R"(
    SELECT quote_ident(p.pubname),
      p.oid AS oid,
      coalesce(NULLIF(concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END, CASE WHEN p.pubupdate
        THEN 'update' END, CASE WHEN p.pubdelete THEN 'delete' END, CASE WHEN p.pubtruncate
        THEN 'truncate' END), ''), 'nothing') AS "publishes",
      CASE WHEN p.puballtables THEN 'all' ELSE {tables} END AS "tables",
      {schemas} AS "schemas",
      {via_root} AS "via partition root",
      {generated} AS "generated columns",
      pg_get_userbyid(p.pubowner) AS "owner"
    FROM pg_publication p)",
      fmt::arg("tables", tables(version)),
      fmt::arg("schemas", since(version, 150000, kSchemas, "NULL::text")),
      fmt::arg("via_root", flag("p.pubviaroot")),
      fmt::arg("generated",
               since(version, 180000, "CASE p.pubgencols WHEN 's' THEN 'stored' END", "NULL::text")));
}

}  // namespace

extern const CatalogReader publication{"publication", "pg_publication", query};

}  // namespace rehearse::snapshot
