#include "report/view/notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/contains.h"
#include "base/strings.h"

namespace rehearse::report::view {

namespace {

using Notes = std::vector<Note>;

void add_accepted(Notes& notes, const Outcome& outcome) {
  const std::string id = label(outcome.migration);
  for (const Finding& finding : outcome.findings) {
    if (finding.severity != Severity::accepted) continue;
    const auto reason = finding.evidence.find("accepted");
    const std::string why = reason == finding.evidence.end() ? "" : " (accepted: " + reason->second + ")";
    notes.push_back({"accepted", fmt::format("{}: {}: {}{}", id, finding.check, finding.message, why)});
  }
  for (const SchemaDifference& difference : outcome.schema.differences)
    if (difference.severity == DifferenceSeverity::accepted)
      notes.push_back({"accepted", fmt::format("{}: {} {} {}: {}", id, difference.kind, difference.object,
                                               difference.attribute, difference.reason)});
}

// An acceptance that accepts nothing would hide the next finding of its check. Of a migration that did not
// get to its end nobody knows.
void add_unneeded(Notes& notes, const Outcome& outcome, const CheckRules& rules) {
  if (outcome.verdict != Verdict::pass && outcome.verdict != Verdict::warn) return;
  for (const Acceptance& acceptance : outcome.migration.accepted) {
    const auto& all = outcome.findings;
    const bool left_out = contains(rules.skip, acceptance.check) ||
                          (!rules.only.empty() && !contains(rules.only, acceptance.check));
    const bool found = std::any_of(all.begin(), all.end(),
                                   [&](const Finding& finding) { return finding.check == acceptance.check; });
    if (!found && !left_out)
      notes.push_back(
          {"not needed", fmt::format("{}: accept {} ({}): nothing was found that it accepts",
                                     label(outcome.migration), acceptance.check, acceptance.reason)});
  }
}

// One note a migration: of its steps' sentences that of the least well watched step, which covers the others.
void add_not_observed(Notes& notes, const Outcome& outcome) {
  std::vector<std::string> phases;
  const StepResult* worst = nullptr;
  for (const StepResult& step : outcome.steps) {
    if (step.trace.sampling.not_observed.empty()) continue;
    phases.emplace_back(title(step.phase));
    if (worst == nullptr || worst->trace.sampling.longest_gap < step.trace.sampling.longest_gap)
      worst = &step;
  }
  if (worst == nullptr) return;
  for (const std::string& sentence : worst->trace.sampling.not_observed)
    notes.push_back(
        {"not observed", fmt::format("{}, {}: {}", label(outcome.migration), join(phases, ", "), sentence)});
}

void add_skipped(Notes& notes, const Outcome& outcome) {
  const std::string id = label(outcome.migration);
  if (outcome.verdict == Verdict::skipped)
    notes.push_back(
        {"skipped", fmt::format("{}: {}", id, outcome.reason.empty() ? "not rehearsed" : outcome.reason)});
}

void add_expected(Notes& notes, const ExpectedSchema& expected) {
  if (!expected.not_compared.empty())
    notes.push_back({"not compared", fmt::format("{}: {}", expected.file, expected.not_compared)});
  for (const std::string& note : expected.notes)
    notes.push_back({"expected", fmt::format("{}: {}", expected.file, note)});
  for (const SchemaDifference& difference : expected.differences)
    if (difference.severity == DifferenceSeverity::accepted)
      notes.push_back({"accepted", fmt::format("{}: {} {} {}: {}", expected.file, difference.kind,
                                               difference.object, difference.attribute, difference.reason)});
}

}  // namespace

std::vector<Note> notes_of(const Report& report) {
  Notes notes;
  if (report.server.contended)
    notes.push_back(
        {"contended", "the machine was busy with other work: durations are longer than they would be"});
  for (const std::string& limitation : report.server.limitations) notes.push_back({"server", limitation});
  for (const Outcome& outcome : report.outcomes) add_accepted(notes, outcome);
  for (const Outcome& outcome : report.outcomes) add_unneeded(notes, outcome, report.checks);
  for (const Outcome& outcome : report.outcomes) add_skipped(notes, outcome);
  for (const Outcome& outcome : report.outcomes) add_not_observed(notes, outcome);
  if (report.expected) add_expected(notes, *report.expected);
  for (const SeededTable& table : report.seed.tables)
    if (!table.problem.empty())
      notes.push_back({"not seeded", fmt::format("{}: {}", table.table, table.problem)});
  for (const UnusedFile& file : report.unused)
    notes.push_back({"not used", fmt::format("{}: {}", file.path, file.reason)});
  for (const std::string& rows : report.not_compared)
    notes.push_back({"not compared", fmt::format("{}: this rehearse does not know them", rows)});
  return notes;
}

}  // namespace rehearse::report::view
