#include <fmt/format.h>

#include "base/strings.h"
#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// Only expressions need PostgreSQL to write them. It writes several as one list, which cannot be taken apart;
// hence one by one, in the order of their zeros in indkey.
constexpr std::string_view kExpressions = R"(
      CASE WHEN i.indexprs IS NULL THEN NULL
        WHEN cardinality(array_positions(i.indkey::int[], 0)) = 1 THEN pg_get_expr(i.indexprs, i.indrelid)
        ELSE (SELECT string_agg(pg_get_indexdef(i.indexrelid, k + 1, false), E'\x01' ORDER BY k)
              FROM generate_series(0, i.indnatts - 1) k WHERE i.indkey[k] = 0)
      END)";

// 0: the key has no collation, 100: the default one.
constexpr std::string_view kCollations = R"(
      CASE WHEN NOT i.indcollation::oid[] <@ ARRAY[0, 100]::oid[] THEN (
        SELECT string_agg(CASE k WHEN 0 THEN '-' WHEN 100 THEN 'default' ELSE k::regcollation::text END, ', '
                          ORDER BY place)
        FROM unnest(i.indcollation::oid[]) WITH ORDINALITY keys (k, place)
      ) END)";

std::string query(int version) {
  return fmt::format(
      R"(
    SELECT '',
      i.indexrelid AS oid,
      i.indrelid AS "table",
      am.amname AS "method",
      i.indkey AS "columns",
      i.indnkeyatts AS "keys",
      {expressions} AS "expressions",
      i.indoption AS "order",
      i.indclass AS "operator classes",
      {collations} AS "collations",
      CASE WHEN i.indpred IS NOT NULL THEN pg_get_expr(i.indpred, i.indrelid) END AS "where",
      i.indisunique::text AS "unique",
      {nulls} AS "nulls not distinct",
      i.indisvalid::text AS "valid",
      CASE WHEN NOT i.indisready THEN 'false' END AS "ready",
      CASE WHEN NOT i.indislive THEN 'false' END AS "live",
      {deferrable} AS "checked at commit",
      {clustered} AS "clustered",
      {replica} AS "replica identity",
      quote_ident(con.conname) AS "constraint",
      quote_ident(ts.spcname) AS "tablespace",
      {options} AS "storage parameters",
      h.inhparent AS "partition of"
    FROM pg_index i
    JOIN pg_class c ON c.oid = i.indexrelid
    JOIN pg_am am ON am.oid = c.relam
    LEFT JOIN pg_tablespace ts ON ts.oid = c.reltablespace
    LEFT JOIN pg_inherits h ON h.inhrelid = i.indexrelid
    LEFT JOIN pg_constraint con ON con.conindid = i.indexrelid AND con.contype IN ('p', 'u', 'x')
      AND con.conrelid = i.indrelid
    WHERE {user_index} AND {user_oid} AND c.relpersistence <> 't' AND c.relnamespace <> 'pg_toast'::regnamespace)",
      fmt::arg("expressions", kExpressions), fmt::arg("collations", kCollations),
      fmt::arg("nulls", since(version, 150000, flag("i.indnullsnotdistinct"), "NULL::text")),
      fmt::arg("deferrable", flag("NOT i.indimmediate")), fmt::arg("clustered", flag("i.indisclustered")),
      fmt::arg("replica", flag("i.indisreplident")), fmt::arg("options", sorted("c.reloptions")),
      fmt::arg("user_index", is_user_oid("i.indexrelid")), fmt::arg("user_oid", is_user_oid("c.oid")));
}

// The bits of indoption: src/include/catalog/pg_index.h, INDOPTION_DESC and INDOPTION_NULLS_FIRST.
std::string_view direction(std::int64_t option) {
  switch (option) {
    case 1:
      return " DESC NULLS LAST";
    case 2:
      return " NULLS FIRST";
    case 3:
      return " DESC";
    default:
      return "";
  }
}

// "a, lower(b) DESC" of the key columns, then those of INCLUDE.
void finish_columns(Entry& index, const Names& names, Oid table) {
  const auto columns = numbers(index.take("columns"));
  const auto order = numbers(index.take("order"));
  const std::size_t keys = static_cast<std::size_t>(std::stoul(index.take("keys")));
  const std::string expressions = index.take("expressions");
  const auto written = split(expressions, '\x01');
  std::size_t next = 0;
  std::vector<std::string> key_list;
  std::vector<std::string> included;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    std::string name =
        columns[i] == 0 ? std::string(written.at(next++)) : names.column(table, static_cast<int>(columns[i]));
    if (i < keys)
      key_list.push_back(name.append(i < order.size() ? direction(order[i]) : ""));
    else
      included.push_back(std::move(name));
  }
  index.put("columns", join(key_list, ", "));
  index.put("include", join(included, ", "));
}

void finish(Entry& index, const Names& names) {
  index.object.identity = names.relation(index.oid);
  const Oid table = to_oid(index.take("table"));
  index.whole = table;
  index.put("table", names.relation(table));
  finish_columns(index, names, table);
  index.put("operator classes", names.operator_classes(index.take("operator classes")));
  index.put("key settings", names.key_settings(index.oid));
  index.put("partition of", names.relation(index.take("partition of")));
}

}  // namespace

extern const CatalogReader index{"index", "pg_class", query, finish};

}  // namespace rehearse::snapshot
