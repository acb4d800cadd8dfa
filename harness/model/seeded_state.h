// What is known of a seeded state that is kept, beside the files of the server.
#pragma once

#include <set>
#include <string>
#include <string_view>

#include "rehearse/report.h"

namespace rehearse {

/// Another number whenever what is written, or what it means, changes: older states are then made anew.
inline constexpr int kStateFormat = 1;

struct SeededState {
  std::string scenario{};      ///< for people only: states are found by their key
  std::string postgres{};      ///< "15.18"
  std::string schema;          ///< digest of the snapshot
  Bytes size{};                ///< of all files
  std::size_t files = 0;       ///< how many those are
  std::set<std::string> done;  ///< tables that seeding has dealt with
  SeedFacts seeded;
};

std::string to_json(const SeededState& state);

/// Throws Error(usage) naming `file` when it is damaged, or of another format.
SeededState state_from_json(std::string_view text, std::string_view file);

}  // namespace rehearse
