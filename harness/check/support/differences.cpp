#include "check/support/differences.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/format.h"
#include "base/strings.h"
#include "check/support/excerpt.h"
#include "check/support/guilty.h"
#include "schema/repair.h"

namespace rehearse::check {

namespace {

using Pointers = std::vector<const SchemaDifference*>;

constexpr std::size_t kNamed = 5;
constexpr std::size_t kStatements = 3;  // in the help; every one is with its difference

// "table public.orders: column total / not null", in the order of the comparison, each once.
std::string named(const Pointers& differences) {
  std::vector<std::string> names;
  for (const SchemaDifference* d : differences)
    names.push_back(d->attribute.empty() ? fmt::format("{} {}", d->kind, d->object)
                                         : fmt::format("{} {} ({})", d->kind, d->object, d->attribute));
  names.erase(std::unique(names.begin(), names.end()), names.end());
  const std::size_t left_out = names.size() > kNamed ? names.size() - kNamed : 0;
  names.resize(names.size() - left_out);
  return join(names, ", ") + (left_out == 0 ? "" : fmt::format(" and {} more", left_out));
}

std::vector<SchemaDifference> of(const Outcome& outcome, Comparison comparison) {
  std::vector<SchemaDifference> result;
  for (const SchemaDifference& difference : outcome.schema.differences)
    if (difference.comparison == comparison) result.push_back(difference);
  return result;
}

Pointers of(const std::vector<SchemaDifference>& differences, DifferenceSeverity severity) {
  Pointers result;
  for (const SchemaDifference& difference : differences)
    if (difference.severity == severity) result.push_back(&difference);
  return result;
}

// What the finding is about: the errors, or the warnings where there are no errors.
Pointers shown_of(const std::vector<SchemaDifference>& differences) {
  const Pointers errors = of(differences, DifferenceSeverity::error);
  return errors.empty() ? of(differences, DifferenceSeverity::warning) : errors;
}

// The statement that is to blame, where one surely is; else the first of the step that was to bring the
// schema back.
void point_at(Finding& finding, const Outcome& outcome, Comparison comparison, const Pointers& shown) {
  for (const SchemaDifference* difference : shown) {
    const auto guilty = guilty_statement(outcome, *difference);
    if (!guilty) continue;
    finding.location = guilty->statement->location;
    finding.excerpt = excerpt_of(*guilty->statement);
    if (!guilty->why.empty())
      finding.evidence["origin"] =
          fmt::format("{} {}: {}", difference->kind, difference->object, guilty->why);
    return;
  }
  const StepResult* step = outcome.step(comparison == Comparison::down ? Phase::down : Phase::reapply);
  if (step == nullptr || step->trace.statements.empty()) return;
  finding.location = step->trace.statements.front().location;
  finding.excerpt = excerpt_of(step->trace.statements.front());
}

// Quotes the statements that take the differences back.
std::string help_for(const Pointers& shown, std::string_view general) {
  std::vector<SchemaDifference> differences;
  for (const SchemaDifference* difference : shown) differences.push_back(*difference);
  const std::vector<std::string> script = schema::repair_script(differences);
  if (script.empty()) return std::string(general);
  std::vector<std::string> quoted;
  for (const std::string& statement : script)
    if (quoted.size() < kStatements && statement.find('\n') == std::string::npos) quoted.push_back(statement);
  const std::string more = quoted.size() == script.size()
                               ? ""
                               : fmt::format(" and {} more, below.", script.size() - quoted.size());
  if (quoted.empty()) return fmt::format("add to the down what is given below. {}", general);
  const bool complete = std::none_of(differences.begin(), differences.end(),
                                     [](const auto& difference) { return difference.repair.empty(); });
  return fmt::format("add to the down: {}{}{}", join(quoted, " "), more,
                     complete ? "" : fmt::format(" For the rest: {}", general));
}

}  // namespace

std::vector<Finding> differences_of(const std::vector<SchemaDifference>& differences,
                                    std::string_view problem, std::string_view help) {
  const Pointers shown = shown_of(differences);
  if (shown.empty()) return {};
  const bool warning = shown.front()->severity == DifferenceSeverity::warning;
  Finding finding{.severity = warning ? Severity::warning : Severity::error,
                  .message = fmt::format("{}: {}", problem, count(shown.size(), "difference")),
                  .help = std::string(help)};
  finding.evidence["differences"] = named(shown);
  const Pointers warnings = of(differences, DifferenceSeverity::warning);
  if (!warning && !warnings.empty()) finding.evidence["warnings"] = named(warnings);
  return {std::move(finding)};
}

std::vector<Finding> differences_of(const Outcome& outcome, Comparison comparison, std::string_view problem,
                                    std::string_view help) {
  const std::vector<SchemaDifference> differences = of(outcome, comparison);
  const Pointers shown = shown_of(differences);
  auto findings = differences_of(differences, problem, help);
  for (Finding& finding : findings) {
    point_at(finding, outcome, comparison, shown);
    // What makes the second up differ from the first is not mended by one more statement.
    if (comparison == Comparison::down) finding.help = help_for(shown, help);
  }
  return findings;
}

}  // namespace rehearse::check
