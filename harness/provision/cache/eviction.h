// Which states must go so that another one has room. Pure.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "rehearse/units.h"

namespace rehearse::provision {

struct StoredState {
  std::string key;
  Bytes size;
  std::filesystem::file_time_type used;
};

/// The keys to remove, least recently used first, until `states` and another one of size `wanted` stay within
/// `limit`.
std::vector<std::string> to_evict(std::vector<StoredState> states, Bytes wanted, Bytes limit);

/// Of the disk space that is free or taken by the cache a tenth, but at most 20 GB.
Bytes default_limit(Bytes available);

}  // namespace rehearse::provision
