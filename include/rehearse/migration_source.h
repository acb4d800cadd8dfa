// A migration source knows one tool's folder layout.
//
// To add one: harness/source/<format>.cpp with one `extern const MigrationSource <format>`.
#pragma once

#include <filesystem>
#include <string_view>

#include "rehearse/migration.h"

namespace rehearse {

struct MigrationSource {
  std::string_view format;   ///< `[migrations] format`
  std::string_view summary;  ///< what the layout looks like, for messages
  /// How sure we are that the folder (or file) is of this layout: the number of files that fit, 0 for none.
  std::size_t (*recognises)(const std::filesystem::path&);
  /// Reads it whole, in the order in which the migrations are applied. Throws Error with file:line.
  MigrationSet (*load)(const std::filesystem::path&);
};

}  // namespace rehearse
