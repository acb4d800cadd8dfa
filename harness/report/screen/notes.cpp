#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "base/format.h"
#include "base/strings.h"
#include "report/screen/parts.h"
#include "report/text.h"

namespace rehearse::report::screen {

namespace {

using Notes = std::vector<std::pair<std::string, std::string>>;

void add_accepted(Notes& notes, const Outcome& outcome) {
  const std::string id = label(outcome.migration);
  for (const Finding& finding : outcome.findings) {
    if (finding.severity != Severity::accepted) continue;
    const auto reason = finding.evidence.find("accepted");
    const std::string why = reason == finding.evidence.end() ? "" : " (accepted: " + reason->second + ")";
    notes.emplace_back("accepted", fmt::format("{}: {}: {}{}", id, finding.check, finding.message, why));
  }
  for (const SchemaDifference& difference : outcome.schema.differences)
    if (difference.severity == DifferenceSeverity::accepted)
      notes.emplace_back("accepted", fmt::format("{}: {} {} {}: {}", id, difference.kind, difference.object,
                                                 difference.attribute, difference.reason));
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
    notes.emplace_back("not observed",
                       fmt::format("{}, {}: {}", label(outcome.migration), join(phases, ", "), sentence));
}

void add_skipped(Notes& notes, const Outcome& outcome) {
  const std::string id = label(outcome.migration);
  if (outcome.verdict == Verdict::skipped)
    notes.emplace_back("skipped",
                       fmt::format("{}: {}", id, outcome.reason.empty() ? "not rehearsed" : outcome.reason));
}

void add_expected(Notes& notes, const ExpectedSchema& expected) {
  if (!expected.not_compared.empty())
    notes.emplace_back("not compared", fmt::format("{}: {}", expected.file, expected.not_compared));
  for (const std::string& note : expected.notes)
    notes.emplace_back("expected", fmt::format("{}: {}", expected.file, note));
  for (const SchemaDifference& difference : expected.differences)
    if (difference.severity == DifferenceSeverity::accepted)
      notes.emplace_back("accepted", fmt::format("{}: {} {} {}: {}", expected.file, difference.kind,
                                                 difference.object, difference.attribute, difference.reason));
}

Notes collect(const Report& report) {
  Notes notes;
  if (report.server.contended)
    notes.emplace_back("contended",
                       "the machine was busy with other work: durations are longer than they would be");
  for (const std::string& limitation : report.server.limitations) notes.emplace_back("server", limitation);
  for (const Outcome& outcome : report.outcomes) add_accepted(notes, outcome);
  for (const Outcome& outcome : report.outcomes) add_skipped(notes, outcome);
  for (const Outcome& outcome : report.outcomes) add_not_observed(notes, outcome);
  if (report.expected) add_expected(notes, *report.expected);
  for (const SeededTable& table : report.seed.tables)
    if (!table.problem.empty())
      notes.emplace_back("not seeded", fmt::format("{}: {}", table.table, table.problem));
  for (const UnusedFile& file : report.unused)
    notes.emplace_back("not used", fmt::format("{}: {}", file.path, file.reason));
  for (const std::string& rows : report.not_compared)
    notes.emplace_back("not compared", fmt::format("{}: this rehearse does not know them", rows));
  return notes;
}

}  // namespace

std::string notes(const Report& report, const Page& page) {
  constexpr std::size_t kIndent = 16;
  const std::size_t room = page.width > kIndent + 30 ? page.width - kIndent : 30;
  std::string result;
  for (const auto& [kind, text] : collect(report)) {
    std::string head = " " + page.style.yellow(pad_right(kind, kIndent - 1));
    for (const std::string& line : wrap(one_line(text), room)) {
      result += head + line + "\n";
      head = std::string(kIndent, ' ');
    }
  }
  return result.empty() ? result : result + "\n";
}

std::string last_line(const Report& report, const Page& page) {
  const auto with = [&](Verdict verdict) {
    return static_cast<std::size_t>(std::count_if(report.outcomes.begin(), report.outcomes.end(),
                                                  [&](const auto& o) { return o.verdict == verdict; }));
  };
  const std::size_t skipped = with(Verdict::skipped);
  const std::array<std::pair<std::size_t, std::string>, 5> counts{{{with(Verdict::pass), "passed"},
                                                                   {with(Verdict::warn), "with warnings"},
                                                                   {with(Verdict::fail), "failed"},
                                                                   {with(Verdict::error), "not judged"},
                                                                   {skipped, "skipped"}}};
  std::string result = fmt::format(
      "{} rehearsed in {}: ", count(report.outcomes.size() - skipped, "migration"), human(report.duration));
  std::string separator;
  for (const auto& [number, word] : counts) {
    if (number == 0 && word != "passed" && word != "failed") continue;
    result += fmt::format("{}{} {}", separator, number, word);
    separator = ", ";
  }
  return page.style.bold(result) + "\n";
}

}  // namespace rehearse::report::screen
