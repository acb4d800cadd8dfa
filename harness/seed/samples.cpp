#include "seed/samples.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "pg/connection.h"

namespace rehearse::seed {

namespace {

constexpr int kJoinedParents = 20'000;  // rows of the first parent when several are joined
constexpr int kJoinedEach = 5;          // rows of each further parent for one of those

const Table& table_of(const Catalog& catalog, Oid oid) {
  return *std::find_if(catalog.tables.begin(), catalog.tables.end(),
                       [&](const Table& table) { return table.oid == oid; });
}

std::string column_name(const Table& table, int number) {
  const auto found = std::find_if(table.columns.begin(), table.columns.end(),
                                  [&](const Column& column) { return column.number == number; });
  return pg::quote_identifier(found->name);
}

// A foreign key never looks below an inheritance parent, but does look into partitions.
std::string from_clause(const Table& table) {
  return fmt::format("{}{}.{}", table.partitioned ? "" : "ONLY ", pg::quote_identifier(table.schema),
                     pg::quote_identifier(table.name));
}

std::string key_columns(const Table& parent, const ForeignKey& key, std::string_view format) {
  std::vector<std::string> columns;
  for (const int number : key.parent_columns) {
    columns.push_back(fmt::format(fmt::runtime(format), column_name(parent, number)));
  }
  return join(columns, format.find("IS") == std::string_view::npos ? ", " : " AND ");
}

// The parent's column, as an expression, that gives the child's column under the first `count` keys.
std::string source(const Catalog& catalog, const Reference& reference, int column, std::size_t count) {
  for (std::size_t k = 0; k < count; ++k) {
    const ForeignKey& key = *reference.keys[k];
    const auto at = std::find(key.columns.begin(), key.columns.end(), column);
    if (at == key.columns.end()) continue;
    const int number = key.parent_columns[static_cast<std::size_t>(at - key.columns.begin())];
    return fmt::format("p{}.{}", k, column_name(table_of(catalog, key.parent), number));
  }
  return {};
}

std::string first_parent(const Catalog& catalog, const ForeignKey& key, std::int64_t limit) {
  const Table& parent = table_of(catalog, key.parent);
  return fmt::format("(SELECT * FROM {} WHERE {} ORDER BY {} LIMIT {}) p0", from_clause(parent),
                     key_columns(parent, key, "{} IS NOT NULL"), key_columns(parent, key, "{}"), limit);
}

std::string further_parent(const Catalog& catalog, const Reference& reference, std::size_t k) {
  const ForeignKey& key = *reference.keys[k];
  const Table& parent = table_of(catalog, key.parent);
  std::vector<std::string> conditions;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    const std::string name = "q." + column_name(parent, key.parent_columns[i]);
    const std::string bound = source(catalog, reference, key.columns[i], k);
    conditions.push_back(bound.empty() ? name + " IS NOT NULL" : name + " = " + bound);
  }
  return fmt::format(" CROSS JOIN LATERAL (SELECT * FROM {} q WHERE {} ORDER BY {} LIMIT {}) p{}",
                     from_clause(parent), join(conditions, " AND "), key_columns(parent, key, "q.{}"),
                     kJoinedEach, k);
}

// Those parents only that the child's CHECKs allow, one for each value of a narrower key.
std::string selected(const TableDraft& draft, const Reference& reference, const std::string& query) {
  std::vector<std::string> names;
  for (const int number : reference.columns)
    names.push_back(pg::quote_identifier(draft.find(number)->column->name));
  std::vector<std::string> distinct;
  for (const int number : reference.distinct_on) distinct.push_back(column_name(*draft.table, number));
  std::string result = "SELECT ";
  if (!distinct.empty()) result += fmt::format("DISTINCT ON ({}) ", join(distinct, ", "));
  result += fmt::format("{0} FROM ({1}) t({0})", join(names, ", "), query);
  for (std::size_t i = 0; i < reference.conditions.size(); ++i) {
    result += fmt::format(" {} (({}) IS NOT FALSE)", i == 0 ? "WHERE" : "AND", reference.conditions[i]);
  }
  distinct.insert(distinct.end(), names.begin(), names.end());
  return result + " ORDER BY " + join(distinct, ", ");
}

}  // namespace

std::string sample_query(const Catalog& catalog, const TableDraft& draft, const Reference& reference) {
  std::vector<std::string> columns;
  for (const int number : reference.columns) {
    const Type* type = draft.find(number)->type.type;
    columns.push_back(
        fmt::format("{}::{}", source(catalog, reference, number, reference.keys.size()), type->sql));
  }
  const bool joined = reference.keys.size() > 1;
  std::string query =
      fmt::format("SELECT {} FROM {}", join(columns, ", "),
                  first_parent(catalog, reference.lead(), joined ? kJoinedParents : kSampleSize));
  for (std::size_t k = 1; k < reference.keys.size(); ++k) query += further_parent(catalog, reference, k);
  query += " ORDER BY " + key_columns(table_of(catalog, reference.lead().parent), reference.lead(), "p0.{}");
  const bool plain = reference.distinct_on.empty() && reference.conditions.empty();
  return plain ? query : selected(draft, reference, query);
}

std::string reference_test(const Catalog& catalog, const Table& table, const ForeignKey& key) {
  const Table& parent = table_of(catalog, key.parent);
  std::vector<std::string> present;
  std::vector<std::string> equal;
  for (std::size_t i = 0; i < key.columns.size(); ++i) {
    const std::string child = "c." + column_name(table, key.columns[i]);
    present.push_back(child + " IS NOT NULL");
    equal.push_back("p." + column_name(parent, key.parent_columns[i]) + " = " + child);
  }
  return fmt::format("SELECT 1 FROM {} c WHERE {} AND NOT EXISTS (SELECT FROM {} p WHERE {}) LIMIT 1",
                     from_clause(table), join(present, " AND "), from_clause(parent), join(equal, " AND "));
}

}  // namespace rehearse::seed
