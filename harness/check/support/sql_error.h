// What an error of PostgreSQL means for the author of a migration.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "rehearse/finding.h"
#include "rehearse/step_result.h"

namespace rehearse::check {

/// Whose fault is it? Disk full, a missing file of the installation or an internal error say nothing about
/// the migration. Manual, appendix A: classes 53, 58, F0 and XX; and 0A000 for an extension that is not
/// installed.
bool is_environment(const SqlError& error);

/// What to try, by SQLSTATE; empty when we know nothing better than the server's own message.
std::string advice_for(const SqlError& error);

/// A finding for a step that failed; none for one that did not. `what` begins the message: "up fails".
std::vector<Finding> failure_of(const StepResult* step, std::string_view what);

}  // namespace rehearse::check
