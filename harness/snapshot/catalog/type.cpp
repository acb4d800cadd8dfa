#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// A label or name with a comma in it is quoted, or the list could be read in two ways.
constexpr std::string_view kLabels = R"(
      CASE t.typtype WHEN 'e' THEN (
        SELECT string_agg(CASE WHEN e.enumlabel ~ '^''|, |^\s*$' THEN quote_literal(e.enumlabel)
          ELSE e.enumlabel END, ', ' ORDER BY e.enumsortorder)
        FROM pg_enum e WHERE e.enumtypid = t.oid
      ) END)";

constexpr std::string_view kAttributes = R"(
      CASE WHEN t.typtype = 'c' THEN (
        SELECT string_agg(quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
          || CASE WHEN a.attcollation IN (0, at.typcollation) THEN '' ELSE ' COLLATE ' ||
             a.attcollation::regcollation::text END, ', ' ORDER BY a.attnum)
        FROM pg_attribute a JOIN pg_type at ON at.oid = a.atttypid
        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
      ) END)";

constexpr std::string_view kAttributeComments = R"(
      CASE WHEN t.typtype = 'c' THEN (
        SELECT string_agg(quote_ident(a.attname) || ': ' || d.description, ', ' ORDER BY a.attnum)
        FROM pg_attribute a JOIN pg_description d ON d.objoid = a.attrelid AND d.objsubid = a.attnum
          AND d.classoid = 'pg_class'::regclass
        WHERE a.attrelid = t.typrelid AND a.attnum > 0 AND NOT a.attisdropped
      ) END)";

// The default of a domain is deparsed now: the text beside it has the search_path of its time.
constexpr std::string_view kDomain = R"(
      CASE t.typtype WHEN 'd' THEN format_type(t.typbasetype, t.typtypmod) END AS "base type",
      CASE WHEN t.typtype = 'd' AND t.typnotnull THEN 'true' END AS "not null",
      CASE t.typtype WHEN 'd' THEN pg_get_expr(t.typdefaultbin, 0) ELSE t.typdefault END AS "default",
      CASE WHEN t.typtype = 'd' AND t.typcollation <> (SELECT b.typcollation FROM pg_type b
        WHERE b.oid = t.typbasetype) THEN t.typcollation::regcollation::text END AS "collation")";

std::string range(int version) {
  return fmt::format(
      R"(
      format_type(r.rngsubtype, NULL) AS "subtype",
      CASE WHEN NOT oc.opcdefault THEN quote_ident(ocn.nspname) || '.' || quote_ident(oc.opcname) END
        AS "operator class",
      CASE WHEN r.rngcollation NOT IN (0, 100) THEN r.rngcollation::regcollation::text END
        AS "range collation",
      {canonical} AS "canonical function",
      {difference} AS "difference function",
      {multirange} AS "multirange")",
      fmt::arg("canonical", handler_name("r.rngcanonical")),
      fmt::arg("difference", handler_name("r.rngsubdiff")),
      fmt::arg("multirange", since(version, 140000, "format_type(r.rngmultitypid, NULL)", "NULL::text")));
}

std::string of_base(std::string_view expression) {
  return fmt::format("CASE WHEN t.typtype = 'b' THEN {} END", expression);
}

// Manual, CREATE TYPE, fifth form. Types of the other forms get all this from their form.
std::string base(int version) {
  const auto function = [](std::string_view column) { return of_base(function_name(column)); };
  const auto handler = [](std::string_view column) { return of_base(handler_name(column)); };
  return fmt::format(
      R"(
      {input} AS "input function",
      {output} AS "output function",
      {receive} AS "receive function",
      {send} AS "send function",
      {typmod_in} AS "modifier input function",
      {typmod_out} AS "modifier output function",
      {analyze} AS "analyze function",
      {subscript} AS "subscript function",
      {length} AS "length",
      {by_value} AS "passed by value",
      {alignment} AS "alignment",
      {storage} AS "storage",
      {category} AS "category",
      {preferred} AS "preferred",
      {delimiter} AS "delimiter",
      {element} AS "element type",
      {collatable} AS "collatable")",
      fmt::arg("input", function("t.typinput")), fmt::arg("output", handler("t.typoutput")),
      fmt::arg("receive", function("t.typreceive")), fmt::arg("send", handler("t.typsend")),
      fmt::arg("typmod_in", handler("t.typmodin")), fmt::arg("typmod_out", handler("t.typmodout")),
      fmt::arg("analyze", handler("t.typanalyze")),
      fmt::arg("subscript", version >= 140000 ? handler("t.typsubscript") : "NULL::text"),
      fmt::arg("length", of_base("CASE t.typlen WHEN -1 THEN 'variable' WHEN -2 THEN 'C string' "
                                 "ELSE t.typlen::text END")),
      fmt::arg("by_value", flag("t.typtype = 'b' AND t.typbyval")),
      fmt::arg("alignment", of_base("CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' "
                                    "THEN 'int4' ELSE 'double' END")),
      fmt::arg("storage", of_base("CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' "
                                  "WHEN 'm' THEN 'main' ELSE 'extended' END")),
      fmt::arg("category", of_base("t.typcategory::text")),
      fmt::arg("preferred", flag("t.typtype = 'b' AND t.typispreferred")),
      fmt::arg("delimiter", of_base("t.typdelim::text")),
      fmt::arg("element", of_base("CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END")),
      fmt::arg("collatable", flag("t.typtype = 'b' AND t.typcollation <> 0")));
}

// Row types of relations, array types and multiranges come and go with what they belong to. A type of which
// only the name is known yet is a shell.
std::string query(int version) {
  return fmt::format(
      R"(
    SELECT {name},
      t.oid AS oid,
      CASE t.typtype WHEN 'e' THEN 'enum' WHEN 'c' THEN 'composite' WHEN 'd' THEN 'domain'
        WHEN 'r' THEN 'range' WHEN 'p' THEN 'shell' ELSE 'base' END AS "kind",
      {labels} AS "labels",
      {attributes} AS "attributes",
      {attribute_comments} AS "attribute comments",
      {domain},
      {range},
      {base},
      pg_get_userbyid(t.typowner) AS "owner",
      {grants} AS "grants"
    FROM pg_type t
    JOIN pg_namespace n ON n.oid = t.typnamespace
    LEFT JOIN pg_class c ON c.oid = t.typrelid AND c.relkind = 'c'
    LEFT JOIN pg_range r ON r.rngtypid = t.oid
    LEFT JOIN pg_opclass oc ON oc.oid = r.rngsubopc
    LEFT JOIN pg_namespace ocn ON ocn.oid = oc.opcnamespace
    WHERE {user_oid} AND (t.typrelid = 0 OR c.oid IS NOT NULL) AND t.typtype <> 'm'
      AND t.typinput <> 'array_in'::regproc AND {lasting})",
      fmt::arg("name", qualified("n", "t.typname")), fmt::arg("labels", kLabels),
      fmt::arg("attributes", kAttributes), fmt::arg("attribute_comments", kAttributeComments),
      fmt::arg("domain", kDomain), fmt::arg("range", range(version)), fmt::arg("base", base(version)),
      fmt::arg("grants", grants("t.typacl", "T", "t.typowner")), fmt::arg("user_oid", is_user_oid("t.oid")),
      fmt::arg("lasting", is_lasting("t.typnamespace")));
}

}  // namespace

extern const CatalogReader type{"type", "pg_type", query};

}  // namespace rehearse::snapshot
