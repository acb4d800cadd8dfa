// What a thread has cost so far.
#pragma once

#include "rehearse/units.h"

namespace rehearse::os {

/// Of one core, by the calling thread.
Millis thread_cpu_time();

}  // namespace rehearse::os
