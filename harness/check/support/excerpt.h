// The lines of SQL that a finding points at.
//
// Excerpts hold whole source lines from column 1, the first of them the line of the location: a reporter can
// put a caret under the column without reading the migration's file.
#pragma once

#include <string>

#include "rehearse/step_result.h"

namespace rehearse::check {

/// The whole statement; columns before its start are blanks.
std::string excerpt_of(const StatementTiming& statement);

/// The line of the error. Its statement is looked up in the trace, because the server's position may be many
/// lines below the statement's start.
std::string excerpt_of(const SqlError& error, const Trace& trace);

}  // namespace rehearse::check
