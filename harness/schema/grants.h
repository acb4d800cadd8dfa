// Grants as the catalog readers write them: "app: INSERT, SELECT with grant option; PUBLIC: no EXECUTE".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehearse::schema {

/// One privilege that a role has beyond the built-in default, or lacks of it.
struct Grant {
  std::string role;
  std::string privilege;  ///< "SELECT"
  bool lacks = false;     ///< "no EXECUTE": the default has it, the role has not
  bool with_grant_option = false;
  std::string grantor;  ///< empty: the owner

  friend bool operator==(const Grant&, const Grant&) = default;
};

/// Empty for an empty text, which means the built-in default.
std::vector<Grant> parse_grants(std::string_view text);

struct GrantChanges {
  std::vector<Grant> gone;  ///< in `before` only
  std::vector<Grant> come;  ///< in `after` only
};

GrantChanges compare_grants(std::string_view before, std::string_view after);

}  // namespace rehearse::schema
