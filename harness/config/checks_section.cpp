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

}  // namespace

void read_checks(Table table, CheckRules& checks) {
  if (const auto skip = table.find("skip")) {
    if (!skip->is_array()) skip->expected("an array of check ids such as [\"table_rewrite\"]");
    for (const Value& id : skip->elements()) checks.skip.push_back(id.choice(check_ids()));
  }
  table.read("fail_on", checks.fail_on, kFailOnNames);
  table.finish();
}

}  // namespace rehearse::config
