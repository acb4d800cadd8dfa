#include <nlohmann/json.hpp>
#include <utility>

#include "model/json_lines.h"
#include "model/json_profile.h"
#include "model/json_values.h"
#include "model/profile_names.h"

namespace rehearse {

namespace {

using Json = nlohmann::ordered_json;

// What a column does not have is left out: most columns have little.
template <typename Value>
void put(Json& object, const char* key, const Value& value, bool is_there) {
  if (is_there) object[key] = value;
}

Json write_values(const std::vector<std::optional<std::string>>& values) {
  return json::array_of(values, [](const auto& value) { return json::or_null(value); });
}

void put_common(Json& object, const CommonValues& common) {
  put(object, "frequencies", common.frequencies, !common.frequencies.empty());
  put(object, "values", write_values(common.values), !common.values.empty());
}

Json write_text(const TextShape& text) {
  return {{"characters", name_of(kTextClassNames, text.characters)}, {"lengths", text.lengths}};
}

Json write_elements(const ArrayElements& elements) {
  Json object = Json::object();
  put_common(object, elements.common);
  if (elements.text) object["text"] = write_text(*elements.text);
  put(object, "counts", elements.counts, !elements.counts.empty());
  object["average_count"] = elements.average_count;
  object["null_fraction"] = elements.null_fraction;
  return object;
}

Json write_range(const RangeShape& range) {
  Json object{{"empty_fraction", range.empty_fraction}};
  put(object, "lengths", range.lengths, !range.lengths.empty());
  put(object, "lower_bounds", range.lower_bounds, !range.lower_bounds.empty());
  return object;
}

void put_statistics(Json& object, const ProfileColumn& column) {
  object["null_fraction"] = column.null_fraction;
  object["distinct"] = column.distinct;
  object["width"] = column.width;
  if (column.correlation) object["correlation"] = *column.correlation;
  put_common(object, column.common);
  put(object, "bounds", column.bounds, !column.bounds.empty());
  if (column.text) object["text"] = write_text(*column.text);
  if (column.elements) object["elements"] = write_elements(*column.elements);
  if (column.range) object["range"] = write_range(*column.range);
}

Json write_column(const ProfileColumn& column) {
  Json object{{"name", column.name}};
  put(object, "type", column.type, !column.type.empty());
  object["kind"] = name_of(kValueKindNames, column.kind);
  object["disclosure"] = name_of(kDisclosureNames, column.disclosure);
  put(object, "sensitive", column.sensitive, !column.sensitive.empty());
  if (column.missing)
    object["missing"] = name_of(kMissingNames, *column.missing);
  else
    put_statistics(object, column);
  return object;
}

Json write_index(const ProfileIndex& index) {
  return {{"name", index.name}, {"pages", index.pages}, {"rows", index.rows}};
}

Json write_extended(const ProfileStatistics& statistics) {
  Json object{{"name", statistics.name}, {"columns", statistics.columns}};
  if (statistics.missing) object["missing"] = name_of(kMissingNames, *statistics.missing);
  const Json distinct = json::array_of(statistics.distinct, [](const auto& each) {
    return Json{{"columns", each.columns}, {"distinct", each.distinct}};
  });
  const Json dependencies = json::array_of(statistics.dependencies, [](const auto& each) {
    return Json{{"from", each.from}, {"to", each.to}, {"degree", each.degree}};
  });
  put(object, "distinct", distinct, !distinct.empty());
  put(object, "dependencies", dependencies, !dependencies.empty());
  put(object, "frequencies", statistics.frequencies, !statistics.frequencies.empty());
  return object;
}

Json write_table(const ProfileTable& table) {
  Json object{{"schema", table.schema},
              {"name", table.name},
              {"kind", name_of(kProfileTableKindNames, table.kind)},
              {"rows", json::or_null(table.rows)},
              {"pages", table.pages},
              {"visible_pages", table.visible_pages},
              {"dead_rows", table.dead_rows},
              {"changed_since_analyze", table.changed_since_analyze}};
  if (table.toast) object["toast"] = Json{{"pages", table.toast->pages}, {"chunks", table.toast->chunks}};
  object["indexes"] = json::array_of(table.indexes, write_index);
  object["columns"] = json::array_of(table.columns, write_column);
  object["statistics"] = json::array_of(table.statistics, write_extended);
  return object;
}

Json write_server(const ProfileServer& server) {
  return {{"version", server.version},
          {"block_size", server.block_size},
          {"encoding", server.encoding},
          {"collation", server.collation},
          {"ctype", server.ctype},
          {"time_zone", server.time_zone},
          {"extensions", Json(server.extensions)},
          {"settings", Json(server.settings)}};
}

}  // namespace

std::string to_json(const DataProfile& profile) {
  const Json document{{"rehearse_profile_version", kProfileVersion},
                      {"source", name_of(kProfileSourceNames, profile.source)},
                      {"floor", profile.floor},
                      {"kept", profile.kept},
                      {"server", write_server(profile.server)},
                      {"tables", json::array_of(profile.tables, write_table)}};
  return json::with_short_arrays(document);
}

}  // namespace rehearse
