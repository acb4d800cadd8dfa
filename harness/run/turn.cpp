#include "run/turn.h"

#include <chrono>
#include <optional>
#include <thread>
#include <utility>

#include "rehearse/error.h"

namespace rehearse::run {

namespace {

constexpr auto kTurnPoll = std::chrono::milliseconds(50);

void require_time(const Bounds& bounds) {
  if (bounds.stop.stop_requested())
    throw Error(ErrorKind::interrupted, "interrupted while another rehearsal was measuring");
  if (std::chrono::steady_clock::now() < bounds.run_ends) return;
  throw Error(ErrorKind::environment,
              "the time of the run was over before another rehearsal of this machine had measured",
              "raise [limits] run, or wait until the other has ended");
}

}  // namespace

os::FileLock await_turn(const std::filesystem::path& folder, const Bounds& bounds, Listener& listener) {
  auto lock = os::FileLock::try_folder(folder);
  if (!lock) listener.note("waiting: another rehearsal of this machine is measuring");
  while (!lock) {
    require_time(bounds);
    std::this_thread::sleep_for(kTurnPoll);
    lock = os::FileLock::try_folder(folder);
  }
  return std::move(*lock);
}

}  // namespace rehearse::run
