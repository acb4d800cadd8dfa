// Everything that is known about one rehearsed migration.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rehearse/finding.h"
#include "rehearse/migration.h"
#include "rehearse/schema_snapshot.h"
#include "rehearse/step_result.h"

namespace rehearse {

enum class Verdict {
  pass,
  warn,
  fail,
  skipped,  ///< not rehearsed; never counts as a pass
  error,    ///< the harness could not judge it; never counts as a pass
};

std::string_view to_string(Verdict verdict);

/// The round trip in numbers: absent where a step was not run.
struct SchemaResult {
  std::optional<bool> down_restores;    ///< schema after down == schema before up
  std::optional<bool> reapply_matches;  ///< schema after the second up == schema after the first
  std::vector<SchemaDifference> differences;
};

struct Outcome {
  Migration migration;  ///< scripts keep path and transaction policy; statements are in the steps
  std::vector<StepResult> steps;
  SchemaResult schema;
  std::vector<Finding> findings;
  Verdict verdict = Verdict::skipped;
  std::string reason;  ///< why it was skipped or could not be judged

  /// The step of a phase, or nullptr when it was not run.
  [[nodiscard]] const StepResult* step(Phase phase) const;
  /// Ids of the checks that speak against it, each once, in the order of the findings.
  [[nodiscard]] std::vector<std::string> complaints() const;
};

}  // namespace rehearse
