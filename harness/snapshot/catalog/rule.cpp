#include <fmt/format.h>

#include "base/strings.h"
#include "snapshot/catalog_reader.h"
#include "snapshot/sql.h"

namespace rehearse::snapshot {

namespace {

// The rule _RETURN of a view is its query and belongs to the view. Conditions and actions refer to two row
// variables, which pg_get_expr() refuses, so that the whole statement is taken apart in finish().
std::string query(int) {
  return fmt::format(R"(
    SELECT quote_ident(r.rulename),
      r.oid AS oid,
      r.ev_class AS "table",
      CASE r.ev_type WHEN '1' THEN 'select' WHEN '2' THEN 'update' WHEN '3' THEN 'insert' ELSE 'delete' END
        AS "event",
      {instead} AS "instead",
      pg_get_ruledef(r.oid) AS "action",
      CASE r.ev_enabled WHEN 'D' THEN 'no' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' ELSE 'yes' END
        AS "enabled"
    FROM pg_rewrite r
    JOIN pg_class c ON c.oid = r.ev_class
    WHERE {user_oid} AND {user_table} AND r.rulename <> '_RETURN' AND c.relpersistence <> 't')",
                     fmt::arg("instead", flag("r.is_instead")), fmt::arg("user_oid", is_user_oid("r.oid")),
                     fmt::arg("user_table", is_user_oid("c.oid")));
}

// The first place of `word` outside of quotes and parentheses.
std::size_t find_outside(std::string_view text, std::string_view word) {
  int depth = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (depth == 0 && text.substr(at, word.size()) == word) return at;
    if (text[at] == '\'' || text[at] == '"')
      at = std::min(text.find(text[at], at + 1), text.size());
    else if (text[at] == '(')
      ++depth;
    else if (text[at] == ')')
      --depth;
  }
  return std::string_view::npos;
}

// "CREATE RULE r AS ON UPDATE TO t WHERE condition DO INSTEAD action;"
void take_apart(Entry& rule, std::string_view statement) {
  constexpr std::string_view kDo = " DO ";
  constexpr std::string_view kWhere = " WHERE ";
  constexpr std::string_view kInstead = "INSTEAD ";
  const auto end = std::min(find_outside(statement, kDo), statement.size());
  const std::string_view head = statement.substr(0, end);
  if (const auto where = find_outside(head, kWhere); where != std::string_view::npos)
    rule.put("condition", std::string(head.substr(where + kWhere.size())));
  std::string_view action = statement.substr(std::min(end + kDo.size(), statement.size()));
  if (action.starts_with(kInstead)) action.remove_prefix(kInstead.size());
  if (action.ends_with(';')) action.remove_suffix(1);
  rule.put("action", std::string(trim(action)));
}

void finish(Entry& rule, const Names& names) {
  rule.whole = to_oid(rule.take("table"));
  rule.object.identity = names.relation(rule.whole) + "." + rule.object.identity;
  take_apart(rule, rule.take("action"));
}

}  // namespace

extern const CatalogReader rule{"rule", "pg_rewrite", query, finish};

}  // namespace rehearse::snapshot
