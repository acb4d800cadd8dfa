#include "schema/damage.h"

#include <algorithm>
#include <array>

namespace rehearse::schema {

namespace {

struct Damage {
  std::string_view kind;
  std::string_view attribute;
  std::string_view after;  ///< how the value begins
};

constexpr std::array<Damage, 9> kDamages{{
    {"index", "valid", "false"},
    {"index", "ready", "false"},
    {"index", "live", "false"},
    {"constraint", "validated", "false"},
    {"constraint", "enforced", "false"},
    {"constraint", "triggers", "disabled"},
    {"trigger", "enabled", "no"},
    {"table", "persistence", "unlogged"},
    {"table", "detach pending", "true"},
}};

}  // namespace

bool is_damage(const SchemaDifference& difference) {
  if (difference.kind == "index" && difference.attribute.empty())
    return difference.after.starts_with("INVALID");
  return std::any_of(kDamages.begin(), kDamages.end(), [&](const Damage& each) {
    return each.kind == difference.kind && each.attribute == difference.attribute &&
           difference.after.starts_with(each.after);
  });
}

}  // namespace rehearse::schema
