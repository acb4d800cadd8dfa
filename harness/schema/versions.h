// Snapshots of two versions of PostgreSQL: what these write differently though it is the same, and what the
// older one cannot say at all.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "rehearse/schema_snapshot.h"

namespace rehearse::schema {

class Versions {
 public:
  Versions(const SchemaSnapshot& before, const SchemaSnapshot& after);

  /// Whether one is older than this major version, and the other is not. Never when one is not known.
  [[nodiscard]] bool part_at(int major) const;
  /// Whether the two are known to be of different major versions.
  [[nodiscard]] bool differ() const;

  /// Two deparsed values of an attribute as both versions would write them, in no order.
  [[nodiscard]] std::pair<std::string, std::string> alike(const std::string& kind, const std::string& name,
                                                          std::string_view before,
                                                          std::string_view after) const;

  /// Whether an attribute differs because of the versions alone: the older one does not have it, or each
  /// ships its own members of an extension, whose version is told.
  [[nodiscard]] bool explain(const SchemaObject& before, const SchemaObject& after,
                             const std::string& name) const;

 private:
  int before_;  ///< majors; 0: not known
  int after_;
};

}  // namespace rehearse::schema
