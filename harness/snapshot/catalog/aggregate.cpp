#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Ordered-set aggregates may modify their state by default, others may not, so both are always told.
std::string final_function_modifies(std::string_view column) {
  return fmt::format("CASE {} WHEN 'r' THEN 'read_only' WHEN 's' THEN 'shareable' ELSE 'read_write' END",
                     column);
}

// The identity has the types alone; the names of arguments, and which of them order the rest, are in
// "arguments".
std::string query(int) {
  return fmt::format(
      R"(
    SELECT {name} || '(' || oidvectortypes(p.proargtypes) || ')',
      p.oid AS oid,
      CASE a.aggkind WHEN 'o' THEN 'ordered-set' WHEN 'h' THEN 'hypothetical-set' ELSE 'normal' END AS "kind",
      pg_get_function_arguments(p.oid) AS "arguments",
      format_type(p.prorettype, NULL) AS "returns",
      {transition} AS "state function",
      format_type(a.aggtranstype, NULL) AS "state type",
      NULLIF(a.aggtransspace, 0) AS "state size",
      a.agginitval AS "initial state",
      {final} AS "final function",
      {final_extra} AS "final function gets arguments",
      {final_modifies} AS "final function modifies state",
      {combine} AS "combine function",
      {serial} AS "serial function",
      {deserial} AS "deserial function",
      {moving} AS "moving state function",
      {inverse} AS "moving inverse function",
      CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END AS "moving state type",
      NULLIF(a.aggmtransspace, 0) AS "moving state size",
      a.aggminitval AS "moving initial state",
      {moving_final} AS "moving final function",
      {moving_extra} AS "moving final function gets arguments",
      CASE WHEN a.aggmtranstype <> 0 THEN {moving_modifies} END AS "moving final function modifies state",
      CASE WHEN a.aggsortop <> 0 THEN a.aggsortop::regoperator::text END AS "sort operator",
      CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' ELSE 'unsafe' END AS "parallel",
      pg_get_userbyid(p.proowner) AS "owner",
      {grants} AS "grants"
    FROM pg_proc p
    JOIN pg_aggregate a ON a.aggfnoid = p.oid
    JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE {user_oid} AND {user_aggregate} AND p.prokind = 'a' AND {lasting})",
      fmt::arg("name", qualified("n", "p.proname")), fmt::arg("transition", function_name("a.aggtransfn")),
      fmt::arg("final", function_name("a.aggfinalfn")), fmt::arg("final_extra", flag("a.aggfinalextra")),
      fmt::arg("final_modifies", final_function_modifies("a.aggfinalmodify")),
      fmt::arg("combine", function_name("a.aggcombinefn")),
      fmt::arg("serial", function_name("a.aggserialfn")),
      fmt::arg("deserial", function_name("a.aggdeserialfn")),
      fmt::arg("moving", function_name("a.aggmtransfn")),
      fmt::arg("inverse", function_name("a.aggminvtransfn")),
      fmt::arg("moving_final", function_name("a.aggmfinalfn")),
      fmt::arg("moving_extra", flag("a.aggmfinalextra")),
      fmt::arg("moving_modifies", final_function_modifies("a.aggmfinalmodify")),
      fmt::arg("grants", grants("p.proacl", "f", "p.proowner")), fmt::arg("user_oid", is_user_oid("p.oid")),
      fmt::arg("user_aggregate", is_user_oid("a.aggfnoid")),
      fmt::arg("lasting", is_lasting("p.pronamespace")));
}

}  // namespace

extern const CatalogReader aggregate{"aggregate", "pg_proc", query};

}  // namespace rehearse::snapshot
