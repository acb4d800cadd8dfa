// What a step cost by the server's own counters, as JSON.
#include "model/json_parts.h"
#include "model/json_values.h"

namespace rehearse::json {

namespace {

using Json = nlohmann::ordered_json;

std::optional<std::int64_t> integer_at(const Node& node, std::string_view key) {
  const auto value = node.find(key);
  return value ? std::optional(value->integer()) : std::nullopt;
}

Json write_disk(const std::optional<DiskPeak>& disk) {
  if (!disk) return nullptr;
  return {{"peak_extra_bytes", disk->extra.value},
          {"at_ms", disk->at.count()},
          {"interval_ms", disk->interval.count()},
          {"samples", disk->samples}};
}

DiskPeak read_disk(const Node& node) {
  return {.extra = Bytes{node.at("peak_extra_bytes").integer()},
          .at = node.at("at_ms").millis(),
          .interval = node.at("interval_ms").millis(),
          .samples = node.at("samples").natural()};
}

Json write_table(const TableCounters& table) {
  return {{"table", table.table},
          {"size_before_bytes", value_or_null(table.size_before)},
          {"size_after_bytes", value_or_null(table.size_after)},
          {"scans", or_null(table.scans)},
          {"rows_scanned", value_or_null(table.rows_scanned)},
          {"rows_inserted", value_or_null(table.inserted)},
          {"rows_updated", value_or_null(table.updated)},
          {"rows_deleted", value_or_null(table.deleted)},
          {"dead_rows", value_or_null(table.dead)}};
}

TableCounters read_table(const Node& node) {
  return {.table = node.at("table").text(),
          .size_before = read_quantity<Bytes>(node, "size_before_bytes"),
          .size_after = read_quantity<Bytes>(node, "size_after_bytes"),
          .scans = integer_at(node, "scans"),
          .rows_scanned = read_quantity<Rows>(node, "rows_scanned"),
          .inserted = read_quantity<Rows>(node, "rows_inserted"),
          .updated = read_quantity<Rows>(node, "rows_updated"),
          .deleted = read_quantity<Rows>(node, "rows_deleted"),
          .dead = read_quantity<Rows>(node, "dead_rows")};
}

}  // namespace

Json write_counters(const StepCounters& counters) {
  Json tables = Json::array();
  for (const TableCounters& table : counters.tables) tables.push_back(write_table(table));
  return {{"buffers_hit", or_null(counters.buffers_hit)},
          {"buffers_read", or_null(counters.buffers_read)},
          {"wal_bytes", value_or_null(counters.wal)},
          {"disk", write_disk(counters.disk)},
          {"tables", std::move(tables)}};
}

StepCounters read_counters(const Node& node) {
  StepCounters counters{.buffers_hit = integer_at(node, "buffers_hit"),
                        .buffers_read = integer_at(node, "buffers_read"),
                        .wal = read_quantity<Bytes>(node, "wal_bytes"),
                        .tables = list(node.find("tables"), read_table)};
  if (const auto disk = node.find("disk")) counters.disk = read_disk(*disk);
  return counters;
}

Json write_build(const IndexBuild& build) {
  return {{"index", build.index}, {"table", build.table}};
}

IndexBuild read_build(const Node& node) {
  return {.index = node.at("index").text(), .table = node.at("table").text()};
}

Json write_validation(const Validation& validation) {
  return {{"table", text_or_null(validation.table)}, {"constraint", text_or_null(validation.constraint)}};
}

Validation read_validation(const Node& node) {
  return {.table = text_or_empty(node, "table"), .constraint = text_or_empty(node, "constraint")};
}

}  // namespace rehearse::json
