#include <fmt/format.h>

#include "base/strings.h"
#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// tgargs is one bytea of strings that each end in a zero byte.
constexpr std::string_view kArguments = R"(
      CASE WHEN t.tgnargs > 0 THEN (
        SELECT string_agg(quote_literal(convert_from(decode(argument[1], 'hex'), getdatabaseencoding())), ', '
                          ORDER BY place)
        FROM regexp_matches(encode(t.tgargs, 'hex'), '((?:..)*?)00', 'g') WITH ORDINALITY m (argument, place)
      ) END)";

// A condition refers to two row variables, which pg_get_expr() refuses; only the whole statement has it.
constexpr std::string_view kCondition = R"(
      CASE WHEN t.tgqual IS NOT NULL
        THEN substring(pg_get_triggerdef(t.oid), ' WHEN \((.*)\) EXECUTE FUNCTION ') END)";

// The internal triggers of foreign keys are read with their constraint. Before version 15 the clones of a
// trigger on partitions were marked as internal too.
std::string query(int version) {
  return fmt::format(
      R"(
    SELECT quote_ident(t.tgname),
      t.oid AS oid,
      t.tgrelid AS "table",
      t.tgtype AS "events",
      t.tgattr AS "columns",
      {condition} AS "condition",
      t.tgfoid::regproc::text AS "function",
      {arguments} AS "arguments",
      quote_ident(t.tgoldtable) AS "old table",
      quote_ident(t.tgnewtable) AS "new table",
      {constraint} AS "constraint trigger",
      CASE WHEN t.tginitdeferred THEN 'initially deferred' WHEN t.tgdeferrable THEN 'deferrable' END
        AS "deferrable",
      t.tgconstrrelid AS "from table",
      CASE t.tgenabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' ELSE 'yes' END
        AS "enabled",
      {cloned} AS "cloned from parent"
    FROM pg_trigger t
    JOIN pg_class c ON c.oid = t.tgrelid
    WHERE {user_oid} AND {user_table} AND {own} AND c.relpersistence <> 't')",
      fmt::arg("condition", kCondition), fmt::arg("arguments", kArguments),
      fmt::arg("constraint", flag("t.tgconstraint <> 0")), fmt::arg("cloned", flag("t.tgparentid <> 0")),
      fmt::arg("user_oid", is_user_oid("t.oid")), fmt::arg("user_table", is_user_oid("c.oid")),
      fmt::arg("own", since(version, 150000, "NOT t.tgisinternal",
                            "(NOT t.tgisinternal OR t.tgparentid <> 0 AND t.tgconstrindid = 0)")));
}

// The bits of tgtype: src/include/catalog/pg_trigger.h.
std::string timing(std::int64_t type) {
  if ((type & 64) != 0) return "instead of";
  return (type & 2) != 0 ? "before" : "after";
}

std::string events(std::int64_t type) {
  std::vector<std::string> names;
  if ((type & 4) != 0) names.emplace_back("insert");
  if ((type & 16) != 0) names.emplace_back("update");
  if ((type & 8) != 0) names.emplace_back("delete");
  if ((type & 32) != 0) names.emplace_back("truncate");
  return join(names, ", ");
}

void finish(Entry& trigger, const Names& names) {
  const Oid table = to_oid(trigger.take("table"));
  trigger.whole = table;
  const std::int64_t type = numbers(trigger.take("events")).at(0);
  trigger.object.identity = names.relation(table) + "." + trigger.object.identity;
  trigger.put("timing", timing(type));
  trigger.put("events", events(type));
  trigger.put("for each", (type & 1) != 0 ? "row" : "statement");
  trigger.put("columns", names.column_set(table, trigger.take("columns")));
  trigger.put("from table", names.relation(trigger.take("from table")));
}

}  // namespace

extern const CatalogReader trigger{"trigger", "pg_trigger", query, finish};

}  // namespace rehearse::snapshot
