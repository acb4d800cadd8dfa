#include "base/format.h"
#include "config/sections.h"
#include "model/names.h"

namespace rehearse::config {

namespace {

double scale(const Value& value) {
  const double factor = value.number();
  if (factor <= 0) value.expected("a number greater than 0");
  return factor;
}

std::uint64_t generator_seed(const Value& value) {
  if (value.integer() < 0) value.expected("an integer of 0 or more");
  return static_cast<std::uint64_t>(value.integer());
}

Bytes size(const Value& value) {
  const auto parsed = parse_size(value.text());
  if (!parsed) value.expected("a size such as \"20GB\" or \"500MB\"");
  return *parsed;
}

}  // namespace

void read_seed(Table table, Scenario& scenario) {
  SeedSpec& seed = scenario.seed;
  table.read("rows", seed.rows, &Value::rows);
  if (const auto value = table.find("scale")) seed.scale = scale(*value);
  if (const auto value = table.find("value")) seed.value = generator_seed(*value);
  table.unsupported("profile", "describe columns in [seed.tables.<table>] instead");
  table.read("skip", seed.skip, &Value::texts);
  if (const auto tables = table.find("tables"))
    for (const auto& entry : tables->table().entries())
      seed.tables[entry.first] = read_table_seed(entry.second.table());
  table.read("cache", scenario.cache.mode, kCacheModeNames);
  if (const auto value = table.find("cache_limit")) scenario.cache.limit = size(*value);
  table.finish();
}

}  // namespace rehearse::config
