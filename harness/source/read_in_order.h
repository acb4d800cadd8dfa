// What every layout does once it knows its files: number them, and read one after the other.
#pragma once

#include <map>
#include <utility>
#include <vector>

#include "rehearse/migration.h"
#include "source/versioned_name.h"

namespace rehearse::source {

/// `read` makes a Migration of an Identity and of what the layout keeps for each name.
template <typename Files, typename Read>
std::vector<Migration> read_in_order(const std::map<VersionedName, Files>& found, Read read) {
  std::vector<VersionedName> names;
  names.reserve(found.size());
  for (const auto& entry : found) names.push_back(entry.first);
  std::vector<Identity> identities = identify(names);
  std::vector<Migration> migrations;
  migrations.reserve(found.size());
  std::size_t next = 0;
  for (const auto& entry : found) migrations.push_back(read(std::move(identities[next++]), entry.second));
  return migrations;
}

}  // namespace rehearse::source
