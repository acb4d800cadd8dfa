#include "run/bounds.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/format.h"
#include "rehearse/error.h"

namespace rehearse::run {

namespace {

void throw_if_not_its_fault(const Bounds& bounds) {
  if (bounds.stop.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted");
  if (std::chrono::steady_clock::now() >= bounds.run_ends) {
    throw Error(ErrorKind::environment, "the run took longer than [limits] run allows",
                "raise it, rehearse fewer migrations at a time, or lower the rows seeded");
  }
}

}  // namespace

Millis left_of(const Bounds& bounds) {
  const Millis left = bounds.run_ends - std::chrono::steady_clock::now();
  return std::min(bounds.step, std::max(left, Millis{0}));
}

SqlError timed_out(std::optional<SqlError> error, const Script& script, const Bounds& bounds) {
  throw_if_not_its_fault(bounds);
  SqlError result = std::move(error).value_or(SqlError{});
  result.timed_out = true;
  result.message = fmt::format("cancelled: the step took longer than {} ([limits] step)", human(bounds.step));
  if (result.location.file.empty()) result.location.file = script.path;
  return result;
}

}  // namespace rehearse::run
