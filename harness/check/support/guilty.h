// Which statement of a migration is to blame for a schema that did not come back.
#pragma once

#include <optional>
#include <string>

#include "rehearse/outcome.h"

namespace rehearse::check {

struct Guilty {
  const StatementTiming* statement;  ///< of a step of the outcome
  std::string why;  ///< "up creates it here, down never drops it"; empty when it is plain to see
};

/// The last statement of the step that names the object. When down never names an object that differs: the
/// statement of up that dropped, made or changed it. Nothing when no statement surely is the one.
std::optional<Guilty> guilty_statement(const Outcome& outcome, const SchemaDifference& difference);

}  // namespace rehearse::check
