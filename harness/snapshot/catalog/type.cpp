#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

constexpr std::string_view kLabels = R"(
      CASE t.typtype WHEN 'e' THEN (
        SELECT string_agg(e.enumlabel, ', ' ORDER BY e.enumsortorder) FROM pg_enum e WHERE e.enumtypid = t.oid
      ) END)";

constexpr std::string_view kAttributes = R"(
      CASE t.typtype WHEN 'c' THEN (
        SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
          || CASE WHEN a.attcollation IN (0, 100) THEN '' ELSE ' COLLATE ' || a.attcollation::regcollation::text
             END, ', ' ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
      ) END)";

// Versions before 14 have no multiranges.
std::string range(int version) {
  return fmt::format(
      R"(
      CASE t.typtype WHEN 'r' THEN (
        SELECT format_type(r.rngsubtype, NULL) || ' ' || oc.opcname
          || CASE WHEN r.rngcollation IN (0, 100) THEN '' ELSE ' COLLATE ' || r.rngcollation::regcollation::text
             END
          || CASE WHEN r.rngcanonical::oid = 0 THEN '' ELSE ' CANONICAL ' || r.rngcanonical::text END
          || CASE WHEN r.rngsubdiff::oid = 0 THEN '' ELSE ' DIFFERENCE ' || r.rngsubdiff::text END {multirange}
        FROM pg_range r JOIN pg_opclass oc ON oc.oid = r.rngsubopc WHERE r.rngtypid = t.oid
      ) END)",
      fmt::arg("multirange",
               since(version, 140000, "|| ' MULTIRANGE ' || format_type(r.rngmultitypid, NULL)", "")));
}

// Row types of relations, array types and multiranges come and go with what they belong to.
std::string query(int version) {
  return fmt::format(R"(
    SELECT {name},
      t.oid AS oid,
      CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'c' THEN 'composite' WHEN 'd' THEN 'domain'
        WHEN 'r' THEN 'range' WHEN 'p' THEN 'shell' ELSE 'base' END AS "kind",
      {labels} AS "labels",
      {attributes} AS "attributes",
      {range} AS "range of",
      CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS "base type",
      CASE WHEN t.typtype = 'd' THEN t.typnotnull::text END AS "not null",
      CASE t.typtype WHEN 'd' THEN t.typdefault END AS "default",
      CASE WHEN t.typtype = 'd' AND t.typcollation NOT IN (0, 100)
        THEN t.typcollation::regcollation::text END AS "collation",
      CASE WHEN t.typtype = 'b' THEN t.typinput::text || ', ' || t.typoutput::text END AS "functions",
      pg_get_userbyid(t.typowner) AS "owner",
      {grants} AS "grants"
    FROM pg_type t
    JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_class c ON c.oid = t.typrelid
    WHERE {user_oid} AND (t.typrelid = 0 OR c.relkind = 'c') AND t.typtype <> 'm'
      AND NOT (t.typcategory = 'A' AND t.typelem <> 0) AND {lasting})",
                     fmt::arg("name", qualified("n", "t.typname")), fmt::arg("labels", kLabels),
                     fmt::arg("attributes", kAttributes), fmt::arg("range", range(version)),
                     fmt::arg("grants", grants("t.typacl", "T", "t.typowner")),
                     fmt::arg("user_oid", is_user_oid("t.oid")),
                     fmt::arg("lasting", is_lasting("t.typnamespace")));
}

}  // namespace

extern const CatalogReader type{"type", "pg_type", query};

}  // namespace rehearse::snapshot
