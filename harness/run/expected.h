// `[schema] expected`: what the migrations together should make.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <variant>

#include "dump/dump.h"
#include "rehearse/provisioner.h"
#include "rehearse/report.h"
#include "rehearse/scenario.h"

namespace rehearse::run {

class Expected {
 public:
  /// Reads the file, so that a bad one is refused before the work: Error as dump::read() and
  /// snapshot_from_json() throw them.
  explicit Expected(const std::filesystem::path& file);

  /// Loads a dump into a database of the same server, and compares. Throws Error at the statement of the dump
  /// that fails.
  [[nodiscard]] ExpectedSchema compare(const SchemaSnapshot& migrated, const Scenario& scenario,
                                       const Server& server, const std::stop_token& stop) const;

 private:
  std::filesystem::path file_;
  std::variant<dump::Dump, SchemaSnapshot> content_;
};

}  // namespace rehearse::run
