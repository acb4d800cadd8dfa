#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "model/json_profile.h"
#include "model/json_strict.h"
#include "model/json_values.h"
#include "model/profile_names.h"
#include "rehearse/error.h"

namespace rehearse {

namespace {

using Json = nlohmann::ordered_json;
using json::Node;
using json::require_known_keys;

constexpr const char* kProfileHint =
    "a profile is what `rehearse profile URL -o FILE` writes (docs/profile.schema.json); was the file cut "
    "short or edited?";

void require_known_profile(const Node& root) {
  const Node version = root.at("rehearse_profile_version");
  if (version.integer() == kProfileVersion) return;
  version.wrong(fmt::format("{}, the version that this rehearse reads and writes: make the profile again",
                            kProfileVersion));
}

std::int64_t count(const Node& node) {
  const std::int64_t value = node.integer();
  if (value < 0) node.wrong("a number that is not negative");
  return value;
}

double between(const Node& node, double low, double high) {
  const double value = node.number();
  if (value < low || value > high) node.wrong(fmt::format("a number from {} to {}", low, high));
  return value;
}

double fraction(const Node& node) {
  return between(node, 0, 1);
}

int small(const Node& node) {
  constexpr std::int64_t kMost = 1'000'000'000;
  const std::int64_t value = count(node);
  if (value > kMost) node.wrong("a number of at most a billion");
  return static_cast<int>(value);
}

std::vector<double> fractions(const Node& object, std::string_view key) {
  return json::list(object.find(key), fraction);
}

std::vector<double> numbers(const Node& object, std::string_view key) {
  return json::list(object.find(key), [](const Node& node) { return node.number(); });
}

CommonValues read_common(const Node& object) {
  CommonValues common;
  common.frequencies = fractions(object, "frequencies");
  common.values = json::list(object.find("values"), [](const Node& value) {
    return value.is_null() ? std::nullopt : std::optional<std::string>(value.text());
  });
  if (!common.values.empty() && common.values.size() != common.frequencies.size())
    object.at("values").wrong("as many values as there are frequencies");
  return common;
}

std::optional<TextShape> read_text(const Node& object) {
  constexpr std::size_t kPercentiles = 5;
  const auto node = object.find("text");
  if (!node) return std::nullopt;
  require_known_keys(*node, {"characters", "lengths"});
  TextShape text{node->at("characters").one_of(kTextClassNames), json::list(node->find("lengths"), small)};
  const bool sorted = std::is_sorted(text.lengths.begin(), text.lengths.end());
  if (text.lengths.size() != kPercentiles || !sorted) node->wrong("five lengths in ascending order");
  return text;
}

std::optional<ArrayElements> read_elements(const Node& object) {
  const auto node = object.find("elements");
  if (!node) return std::nullopt;
  require_known_keys(*node, {"frequencies", "values", "text", "counts", "average_count", "null_fraction"});
  return ArrayElements{.common = read_common(*node),
                       .text = read_text(*node),
                       .counts = numbers(*node, "counts"),
                       .average_count = node->at("average_count").number(),
                       .null_fraction = fraction(node->at("null_fraction"))};
}

std::optional<RangeShape> read_range(const Node& object) {
  const auto node = object.find("range");
  if (!node) return std::nullopt;
  require_known_keys(*node, {"empty_fraction", "lengths", "lower_bounds"});
  return RangeShape{.empty_fraction = fraction(node->at("empty_fraction")),
                    .lengths = numbers(*node, "lengths"),
                    .lower_bounds = json::texts_or_none(*node, "lower_bounds")};
}

std::optional<Missing> read_missing(const Node& object) {
  const auto node = object.find("missing");
  return node ? std::optional<Missing>(node->one_of(kMissingNames)) : std::nullopt;
}

void read_statistics(const Node& node, ProfileColumn& column) {
  constexpr double kMostValues = 1e15;
  column.null_fraction = fraction(node.at("null_fraction"));
  column.distinct = between(node.at("distinct"), -1, kMostValues);
  column.width = small(node.at("width"));
  if (const auto correlation = node.find("correlation")) column.correlation = between(*correlation, -1, 1);
  column.common = read_common(node);
  column.bounds = json::texts_or_none(node, "bounds");
  column.text = read_text(node);
  column.elements = read_elements(node);
  column.range = read_range(node);
}

ProfileColumn read_column(const Node& node) {
  require_known_keys(
      node, {"name", "type", "kind", "disclosure", "sensitive", "missing", "null_fraction", "distinct",
             "width", "correlation", "frequencies", "values", "bounds", "text", "elements", "range"});
  ProfileColumn column;
  column.name = node.at("name").text();
  column.type = json::text_or_empty(node, "type");
  column.kind = node.at("kind").one_of(kValueKindNames);
  column.disclosure = node.at("disclosure").one_of(kDisclosureNames);
  column.sensitive = json::text_or_empty(node, "sensitive");
  column.missing = read_missing(node);
  if (!column.missing) read_statistics(node, column);
  return column;
}

ProfileIndex read_index(const Node& node) {
  require_known_keys(node, {"name", "pages", "rows"});
  return {node.at("name").text(), count(node.at("pages")), count(node.at("rows"))};
}

std::optional<ProfileToast> read_toast(const Node& object) {
  const auto node = object.find("toast");
  if (!node) return std::nullopt;
  require_known_keys(*node, {"pages", "chunks"});
  return ProfileToast{count(node->at("pages")), count(node->at("chunks"))};
}

ProfileStatistics::Distinct read_distinct(const Node& node) {
  require_known_keys(node, {"columns", "distinct"});
  return {json::texts(node.at("columns")), node.at("distinct").number()};
}

ProfileStatistics::Dependency read_dependency(const Node& node) {
  require_known_keys(node, {"from", "to", "degree"});
  return {json::texts(node.at("from")), node.at("to").text(), fraction(node.at("degree"))};
}

ProfileStatistics read_extended(const Node& node) {
  require_known_keys(node, {"name", "columns", "missing", "distinct", "dependencies", "frequencies"});
  return {.name = node.at("name").text(),
          .columns = json::texts(node.at("columns")),
          .distinct = json::list(node.find("distinct"), read_distinct),
          .dependencies = json::list(node.find("dependencies"), read_dependency),
          .frequencies = fractions(node, "frequencies"),
          .missing = read_missing(node)};
}

ProfileTable read_table(const Node& node) {
  require_known_keys(node, {"schema", "name", "kind", "rows", "pages", "visible_pages", "dead_rows",
                            "changed_since_analyze", "toast", "indexes", "columns", "statistics"});
  const auto rows = node.find("rows");
  return {.schema = node.at("schema").text(),
          .name = node.at("name").text(),
          .kind = node.at("kind").one_of(kProfileTableKindNames),
          .rows = rows ? std::optional<std::int64_t>(count(*rows)) : std::nullopt,
          .pages = count(node.at("pages")),
          .visible_pages = count(node.at("visible_pages")),
          .dead_rows = count(node.at("dead_rows")),
          .changed_since_analyze = count(node.at("changed_since_analyze")),
          .toast = read_toast(node),
          .indexes = json::list(node.find("indexes"), read_index),
          .columns = json::list(node.find("columns"), read_column),
          .statistics = json::list(node.find("statistics"), read_extended)};
}

std::map<std::string, std::string> read_map(const Node& node) {
  std::map<std::string, std::string> result;
  for (const auto& [name, value] : node.members()) result.emplace(name, value.text());
  return result;
}

ProfileServer read_profiled_server(const Node& node) {
  require_known_keys(node, {"version", "block_size", "encoding", "collation", "ctype", "time_zone",
                            "extensions", "settings"});
  return {.version = small(node.at("version")),
          .block_size = count(node.at("block_size")),
          .encoding = node.at("encoding").text(),
          .collation = node.at("collation").text(),
          .ctype = node.at("ctype").text(),
          .time_zone = node.at("time_zone").text(),
          .extensions = read_map(node.at("extensions")),
          .settings = read_map(node.at("settings"))};
}

DataProfile read_profile(const Node& root) {
  require_known_keys(root, {"rehearse_profile_version", "source", "floor", "kept", "server", "tables"});
  return {.source = root.at("source").one_of(kProfileSourceNames),
          .floor = count(root.at("floor")),
          .kept = json::texts(root.at("kept")),
          .server = read_profiled_server(root.at("server")),
          .tables = json::list(root.at("tables"), read_table)};
}

}  // namespace

DataProfile profile_from_json(std::string_view text, std::string_view file) {
  const Json document = json::parse(text, file, kProfileHint);
  const Node root(document, file, "");
  try {
    require_known_profile(root);
    return read_profile(root);
  } catch (const Error& error) {
    throw Error(error.kind(), error.what(), kProfileHint);  // a Node would speak of run.json
  }
}

}  // namespace rehearse
