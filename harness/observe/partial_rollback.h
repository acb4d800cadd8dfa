// Releases of locks within a transaction: ROLLBACK TO a savepoint. Pure.
#pragma once

#include <optional>
#include <vector>

#include "observe/lock_sightings.h"
#include "rehearse/trace.h"

namespace rehearse::observe {

/// What was locked since `since` was released in `when`; locks that were held before stay (manual,
/// section 13.3.1).
struct PartialRollback {
  Gap since;
  Gap when;
};

/// Those that the statements ask for themselves, in the order of time.
std::vector<PartialRollback> partial_rollbacks(const std::vector<StatementTiming>& statements);

/// The first that released a lock which was asked for at `asked` and still seen at `seen`, or nothing.
std::optional<PartialRollback> released_by(const std::vector<PartialRollback>& rollbacks, Instant asked,
                                           Instant seen);

}  // namespace rehearse::observe
