#include <fmt/format.h>

#include <cerrno>
#include <fstream>
#include <sstream>
#include <system_error>

#include "base/format.h"
#include "config/sections.h"
#include "model/json_profile.h"
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

// What the named file holds; it is looked for beside the configuration.
std::string contents(const Value& value, std::filesystem::path& path) {
  path = value.path();
  std::error_code error;
  if (std::filesystem::is_directory(path, error))
    value.fail(fmt::format("cannot read {}: it is a folder", path.string()));
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    const int reason = errno;
    value.fail(fmt::format("cannot read {}: {}", path.string(), std::generic_category().message(reason)),
               "paths are relative to the configuration");
  }
  std::ostringstream text;
  text << in.rdbuf();
  return text.str();
}

void read_profile(const Value& value, SeedSpec& seed) {
  const std::string text = contents(value, seed.profile);
  seed.shape = std::make_shared<DataProfile>(profile_from_json(text, seed.profile.string()));
}

// One file, or several in their order.
std::vector<FixtureSpec> fixtures(const Value& value) {
  std::vector<FixtureSpec> all;
  for (const Value& file : value.is_array() ? value.elements() : std::vector{value}) {
    FixtureSpec& fixture = all.emplace_back();
    fixture.sql = contents(file, fixture.file);
  }
  return all;
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
  if (const auto value = table.find("profile")) read_profile(*value, seed);
  if (const auto value = table.find("before")) seed.before = fixtures(*value);
  if (const auto value = table.find("after")) seed.after = fixtures(*value);
  table.read("skip", seed.skip, &Value::texts);
  if (const auto tables = table.find("tables"))
    for (const auto& entry : tables->table().entries())
      seed.tables[entry.first] = read_table_seed(entry.second.table());
  table.read("cache", scenario.cache.mode, kCacheModeNames);
  if (const auto value = table.find("cache_limit")) scenario.cache.limit = size(*value);
  table.finish();
}

}  // namespace rehearse::config
