// What a statement does to lock_timeout.
#pragma once

#include <optional>
#include <string_view>

namespace rehearse::check {

enum class TimeoutValue {
  on,
  off,           ///< 0: wait for ever
  as_connected,  ///< DEFAULT, RESET, DISCARD ALL: as the server, the database or the role says
};

struct TimeoutChange {
  TimeoutValue value;
  bool local;  ///< until the end of the transaction; outside of any it has no effect
};

/// SET, SET LOCAL, RESET, DISCARD ALL and SELECT set_config('lock_timeout', ...); nothing for any other
/// statement. What a function or DO block sets is not seen.
std::optional<TimeoutChange> lock_timeout_change(std::string_view sql);

}  // namespace rehearse::check
