#include <fmt/format.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <tuple>
#include <utility>

#include "base/strings.h"
#include "model/json_node.h"
#include "model/json_snapshot.h"
#include "model/json_snapshot_stream.h"
#include "rehearse/error.h"

namespace rehearse {

namespace {

using Json = nlohmann::ordered_json;
using json::Node;

constexpr const char* kSnapshotHint =
    "a schema snapshot is what `rehearse schema snapshot URL -o FILE` writes; was the file cut short or "
    "edited?";

void require_known_snapshot(const Node& root, std::string_view file) {
  const auto version = root.at("rehearse_schema_version").integer();
  if (version == kSnapshotFileVersion) return;
  throw Error(ErrorKind::usage,
              fmt::format("{}: rehearse_schema_version {} is not the {} that this rehearse reads: take the "
                          "snapshot again",
                          file, version, kSnapshotFileVersion));
}

SnapshotOptions read_options(const Node& node) {
  return {.sequence_state = node.at("sequence_state").boolean(),
          .large_objects = node.at("large_objects").boolean(),
          .cluster_objects = node.at("cluster_objects").boolean()};
}

int read_server_version(const Node& root) {
  constexpr std::uint32_t kNewest = 200'000;
  const auto major = root.find("postgres");
  if (!major) return 0;
  if (major->position() > kNewest) major->wrong("a major version of PostgreSQL");
  return static_cast<int>(major->position()) * 10'000;
}

std::string read_value(const Node& node) {
  return node.is_array() ? join(json::texts(node), "\n") : node.text();
}

SchemaObject read_object(const Node& node) {
  SchemaObject object{node.at("kind").text(), node.at("name").text(), {}};
  for (const auto& [name, value] : node.at("attributes").members())
    object.attributes.emplace(name, read_value(value));
  return object;
}

void sort(std::vector<SchemaObject>& objects) {
  std::stable_sort(objects.begin(), objects.end(), [](const SchemaObject& a, const SchemaObject& b) {
    return std::tie(a.kind, a.identity) < std::tie(b.kind, b.identity);
  });
}

SchemaSnapshot read_snapshot(const Json& document, std::string_view file) {
  const Node root(document, file, "");
  require_known_snapshot(root, file);
  SchemaSnapshot snapshot;
  snapshot.server_version = read_server_version(root);
  snapshot.options = read_options(root.at("options"));
  snapshot.not_seen = json::texts(root.at("not_seen"));
  snapshot.unclaimed = json::texts(root.at("unclaimed"));
  snapshot.objects = json::list(root.at("objects"), read_object);
  return snapshot;
}

// Slower, but able to say where something is wrong.
SchemaSnapshot read_tree(std::string_view text, std::string_view file) {
  const Json document = json::parse(text, file, kSnapshotHint);
  try {
    return read_snapshot(document, file);
  } catch (const Error& error) {
    throw Error(error.kind(), error.what(), kSnapshotHint);  // a Node would speak of run.json
  }
}

}  // namespace

SchemaSnapshot snapshot_from_json(std::string_view text, std::string_view file) {
  auto snapshot = json::stream_snapshot(text);
  if (!snapshot) snapshot = read_tree(text, file);
  sort(snapshot->objects);
  return *std::move(snapshot);
}

}  // namespace rehearse
