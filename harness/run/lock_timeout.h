// The lock_timeout that a session of the migration's role begins with.
#pragma once

#include <optional>

#include "pg/session.h"
#include "rehearse/units.h"

namespace rehearse::run {

/// Zero: none is set, so a lock is waited for without end. Nothing: the server's answer is no duration.
std::optional<Millis> lock_timeout_of(pg::Session& session);

}  // namespace rehearse::run
