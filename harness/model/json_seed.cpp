#include "model/json_seed.h"

#include <nlohmann/json.hpp>

#include "model/json_parts.h"

namespace rehearse::json {

namespace {

using Json = nlohmann::ordered_json;

SeededTable read_seeded_table(const Node& node) {
  return {.table = node.at("table").text(),
          .rows = Rows{node.at("rows").integer()},
          .bytes = Bytes{node.at("bytes").integer()},
          .duration = node.at("duration_ms").millis(),
          .problem = text_or_empty(node, "problem")};
}

}  // namespace

Json write_seed(const SeedFacts& seed) {
  Json tables = Json::array();
  for (const SeededTable& table : seed.tables)
    tables.push_back({{"table", table.table},
                      {"rows", table.rows.value},
                      {"bytes", table.bytes.value},
                      {"duration_ms", table.duration.count()},
                      {"problem", text_or_null(table.problem)}});
  return {{"value", seed.value},
          {"cached", seed.cached},
          {"duration_ms", seed.duration.count()},
          {"tables", std::move(tables)}};
}

SeedFacts read_seed(const Node& node) {
  return {.value = node.at("value").natural(),
          .cached = node.at("cached").boolean(),
          .duration = node.at("duration_ms").millis(),
          .tables = list(node.at("tables"), read_seeded_table)};
}

}  // namespace rehearse::json
