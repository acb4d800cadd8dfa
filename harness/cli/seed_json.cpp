#include <nlohmann/json.hpp>

#include "cli/seed_text.h"
#include "model/json_seed.h"

namespace rehearse::cli {

namespace {

using Json = nlohmann::ordered_json;

Json kept_json(const std::optional<run::KeptServer>& kept) {
  if (!kept) return nullptr;
  return {
      {"host", kept->endpoint.host},   {"port", kept->endpoint.port},           {"database", kept->database},
      {"owner", kept->endpoint.owner}, {"superuser", kept->endpoint.superuser}, {"psql", psql_line(*kept)}};
}

}  // namespace

std::string seed_json(const SeedResult& result) {
  const Json document{{"schema_version", kSchemaVersion},        {"scenario", result.scenario},
                      {"postgres", result.server.version},       {"migrations", result.migrations},
                      {"seed", json::write_seed(result.seeded)}, {"kept", kept_json(result.kept)}};
  return document.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace rehearse::cli
