#include "check/support/differences.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "base/format.h"
#include "base/strings.h"
#include "check/support/excerpt.h"

namespace rehearse::check {

namespace {

constexpr std::size_t kNamed = 5;

// "table public.orders: column total / not null", in the order of the comparison, each once.
std::string named(const std::vector<const SchemaDifference*>& differences) {
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

std::vector<const SchemaDifference*> of(const std::vector<SchemaDifference>& differences,
                                        DifferenceSeverity severity) {
  std::vector<const SchemaDifference*> result;
  for (const SchemaDifference& difference : differences)
    if (difference.severity == severity) result.push_back(&difference);
  return result;
}

// The first statement of the step that was to bring the schema back. Pointing at a statement that is to blame
// would take an understanding of SQL that we do not have.
void point_at_step(Finding& finding, const Outcome& outcome, Comparison comparison) {
  const StepResult* step = outcome.step(comparison == Comparison::down ? Phase::down : Phase::reapply);
  if (step == nullptr || step->trace.statements.empty()) return;
  finding.location = step->trace.statements.front().location;
  finding.excerpt = excerpt_of(step->trace.statements.front());
}

}  // namespace

std::vector<Finding> differences_of(const std::vector<SchemaDifference>& differences,
                                    std::string_view problem, std::string_view help) {
  const auto errors = of(differences, DifferenceSeverity::error);
  const auto warnings = of(differences, DifferenceSeverity::warning);
  if (errors.empty() && warnings.empty()) return {};
  const auto& shown = errors.empty() ? warnings : errors;
  Finding finding{.severity = errors.empty() ? Severity::warning : Severity::error,
                  .message = fmt::format("{}: {}", problem, count(shown.size(), "difference")),
                  .help = std::string(help)};
  finding.evidence["differences"] = named(shown);
  if (!errors.empty() && !warnings.empty()) finding.evidence["warnings"] = named(warnings);
  return {std::move(finding)};
}

std::vector<Finding> differences_of(const Outcome& outcome, Comparison comparison, std::string_view problem,
                                    std::string_view help) {
  auto findings = differences_of(of(outcome, comparison), problem, help);
  for (Finding& finding : findings) point_at_step(finding, outcome, comparison);
  return findings;
}

}  // namespace rehearse::check
