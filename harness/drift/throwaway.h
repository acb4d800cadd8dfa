// A schema made on a throwaway server, from the files of the user.
#pragma once

#include <filesystem>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "rehearse/listener.h"
#include "rehearse/scenario.h"
#include "schema/side.h"

namespace rehearse::drift {

struct ThrowawayRequest {
  std::filesystem::path path;
  SnapshotOptions options;
  std::optional<std::filesystem::path> config;  ///< instead of the folder's rehearse.toml
  std::string postgres;                         ///< --postgres; empty: see below
  int other_major = 0;                          ///< of the other side, which is preferred when installed
};

struct Made {
  schema::Side side;
  std::vector<std::string> notes;
};

/// Applies every up of a folder of migrations. Throws Error(usage) at the statement that fails.
Made from_migrations(const ThrowawayRequest& request, Listener& listener, const std::stop_token& stop);

/// Loads an .sql dump.
Made from_dump(const ThrowawayRequest& request, Listener& listener, const std::stop_token& stop);

}  // namespace rehearse::drift
