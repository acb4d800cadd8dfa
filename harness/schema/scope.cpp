#include "schema/scope.h"

#include <algorithm>
#include <array>

#include "base/contains.h"

namespace rehearse::schema {

namespace {

constexpr std::array<std::string_view, 3> kStanding{"is called", "last value", "state"};
constexpr std::array<std::string_view, 6> kOfCluster{
    "configuration parameter", "parameter", "role", "role membership", "role settings", "tablespace"};

}  // namespace

bool is_read_with(const SnapshotOptions& options, std::string_view kind, std::string_view attribute) {
  if (kind == "sequence" && contains(kStanding, attribute)) return options.sequence_state;
  if (kind == "sequence state") return options.sequence_state;
  if (kind == "large object") return options.large_objects;
  return options.cluster_objects || !contains(kOfCluster, kind);
}

void restrict_to(const SnapshotOptions& options, SchemaSnapshot& snapshot) {
  std::erase_if(snapshot.objects,
                [&](const SchemaObject& object) { return !is_read_with(options, object.kind, {}); });
  for (SchemaObject& object : snapshot.objects)
    std::erase_if(object.attributes, [&](const auto& attribute) {
      return !is_read_with(options, object.kind, attribute.first);
    });
  snapshot.options = options;
  snapshot.digest.clear();
}

bool is_of_database(std::string_view kind) {
  return kind == "database" || kind.starts_with("database ");
}

bool is_database_itself(std::string_view kind, std::string_view identity) {
  return kind == "database" && !identity.starts_with("settings");
}

}  // namespace rehearse::schema
