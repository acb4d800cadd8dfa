// One rehearsal of a machine measures at a time: two that do would both take longer than they should.
#pragma once

#include <filesystem>

#include "os/file_lock.h"
#include "rehearse/listener.h"
#include "run/bounds.h"

namespace rehearse::run {

/// Waits until nobody else holds the lock of `folder`, and says that it waits. Throws Error: interrupted when
/// a stop is requested, environment when the time of the run is over first.
os::FileLock await_turn(const std::filesystem::path& folder, const Bounds& bounds, Listener& listener);

}  // namespace rehearse::run
