// Removes what a supervisor could not, because it was killed together with its harness.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "provision/layout.h"
#include "rehearse/units.h"

namespace rehearse::provision {

struct Removed {
  std::filesystem::path work;
  std::vector<int> ended;  ///< process ids
  std::string problem;     ///< why something remains; empty when all is gone
};

struct GcOptions {
  Roots roots = Roots::of_this_machine();
  /// Younger folders without a lock are left alone: their supervisor may be about to lock them.
  Millis grace{10'000};
  bool kept = false;  ///< servers as well that were left running on purpose
};

/// Looks at every work folder of ours in the work root. One whose lease somebody holds is in use.
std::vector<Removed> collect_garbage(const GcOptions& options = {});

/// The same for one work folder, whatever its age; does nothing when it is in use or missing.
void reap(const std::filesystem::path& work, std::vector<Removed>& removed);

}  // namespace rehearse::provision
