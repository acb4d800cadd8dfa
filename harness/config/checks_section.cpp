#include <fmt/format.h>

#include <algorithm>

#include "check/catalogue.h"
#include "config/sections.h"
#include "model/names.h"

namespace rehearse::config {

namespace {

std::vector<std::string> check_ids() {
  std::vector<std::string> ids;
  for (const Check* check : check::catalogue()) ids.emplace_back(check->id);
  return ids;
}

std::vector<std::string> read_ids(Table& table, std::string_view key) {
  std::vector<std::string> ids;
  const auto value = table.find(key);
  if (!value) return ids;
  if (!value->is_array()) value->expected("an array of check ids such as [\"table_rewrite\"]");
  for (const Value& id : value->elements()) ids.push_back(id.choice(check_ids()));
  return ids;
}

}  // namespace

void read_checks(Table table, CheckRules& checks) {
  checks.skip = read_ids(table, "skip");
  checks.error = read_ids(table, "error");
  checks.warning = read_ids(table, "warning");
  for (const std::string& id : checks.warning)
    if (std::find(checks.error.begin(), checks.error.end(), id) != checks.error.end())
      table.require("warning").fail(fmt::format("'{}' is among the errors as well", id));
  table.read("fail_on", checks.fail_on, kFailOnNames);
  table.finish();
}

}  // namespace rehearse::config
