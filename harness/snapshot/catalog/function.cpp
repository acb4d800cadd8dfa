#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The constructors of a range type belong to it, which an internal dependency says.
constexpr std::string_view kIsPartOfType =
    "p.oid IN (SELECT dep.objid FROM pg_depend dep WHERE dep.classid = 'pg_proc'::regclass "
    "AND dep.objid >= 16384 AND dep.deptype = 'i')";

constexpr std::string_view kTransforms =
    "(SELECT string_agg(name, ', ' ORDER BY name) FROM (SELECT format_type(type, NULL) AS name "
    "FROM unnest(p.protrftypes) type) transforms)";

// Since version 14 the arguments of procedures are told to be IN, which they are when nothing is said.
constexpr std::string_view kProcedureArguments =
    R"(regexp_replace(pg_get_function_arguments(p.oid), '(^|, )IN ', '\1', 'g'))";

// Attributes, not pg_get_functiondef(): one string of everything would show any change as a new function.
// A body is text (prosrc) or, from version 14 on, a parsed one (BEGIN ATOMIC).
std::string query(int version) {
  return fmt::format(
      R"(
    SELECT {name} || '(' || oidvectortypes(p.proargtypes) || ')',
      p.oid AS oid,
      CASE p.prokind WHEN 'p' THEN 'procedure' WHEN 'w' THEN 'window function' ELSE 'function' END AS "kind",
      CASE p.prokind WHEN 'p' THEN {procedure_arguments} ELSE pg_get_function_arguments(p.oid) END AS "arguments",
      pg_get_function_result(p.oid) AS "returns",
      l.lanname AS "language",
      {body} AS "body",
      p.probin AS "library",
      CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' ELSE 'volatile' END AS "volatility",
      p.proisstrict::text AS "strict",
      p.prosecdef::text AS "security definer",
      {leakproof} AS "leakproof",
      CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' ELSE 'unsafe' END AS "parallel",
      p.procost AS "cost",
      CASE WHEN p.proretset THEN p.prorows END AS "rows",
      {support} AS "support function",
      {settings} AS "settings",
      CASE WHEN p.protrftypes IS NOT NULL THEN {transforms} END AS "transforms",
      pg_get_userbyid(p.proowner) AS "owner",
      {grants} AS "grants"
    FROM pg_proc p
    JOIN pg_namespace n ON n.oid = p.pronamespace
    JOIN pg_language l ON l.oid = p.prolang
    WHERE {user_oid} AND p.prokind <> 'a' AND {lasting} AND NOT {part_of_type})",
      fmt::arg("name", qualified("n", "p.proname")), fmt::arg("procedure_arguments", kProcedureArguments),
      fmt::arg("body",
               since(version, 140000, "coalesce(pg_get_function_sqlbody(p.oid), p.prosrc)", "p.prosrc")),
      fmt::arg("leakproof", flag("p.proleakproof")), fmt::arg("support", handler_name("p.prosupport")),
      fmt::arg("settings", sorted("p.proconfig")), fmt::arg("transforms", kTransforms),
      fmt::arg("grants", grants("p.proacl", "f", "p.proowner")), fmt::arg("user_oid", is_user_oid("p.oid")),
      fmt::arg("lasting", is_lasting("p.pronamespace")), fmt::arg("part_of_type", kIsPartOfType));
}

}  // namespace

extern const CatalogReader function{"function", "pg_proc", query};

}  // namespace rehearse::snapshot
