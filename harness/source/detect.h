// Where the migrations are, and in which layout.
#pragma once

#include <filesystem>

#include "rehearse/migration_source.h"
#include "rehearse/scenario.h"

namespace rehearse::source {

struct Detected {
  std::filesystem::path path;  ///< folder or file, as the user would type it
  const MigrationSource* source = nullptr;
};

/// An empty spec.path means `folder` itself if it holds migrations, else the first of the usual folders below
/// it that does. With format "auto" the layout that fits most files wins. Throws Error(usage) when nothing
/// fits or two layouts fit equally well, and names what was looked for.
Detected detect(const MigrationSetSpec& spec, const std::filesystem::path& folder);

}  // namespace rehearse::source
