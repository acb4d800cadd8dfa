// `rehearse schema diff`: two schemas, wherever they come from.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>

#include "rehearse/listener.h"
#include "rehearse/scenario.h"
#include "report/schema_diff.h"
#include "schema/side.h"

namespace rehearse::drift {

struct DiffRequest {
  std::string before;
  std::string after;
  SchemaRules rules;
  SnapshotOptions refused;  ///< left out even if both sides have it
  schema::Insisted insisted;
  std::optional<std::filesystem::path> config;
  std::string postgres;
  Millis timeout{60'000};
  bool strict = false;  ///< rows of catalogs that nobody claims are an Error
};

/// Throws Error when one of the schemas cannot be had: usage or environment, as everywhere.
report::SchemaDiff diff(const DiffRequest& request, Listener& listener, const std::stop_token& stop);

/// Whether the difference is one that counts: not accepted.
bool counts(const SchemaDifference& difference);

/// What the role of a snapshot could not see, as sentences.
std::vector<std::string> not_seen(const std::string& name, const SchemaSnapshot& snapshot);
/// A sentence on rows that no reader knows; empty when there are none. With `strict`, Error(environment)
/// instead.
std::string unclaimed(const std::string& name, const SchemaSnapshot& snapshot, bool strict);

}  // namespace rehearse::drift
