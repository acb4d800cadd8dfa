// [seed.tables.<table>]: rows and the shape of columns.
#include <fmt/format.h>

#include <array>
#include <limits>
#include <regex>

#include "config/distribution.h"
#include "config/sections.h"

namespace rehearse::config {

namespace {

std::map<std::string, double> weights(const Value& value) {
  std::map<std::string, double> all;
  for (const auto& entry : value.table().entries()) {
    const double weight = entry.second.number();
    if (weight <= 0) entry.second.expected("a weight greater than 0");
    all[entry.first] = weight;
  }
  if (all.empty()) value.fail("expected at least one value with its weight, found none");
  return all;
}

std::pair<std::string, std::string> range(const Value& value) {
  constexpr std::string_view kWanted = "an array of two values, the lowest and the highest";
  if (!value.is_array()) value.expected(kWanted);
  const auto ends = value.elements();
  if (ends.size() != 2) value.expected(kWanted);
  if (ends[0].is_number() && ends[1].is_number() && ends[0].number() > ends[1].number())
    value.fail("the lowest value comes first");
  return {ends[0].scalar(), ends[1].scalar()};
}

double share(const Value& value) {
  const double nulls = value.number();
  if (nulls < 0 || nulls > 1) value.expected("a share from 0 to 1");
  return nulls;
}

int width(const Value& value) {
  constexpr std::int64_t kWidest = 1'000'000'000;  // PostgreSQL's limit for one value is 1 GB
  const std::int64_t bytes = value.integer();
  if (bytes < 1 || bytes > kWidest) value.expected("a width in bytes of 1 or more");
  return static_cast<int>(bytes);
}

constexpr EnumNames<ValueOrder, 3> kOrders{{{ValueOrder::ascending, "ascending"},
                                            {ValueOrder::descending, "descending"},
                                            {ValueOrder::random, "random"}}};

std::string pattern(const Value& value) {
  std::string text = value.name();
  try {
    const std::regex valid(text, std::regex::extended);
  } catch (const std::regex_error&) {
    value.fail(fmt::format("'{}' is no regular expression", text), "such as \"[A-Z]{2}[0-9]{6}\"");
  }
  return text;
}

// What decides the values alone: of these a column has one at most.
void refuse_rivals(Table& table) {
  static constexpr std::array<std::string_view, 4> kRivals{"values", "range", "pattern", "expression"};
  std::string first;
  for (const std::string_view key : kRivals) {
    const auto value = table.find(key);
    if (!value) continue;
    if (!first.empty())
      value->fail(
          fmt::format("a column has {} or {} {}, not both", first, key == "expression" ? "an" : "a", key));
    first = key == "values" ? "values" : fmt::format("{} {}", key == "expression" ? "an" : "a", key);
  }
  if (first.empty() || first == "a range") return;
  for (const std::string_view key : {"distribution", "order"}) {
    if (const auto value = table.find(key))
      value->fail(fmt::format("goes with a range or alone, not with {}", first));
  }
}

ColumnSpec read_column(Table table) {
  ColumnSpec column;
  refuse_rivals(table);
  if (const auto value = table.find("values")) column.values = weights(*value);
  if (const auto value = table.find("range")) column.range = range(*value);
  if (const auto value = table.find("nulls")) column.nulls = share(*value);
  if (const auto value = table.find("width")) column.width = width(*value);
  if (const auto value = table.find("distribution")) column.distribution = read_distribution(*value);
  if (const auto value = table.find("order")) column.order = value->one_of(kOrders);
  if (const auto value = table.find("pattern")) column.pattern = pattern(*value);
  if (const auto value = table.find("expression")) {
    column.expression = value->name();
    if (column.nulls) value->fail("an expression is NULL where it says so: leave `nulls` out");
  }
  table.finish();
  return column;
}

ForeignKeySpec read_foreign_key(Table table) {
  ForeignKeySpec key;
  if (const auto value = table.find("skew")) key.skew = read_skew(*value);
  if (const auto value = table.find("orphans")) {
    key.orphans = share(*value);
    if (*key.orphans >= 1) value->fail("some rows have to be referred to: a share below 1");
  }
  table.finish();
  return key;
}

}  // namespace

TableSeedSpec read_table_seed(Table table) {
  TableSeedSpec seed;
  table.read("rows", seed.rows, &Value::rows);
  if (const auto columns = table.find("columns"))
    for (const auto& entry : columns->table().entries())
      seed.columns[entry.first] = read_column(entry.second.table());
  if (const auto keys = table.find("foreign_keys"))
    for (const auto& entry : keys->table().entries())
      seed.foreign_keys[entry.first] = read_foreign_key(entry.second.table());
  table.finish("quote a name with a schema: [seed.tables.\"public.orders\"]");
  return seed;
}

}  // namespace rehearse::config
