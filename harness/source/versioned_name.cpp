#include "source/versioned_name.h"

#include <algorithm>

#include "base/strings.h"

namespace rehearse::source {

namespace {

constexpr std::string_view kSeparators = "_.- ";

std::string order_key(const std::string& version) {
  std::string key = version;
  std::erase(key, '-');
  return key;
}

}  // namespace

bool operator<(const VersionedName& a, const VersionedName& b) {
  if (a.version.empty() != b.version.empty()) return b.version.empty();
  if (!same_version(a, b)) return natural_less(order_key(a.version), order_key(b.version));
  if (natural_less(a.stem, b.stem) != natural_less(b.stem, a.stem)) return natural_less(a.stem, b.stem);
  return a.stem < b.stem;
}

VersionedName parse_versioned(std::string_view stem, bool dashes) {
  std::string_view rest = stem;
  if (!rest.empty() && (rest.front() == 'V' || rest.front() == 'v')) rest.remove_prefix(1);
  std::string_view version = rest.substr(0, rest.find_first_not_of(dashes ? "0123456789-" : "0123456789"));
  while (!version.empty() && version.back() == '-') version.remove_suffix(1);
  rest.remove_prefix(version.size());
  const bool separated = rest.empty() || kSeparators.find(rest.front()) != std::string_view::npos;
  if (version.empty() || version.front() == '-' || !separated) return {std::string(stem), "", ""};
  rest.remove_prefix(std::min(rest.find_first_not_of(kSeparators), rest.size()));
  return {std::string(stem), std::string(version), std::string(rest)};
}

bool same_version(const VersionedName& a, const VersionedName& b) {
  const std::string x = order_key(a.version);
  const std::string y = order_key(b.version);
  return !natural_less(x, y) && !natural_less(y, x);
}

std::vector<Identity> identify(const std::vector<VersionedName>& sorted) {
  std::vector<Identity> identities;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const VersionedName& name = sorted[i];
    const bool shared = (i > 0 && same_version(sorted[i - 1], name)) ||
                        (i + 1 < sorted.size() && same_version(name, sorted[i + 1]));
    if (shared || name.version.empty())
      identities.push_back({name.stem, ""});
    else
      identities.push_back({name.version, name.title});
  }
  return identities;
}

}  // namespace rehearse::source
