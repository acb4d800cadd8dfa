#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "model/json_seed.h"
#include "model/seeded_state.h"
#include "rehearse/error.h"

namespace rehearse {

namespace {

using Json = nlohmann::ordered_json;

Json parse(std::string_view text, std::string_view file) {
  try {
    return Json::parse(text);
  } catch (const Json::exception& error) {
    throw Error(ErrorKind::usage, fmt::format("{}: this is not JSON: {}", file, error.what()));
  }
}

SeededState read_state(const json::Node& root) {
  SeededState state{.scenario = root.at("scenario").text(),
                    .postgres = root.at("postgres").text(),
                    .schema = root.at("schema").text(),
                    .size = Bytes{root.at("size").integer()},
                    .files = root.at("files").natural(),
                    .done = {},
                    .seeded = json::read_seed(root.at("seed"))};
  for (std::string& table : json::texts(root.at("done"))) state.done.insert(std::move(table));
  return state;
}

}  // namespace

std::string to_json(const SeededState& state) {
  const Json document{{"format", kStateFormat},     {"scenario", state.scenario},
                      {"postgres", state.postgres}, {"schema", state.schema},
                      {"size", state.size.value},   {"files", state.files},
                      {"done", state.done},         {"seed", json::write_seed(state.seeded)}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

SeededState state_from_json(std::string_view text, std::string_view file) {
  const Json document = parse(text, file);
  const json::Node root(document, file, "");
  if (root.at("format").integer() != kStateFormat) root.at("format").wrong(std::to_string(kStateFormat));
  return read_state(root);
}

}  // namespace rehearse
