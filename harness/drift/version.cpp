#include "drift/version.h"

#include <algorithm>

namespace rehearse::drift {

std::string choose_postgres(const std::string& asked, const std::vector<int>& preferred,
                            const std::vector<provision::Installation>& installed) {
  if (!asked.empty()) return asked;
  for (const int major : preferred) {
    const auto fits = [&](const provision::Installation& each) { return each.major == major; };
    if (std::any_of(installed.begin(), installed.end(), fits)) return std::to_string(major);
  }
  return {};
}

}  // namespace rehearse::drift
