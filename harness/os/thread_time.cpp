#include "os/thread_time.h"

#include <ctime>

namespace rehearse::os {

Millis thread_cpu_time() {
  timespec spent{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &spent);
  return Millis{static_cast<double>(spent.tv_sec) * 1e3 + static_cast<double>(spent.tv_nsec) / 1e6};
}

}  // namespace rehearse::os
