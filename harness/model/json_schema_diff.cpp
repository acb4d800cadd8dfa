#include "model/json_schema_diff.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "model/json_parts.h"

namespace rehearse {

std::string to_json(const SchemaDiffRecord& diff) {
  constexpr int kVersion = 1;
  auto differences = nlohmann::ordered_json::array();
  for (const SchemaDifference& difference : diff.differences) {
    auto written = json::write_difference(difference);
    written.erase("comparison");  // there is one
    differences.push_back(std::move(written));
  }
  const bool equal =
      std::all_of(diff.differences.begin(), diff.differences.end(),
                  [](const auto& difference) { return difference.severity == DifferenceSeverity::accepted; });
  const nlohmann::ordered_json document{{"rehearse_schema_diff_version", kVersion},
                                        {"before", diff.before},
                                        {"after", diff.after},
                                        {"equal", equal},
                                        {"differences", std::move(differences)},
                                        {"notes", diff.notes}};
  return document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
}

}  // namespace rehearse
