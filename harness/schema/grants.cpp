#include "schema/grants.h"

#include <algorithm>

#include "schema/items.h"

namespace rehearse::schema {

namespace {

Grant parse_one(std::string_view role, std::string_view text) {
  constexpr std::string_view kNo = "no ";
  constexpr std::string_view kBy = " by ";
  constexpr std::string_view kOption = " with grant option";
  Grant grant{std::string(role), {}, text.starts_with(kNo), false, {}};
  if (grant.lacks) text.remove_prefix(kNo.size());
  if (const auto by = text.rfind(kBy); by != std::string_view::npos) {
    grant.grantor = text.substr(by + kBy.size());
    text = text.substr(0, by);
  }
  grant.with_grant_option = text.ends_with(kOption);
  if (grant.with_grant_option) text.remove_suffix(kOption.size());
  grant.privilege = text;
  return grant;
}

std::vector<Grant> only(std::vector<Grant> grants, const std::vector<Grant>& others) {
  std::erase_if(grants,
                [&](const Grant& g) { return std::find(others.begin(), others.end(), g) != others.end(); });
  return grants;
}

}  // namespace

std::vector<Grant> parse_grants(std::string_view text) {
  std::vector<Grant> grants;
  for (const std::string_view entry : plain_items(text, "; ")) {
    const auto colon = entry.find(": ");
    if (colon == std::string_view::npos) continue;
    for (const std::string_view item : plain_items(entry.substr(colon + 2)))
      grants.push_back(parse_one(entry.substr(0, colon), item));
  }
  return grants;
}

GrantChanges compare_grants(std::string_view before, std::string_view after) {
  const std::vector<Grant> old_grants = parse_grants(before);
  const std::vector<Grant> new_grants = parse_grants(after);
  return {only(old_grants, new_grants), only(new_grants, old_grants)};
}

}  // namespace rehearse::schema
