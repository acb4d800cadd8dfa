// The record of a run: what run.json holds, what checks judge and reporters render.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "rehearse/outcome.h"
#include "rehearse/scenario.h"

namespace rehearse {

inline constexpr int kSchemaVersion = 1;

struct ServerFacts {
  std::string backend;
  std::string version;                          ///< "15.18"
  int version_num = 0;                          ///< 150018
  std::map<std::string, std::string> settings;  ///< while measuring
  bool contended = false;                       ///< the machine had more to do than cores to do it on
  std::string image{};                          ///< that its container was made of; empty: no container
  std::vector<std::string> limitations{};       ///< what could not be done on it, in words
};

struct SeededTable {
  std::string table;
  Rows rows;
  Bytes bytes;  ///< with indexes and TOAST
  Millis duration{};
  std::string problem;  ///< why it could not be seeded as wanted; empty when all went well
};

struct SeedFacts {
  std::uint64_t value = 0;
  bool cached = false;
  Millis duration{};
  std::vector<SeededTable> tables;
};

/// What `[schema] expected` says that the migrations together should make, against what they made.
struct ExpectedSchema {
  std::string file;
  std::vector<SchemaDifference> differences;  ///< before: in the file; after: made by the migrations
  std::vector<std::string> notes;             ///< what could not be compared
  std::string not_compared;                   ///< why nothing was compared; empty when it was
};

/// What was rehearsed, as the CI says that started the run. Empty elsewhere.
struct Origin {
  std::string commit;
  std::string url;  ///< page of the CI run, where its files can be found
};

struct Report {
  std::string tool_version;
  std::string started_at;  ///< UTC, ISO 8601
  Millis duration{};
  std::string scenario;
  std::string config;   ///< path of rehearse.toml as the user would type it
  std::string command;  ///< how to run it again
  Origin origin;
  ServerFacts server;
  SeedFacts seed;
  std::size_t baseline = 0;  ///< migrations applied first, not measured
  Budgets budgets;
  CheckRules checks;
  SchemaRules schema;
  std::vector<Outcome> outcomes;
  std::optional<ExpectedSchema> expected;
  std::vector<Finding> findings;          ///< those that belong to no single migration
  std::vector<std::string> not_compared;  ///< rows of catalogs that the comparison of schemas does not know
  std::vector<UnusedFile> unused;         ///< files of the migrations folder that were not used
  std::optional<History> history;         ///< what became of migrations since an earlier commit, if asked
  Verdict verdict = Verdict::skipped;
};

}  // namespace rehearse
