#include <fmt/format.h>

#include <algorithm>
#include <cctype>

#include "base/format.h"
#include "config/sections.h"

namespace rehearse::config {

namespace {

constexpr EnumNames<MigrationRole, 2> kRoleNames{
    {{MigrationRole::owner, "owner"}, {MigrationRole::superuser, "superuser"}}};

constexpr double kMostCores = 1'024;

Bytes memory(const Value& value) {
  constexpr Bytes kLeast{64LL * 1'024 * 1'024};
  const auto size = parse_size(value.text());
  if (!size || *size < kLeast) value.expected("a size from \"64MB\" on, such as \"4GB\"");
  return *size;
}

double cores(const Value& value) {
  const double number = value.number();
  if (!(number > 0 && number <= kMostCores))
    value.expected("a number of processors greater than 0, such as 2");
  return number;
}

// What only containers have must not be ignored in silence elsewhere.
void read_container(Table& table, ServerSpec& server) {
  const bool container = server.backend == "docker" || server.backend == "podman";
  const auto find = [&](const char* key) {
    auto value = table.find(key);
    if (value && !container) value->fail("belongs to the backends docker and podman");
    return value;
  };
  if (const auto value = find("image")) server.image = value->name();
  if (const auto value = find("memory")) server.memory = memory(*value);
  if (const auto value = find("cpus")) server.cores = cores(*value);
}

std::string postgres(const Value& value) {
  constexpr std::int64_t kOldest = 10;
  constexpr std::int64_t kNewest = 99;
  if (value.is_array()) value.unsupported("name one version; run once per version for a matrix");
  if (value.is_text()) return value.name();
  if (!value.is_integer()) value.expected("a major version such as 15, or a path to a folder with binaries");
  if (value.integer() < kOldest || value.integer() > kNewest)
    value.expected(fmt::format("a major version from {} on", kOldest));
  return std::to_string(value.integer());
}

// Manual, chapter 20.1: letters, digits, underscores and, for extensions, dots.
bool is_setting_name(const std::string& name) {
  const auto fits = [](unsigned char c) { return std::isalnum(c) != 0 || c == '_' || c == '.'; };
  return !name.empty() && std::isdigit(static_cast<unsigned char>(name.front())) == 0 &&
         std::all_of(name.begin(), name.end(), fits);
}

std::map<std::string, std::string> settings(const Value& value) {
  if (value.is_text()) value.unsupported("list the settings: settings = { work_mem = \"64MB\" }");
  std::map<std::string, std::string> all;
  for (const auto& entry : value.table().entries()) {
    if (!is_setting_name(entry.first)) entry.second.fail("not the name of a PostgreSQL setting");
    all[entry.first] =
        entry.second.is_text() && !entry.second.text().empty() ? entry.second.name() : entry.second.scalar();
  }
  return all;
}

}  // namespace

void read_server(Table table, ServerSpec& server) {
  if (const auto value = table.find("backend"))
    server.backend = value->choice({"local", "docker", "podman", "attached"});
  if (const auto value = table.find("postgres")) server.postgres = postgres(*value);
  read_container(table, server);
  if (const auto value = table.find("url")) {
    if (server.backend != "attached") value->fail("belongs to the backend attached");
    server.url = value->name();
  }
  table.read("role", server.role, kRoleNames);
  if (const auto value = table.find("settings")) server.settings = settings(*value);
  table.finish();
}

}  // namespace rehearse::config
