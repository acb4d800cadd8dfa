#include "run/lock_timeout.h"

#include <string>

#include "base/format.h"

namespace rehearse::run {

// SHOW writes durations with their unit, and 0 for none.
std::optional<Millis> lock_timeout_of(pg::Session& session) {
  const std::string text = session.setting("lock_timeout");
  return text == "0" ? Millis{} : parse_duration(text);
}

}  // namespace rehearse::run
