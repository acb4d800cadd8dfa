// One application of one direction of a migration.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rehearse/repeats.h"
#include "rehearse/trace.h"

namespace rehearse {

enum class Phase { up, down, reapply };

std::string_view to_string(Phase phase);
/// "up", "down", "up again": for people.
std::string_view title(Phase phase);

/// An error that PostgreSQL reported while a migration ran.
struct SqlError {
  std::string sqlstate;  ///< five characters, manual appendix A; empty when the connection was lost
  std::string message;
  std::string detail;
  std::string statement;    ///< the text that failed
  SourceLocation location;  ///< of the error where the server gave a position, else of the statement
  bool timed_out = false;   ///< we cancelled it: [limits] step was used up
  std::string program{};    ///< that failed, whether the server reported anything or not
};

/// An index that PostgreSQL ignores: left by a failed CREATE INDEX CONCURRENTLY or REINDEX.
struct InvalidIndex {
  std::string index;
  std::string table;
};

struct StepResult {
  Phase phase = Phase::up;
  Millis duration{};
  std::optional<SqlError> error;
  Trace trace;
  std::vector<InvalidIndex> invalid_indexes;  ///< that exist after the step
  std::optional<Repeats> repeats;             ///< absent when the cycle ran once
};

}  // namespace rehearse
