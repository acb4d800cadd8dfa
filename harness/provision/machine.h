// What the machine offers, as far as server settings depend on it.
#pragma once

#include <filesystem>

#include "rehearse/units.h"

namespace rehearse::provision {

struct Machine {
  Bytes memory;     ///< of the machine, or of our control group when that is less
  Bytes free_disk;  ///< where the data will be
  int cores = 1;
  double load = 0;  ///< runnable processes over the last minute
};

Machine inspect_machine(const std::filesystem::path& data_root);

}  // namespace rehearse::provision
