#include "schema/grants.h"

#include <fmt/format.h>

#include <map>

#include "base/strings.h"
#include "schema/meaning/topics.h"

namespace rehearse::schema::meaning {

namespace {

struct Effect {
  std::vector<std::string> gains;
  std::vector<std::string> loses;
};

using Effects = std::map<std::string, Effect>;  // by role

std::string privilege(const Grant& grant) {
  return grant.with_grant_option ? grant.privilege + " with grant option" : grant.privilege;
}

Effects effects(const GrantChanges& changes) {
  Effects result;
  for (const Grant& grant : changes.gone)
    (grant.lacks ? result[grant.role].gains : result[grant.role].loses).push_back(privilege(grant));
  for (const Grant& grant : changes.come)
    (grant.lacks ? result[grant.role].loses : result[grant.role].gains).push_back(privilege(grant));
  return result;
}

}  // namespace

std::string of_grants(const Change& change) {
  if (change.attribute != "grants" || change.lost() || change.added()) return {};
  std::vector<std::string> sentences;
  for (const auto& [role, effect] : effects(compare_grants(change.old_value(), change.new_value()))) {
    if (!effect.loses.empty())
      sentences.push_back(fmt::format("{} loses {}", role, join(effect.loses, ", ")));
    if (!effect.gains.empty())
      sentences.push_back(fmt::format("{} gains {}", role, join(effect.gains, ", ")));
  }
  return join(sentences, "; ");
}

}  // namespace rehearse::schema::meaning
