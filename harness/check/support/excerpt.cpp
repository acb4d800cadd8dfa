#include "check/support/excerpt.h"

#include <algorithm>

#include "base/strings.h"

namespace rehearse::check {

namespace {

std::string indented(const SourceLocation& start, std::string_view text) {
  return std::string(start.column > 1 ? start.column - 1 : 0, ' ') + std::string(text);
}

}  // namespace

std::string excerpt_of(const StatementTiming& statement) {
  return indented(statement.location, statement.sql);
}

std::string excerpt_of(const SqlError& error, const Trace& trace) {
  const auto failed = std::find_if(trace.statements.rbegin(), trace.statements.rend(), [&](const auto& s) {
    return s.sql == error.statement && s.location.line <= error.location.line;
  });
  // Without the statement's start the error can only be where the statement is.
  if (failed == trace.statements.rend()) return indented(error.location, error.statement);
  std::string text = indented(failed->location, failed->sql);
  const auto lines = split(text, '\n');
  const std::size_t line = error.location.line - failed->location.line;
  if (line == 0 && error.location.column <= failed->location.column) return text;
  return line < lines.size() ? std::string(lines[line]) : text;
}

}  // namespace rehearse::check
