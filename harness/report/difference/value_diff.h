// Two values of an attribute, without what they have in common where that is long.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehearse::report::difference {

struct ValueLine {
  /// '-' before, '+' after, ' ' in both, '~' a remark of ours
  char sign;
  std::string text;

  friend bool operator==(const ValueLine&, const ValueLine&) = default;
};

/// Short values stand whole below each other. Of values of several lines only the lines that differ are left,
/// with one around them; of long lists only the items. Texts are not made printable here.
std::vector<ValueLine> value_diff(std::string_view before, std::string_view after);

}  // namespace rehearse::report::difference
