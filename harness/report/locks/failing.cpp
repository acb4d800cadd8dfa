#include "report/locks/failing.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rehearse::report::locks {

namespace {

// What these find is in the schema, or in the files, not in time.
constexpr std::array<std::string_view, 5> kOfTheSchema{"round_trip_down", "round_trip_up", "down_missing",
                                                       "fresh_install_equals_migrated", "invalid_index"};

bool counts(const Finding& finding, FailOn fail_on) {
  const bool fails = finding.severity == Severity::error ||
                     (finding.severity == Severity::warning && fail_on == FailOn::warning);
  return fails && finding.location &&
         std::find(kOfTheSchema.begin(), kOfTheSchema.end(), finding.check) == kOfTheSchema.end();
}

// Statements of a program have no line, but their text.
const StatementTiming* pointed_at(const StepResult& step, const Finding& finding) {
  const SourceLocation& place = *finding.location;
  for (const StatementTiming& statement : step.trace.statements)
    if (statement.location.file == place.file && statement.location.line == place.line &&
        (place.line > 0 || statement.sql == finding.excerpt))
      return &statement;
  return nullptr;
}

Millis longest_window(const StepResult& step) {
  Millis longest{};
  for (const TableWindow& window : step.trace.tables)
    longest = std::max({longest, window.exclusive.longest, window.write_block.longest});
  return longest;
}

// The two ups run the same statements: drawing both would show the same thing twice.
const StepResult* step_of(const Finding& finding, const Outcome& outcome) {
  const StepResult* found = nullptr;
  for (const StepResult& step : outcome.steps) {
    if (pointed_at(step, finding) == nullptr) continue;
    if (found == nullptr || longest_window(step) > longest_window(*found)) found = &step;
  }
  return found;
}

}  // namespace

std::vector<FailingStep> failing_steps(const Outcome& outcome, FailOn fail_on) {
  std::vector<FailingStep> all;
  for (const StepResult& step : outcome.steps) {
    all.push_back({&step, {}});
    if (step.error && !step.trace.statements.empty())
      all.back().guilty.insert(step.trace.statements.back().index);
  }
  for (const Finding& finding : outcome.findings) {
    const StepResult* step = counts(finding, fail_on) ? step_of(finding, outcome) : nullptr;
    if (step == nullptr) continue;
    const auto at = static_cast<std::size_t>(step - outcome.steps.data());
    all[at].guilty.insert(pointed_at(*step, finding)->index);
  }
  std::erase_if(all, [](const FailingStep& each) { return !each.step->error && each.guilty.empty(); });
  return all;
}

}  // namespace rehearse::report::locks
