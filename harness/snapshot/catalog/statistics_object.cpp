#include <fmt/format.h>

#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// 'e', statistics on the expressions themselves, is no kind that one could choose.
constexpr std::string_view kKinds = R"((
        SELECT string_agg(CASE kind WHEN 'd' THEN 'ndistinct' WHEN 'f' THEN 'dependencies' WHEN 'm' THEN 'mcv'
                          ELSE kind::text END, ', ' ORDER BY kind)
        FROM unnest(s.stxkind) kind WHERE kind <> 'e'))";

// Casts come without the parentheses that CREATE STATISTICS wants around all but function calls.
constexpr std::string_view kExpressions = R"((
        SELECT string_agg('(' || expression || ')', ', ' ORDER BY expression)
        FROM unnest(pg_get_statisticsobjdef_expressions(s.oid)) expression))";

std::string query(int version) {
  return fmt::format(
      R"(
    SELECT {name},
      s.oid AS oid,
      s.stxrelid AS "table",
      {kinds} AS "kinds",
      s.stxkeys AS "columns",
      {expressions} AS "expressions",
      {target} AS "statistics target",
      pg_get_userbyid(s.stxowner) AS "owner"
    FROM pg_statistic_ext s
    JOIN pg_namespace n ON n.oid = s.stxnamespace
    WHERE {lasting})",
      fmt::arg("name", qualified("n", "s.stxname")), fmt::arg("kinds", kKinds),
      fmt::arg("expressions", since(version, 140000, kExpressions, "NULL::text")),
      fmt::arg("target", since(version, 130000, "CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END",
                               "NULL::text")),
      fmt::arg("lasting", is_lasting("s.stxnamespace")));
}

void finish(Entry& statistics, const Names& names) {
  const Oid table = to_oid(statistics.take("table"));
  statistics.whole = table;
  statistics.put("table", names.relation(table));
  statistics.put("columns", names.column_set(table, statistics.take("columns")));
}

}  // namespace

extern const CatalogReader statistics_object{"statistics", "pg_statistic_ext", query, finish};

}  // namespace rehearse::snapshot
