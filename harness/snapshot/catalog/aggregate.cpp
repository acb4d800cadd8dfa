#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

std::string query(int) {
  return fmt::format(
      R"(
    SELECT {name} || '(' || pg_get_function_identity_arguments(p.oid) || ')',
      p.oid AS oid,
      CASE a.aggkind WHEN 'o' THEN 'ordered-set' WHEN 'h' THEN 'hypothetical-set' ELSE 'normal' END AS "kind",
      format_type(p.prorettype, NULL) AS "returns",
      a.aggtransfn::text AS "state function",
      format_type(a.aggtranstype, NULL) AS "state type",
      NULLIF(a.aggtransspace, 0) AS "state size",
      a.agginitval AS "initial state",
      NULLIF(a.aggfinalfn::text, '-') AS "final function",
      {final_extra} AS "final function gets arguments",
      a.aggfinalmodify AS "final function modifies state",
      NULLIF(a.aggcombinefn::text, '-') AS "combine function",
      NULLIF(a.aggserialfn::text, '-') AS "serial function",
      NULLIF(a.aggdeserialfn::text, '-') AS "deserial function",
      NULLIF(a.aggmtransfn::text, '-') AS "moving state function",
      NULLIF(a.aggminvtransfn::text, '-') AS "moving inverse function",
      NULLIF(a.aggmfinalfn::text, '-') AS "moving final function",
      CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END AS "moving state type",
      a.aggminitval AS "moving initial state",
      CASE WHEN a.aggsortop <> 0 THEN a.aggsortop::regoperator::text END AS "sort operator",
      p.proparallel AS "parallel",
      pg_get_userbyid(p.proowner) AS "owner",
      {grants} AS "grants"
    FROM pg_proc p
    JOIN pg_aggregate a ON a.aggfnoid = p.oid
    JOIN pg_namespace n ON n.oid = p.pronamespace
    WHERE {user_oid} AND {user_aggregate} AND p.prokind = 'a' AND {lasting})",
      fmt::arg("name", qualified("n", "p.proname")), fmt::arg("final_extra", flag("a.aggfinalextra")),
      fmt::arg("grants", grants("p.proacl", "f", "p.proowner")), fmt::arg("user_oid", is_user_oid("p.oid")),
      fmt::arg("user_aggregate", is_user_oid("a.aggfnoid")),
      fmt::arg("lasting", is_lasting("p.pronamespace")));
}

}  // namespace

extern const CatalogReader aggregate{"aggregate", "pg_proc", query};

}  // namespace rehearse::snapshot
