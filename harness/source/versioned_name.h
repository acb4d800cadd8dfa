// What the names of migration files and folders say: "0042_orders_add_status" is version 0042.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehearse::source {

/// Orders by version (digits by value), then by the rest of the name.
struct VersionedName {
  std::string stem;     ///< "V0042.orders_add_status": the name without suffixes; unique in a folder
  std::string version;  ///< "0042"; empty when the name does not begin with a number
  std::string title;    ///< "orders_add_status"; may be empty

  friend bool operator<(const VersionedName& a, const VersionedName& b);
};

/// A number, perhaps behind a V, and a title behind `_`, `.`, `-` or a space. With `dashes`, dashes belong to
/// the version and do not count in the order: 2019-11-15-182353_title, as diesel names its folders.
VersionedName parse_versioned(std::string_view stem, bool dashes = false);

bool same_version(const VersionedName& a, const VersionedName& b);

/// The id and the name of a Migration.
struct Identity {
  std::string id;
  std::string name;
};

/// For names in their order. The id is the version; where several names share one (real histories do that) or
/// have none, it is the whole stem and the name is empty.
std::vector<Identity> identify(const std::vector<VersionedName>& sorted);

}  // namespace rehearse::source
