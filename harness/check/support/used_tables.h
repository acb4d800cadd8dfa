// Which of the locked relations somebody else may be waiting for.
#pragma once

#include <string>

#include "rehearse/step_result.h"

namespace rehearse::check {

/// Whether a statement of the step creates the table: nobody can be waiting for it.
bool created_by(const StepResult& step, const std::string& table);
/// Whether a statement of the step drops it: whoever used it must have stopped before.
bool dropped_by(const StepResult& step, const std::string& table);

/// Whether `written`, the name in a statement, may stand for the table `schema.name`.
bool names_table(const std::string& written, const std::string& table);

/// A lock on a table, materialized view or one of their indexes that blocks writes or reads of others, which
/// the step did not create.
bool stops_others(const StepResult& step, const LockHeld& lock);

/// The statement of the step with this index, or nullptr.
const StatementTiming* statement_at(const StepResult& step, std::optional<std::size_t> index);

}  // namespace rehearse::check
