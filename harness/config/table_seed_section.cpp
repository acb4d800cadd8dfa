// [seed.tables.<table>]: rows and the shape of columns.
#include <limits>

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

ColumnSpec read_column(Table table) {
  ColumnSpec column;
  const auto values = table.find("values");
  const auto bounds = table.find("range");
  if (values) column.values = weights(*values);
  if (bounds) column.range = range(*bounds);
  if (values && bounds) bounds->fail("a column has values or a range, not both");
  if (const auto value = table.find("nulls")) column.nulls = share(*value);
  if (const auto value = table.find("width")) column.width = width(*value);
  table.unsupported("order", "values are spread over the range without an order");
  table.finish();
  return column;
}

}  // namespace

TableSeedSpec read_table_seed(Table table) {
  TableSeedSpec seed;
  table.read("rows", seed.rows, &Value::rows);
  if (const auto columns = table.find("columns"))
    for (const auto& entry : columns->table().entries())
      seed.columns[entry.first] = read_column(entry.second.table());
  table.unsupported("foreign_keys", "referenced rows are chosen evenly");
  table.finish("quote a name with a schema: [seed.tables.\"public.orders\"]");
  return seed;
}

}  // namespace rehearse::config
