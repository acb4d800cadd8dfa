#include "check/judge.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/contains.h"
#include "base/strings.h"
#include "check/catalogue.h"
#include "check/support/blocked.h"
#include "check/support/sql_error.h"
#include "rehearse/error.h"
#include "schema/compare.h"

namespace rehearse::check {

namespace {

std::vector<std::string> ids() {
  std::vector<std::string> result;
  for (const Check* check : catalogue()) result.emplace_back(check->id);
  return result;
}

bool is_on(const Check& check, const CheckRules& rules) {
  if (contains(rules.skip, check.id)) return false;
  if (!rules.only.empty()) return contains(rules.only, check.id);
  return !check.on_request || contains(rules.error, check.id) || contains(rules.warning, check.id);
}

bool same_place(const SchemaDifference& a, const SchemaDifference& b) {
  return a.comparison == b.comparison && a.kind == b.kind && a.object == b.object &&
         a.attribute == b.attribute;
}

// Grading drops what the rules switch off. The record keeps it, so that judging the saved run again with
// other rules still sees it.
std::vector<SchemaDifference> graded(std::vector<SchemaDifference> recorded, const SchemaRules& rules) {
  for (SchemaDifference& difference : recorded) difference.reason.clear();  // of an earlier judgement
  auto result = schema::grade(recorded, rules);
  for (SchemaDifference difference : recorded) {
    const bool kept = std::any_of(result.begin(), result.end(),
                                  [&](const auto& other) { return same_place(difference, other); });
    if (kept) continue;
    difference.severity = DifferenceSeverity::accepted;
    difference.reason = "switched off in [schema]";
    result.push_back(std::move(difference));
  }
  return result;
}

Severity severity_of(const Check& check, Severity found, const CheckRules& rules) {
  if (found == Severity::accepted) return found;
  if (contains(rules.error, check.id)) return Severity::error;
  if (contains(rules.warning, check.id)) return Severity::warning;
  return found == Severity::error ? check.severity : found;
}

std::vector<Finding> named(const Check& check, std::vector<Finding> findings, const CheckRules& rules) {
  for (Finding& finding : findings) {
    finding.check = check.id;
    finding.severity = severity_of(check, finding.severity, rules);
  }
  return findings;
}

std::vector<Finding> run(const Check& check, const Outcome& outcome, const Report& rules) {
  if (check.judge == nullptr) return {};
  return named(check, check.judge(outcome, rules.budgets), rules.checks);
}

// Findings of other origin stay.
void judge_run(Report& report) {
  std::erase_if(report.findings, [](const Finding& finding) {
    return std::any_of(catalogue().begin(), catalogue().end(), [&](const Check* check) {
      return check->judge_run != nullptr && check->id == finding.check;
    });
  });
  if (report.expected) report.expected->differences = graded(report.expected->differences, report.schema);
  for (const Check* check : selected(report.checks)) {
    if (check->judge_run == nullptr) continue;
    for (Finding& finding : named(*check, check->judge_run(report), report.checks))
      report.findings.push_back(std::move(finding));
  }
}

// Expired acceptances are only mentioned when no other one holds.
void apply_acceptance(Finding& finding, const std::vector<Acceptance>& accepted, std::string_view today) {
  if (finding.severity == Severity::accepted) return;
  for (const Acceptance& acceptance : accepted) {
    if (acceptance.check != finding.check) continue;
    if (acceptance.until && *acceptance.until < today) {
      finding.evidence["acceptance"] =
          fmt::format("expired on {}, its reason was: {}", *acceptance.until, acceptance.reason);
      continue;
    }
    finding.severity = Severity::accepted;
    finding.evidence.erase("acceptance");
    finding.evidence["accepted"] = acceptance.reason;
    return;
  }
}

bool has(const std::vector<Finding>& findings, Severity severity) {
  return std::any_of(findings.begin(), findings.end(), [&](const auto& f) { return f.severity == severity; });
}

Verdict verdict_of(const std::vector<Finding>& findings, FailOn fail_on) {
  if (has(findings, Severity::error)) return Verdict::fail;
  if (!has(findings, Severity::warning)) return Verdict::pass;
  return fail_on == FailOn::warning ? Verdict::fail : Verdict::warn;
}

// Why no verdict on the migration is possible; empty when one is.
std::string environment_failure(const Outcome& outcome) {
  for (const StepResult& step : outcome.steps)
    if (step.error && is_environment(*step.error))
      return fmt::format("{} met a fault of the server, not of the migration: {} ({})", title(step.phase),
                         step.error->message, step.error->sqlstate);
  return {};
}

// A cycle that was cut short without an error must not look green.
std::string missing_step(const Outcome& outcome) {
  const auto worked = [](const StepResult* step) { return step != nullptr && !step->error; };
  const StepResult* up = outcome.step(Phase::up);
  if (up == nullptr) return "up was not rehearsed";
  if (up->error || !outcome.migration.down || outcome.migration.irreversible) return {};
  if (outcome.step(Phase::down) == nullptr) return "down was not rehearsed";
  if (worked(outcome.step(Phase::down)) && outcome.step(Phase::reapply) == nullptr)
    return "up was not applied again after down";
  return {};
}

void set_verdict(Outcome& outcome, FailOn fail_on) {
  if (outcome.verdict == Verdict::error && !outcome.reason.empty()) return;
  outcome.reason = environment_failure(outcome);
  outcome.verdict = outcome.reason.empty() ? verdict_of(outcome.findings, fail_on) : Verdict::error;
  if (outcome.verdict == Verdict::fail || outcome.verdict == Verdict::error) return;
  outcome.reason = missing_step(outcome);
  if (!outcome.reason.empty()) outcome.verdict = Verdict::error;
}

constexpr std::array<Verdict, 4> kWorstFirst{Verdict::error, Verdict::fail, Verdict::warn, Verdict::pass};

Verdict verdict_of(const Report& report) {
  for (const Verdict verdict : kWorstFirst) {
    const bool from_outcomes = std::any_of(report.outcomes.begin(), report.outcomes.end(),
                                           [&](const auto& outcome) { return outcome.verdict == verdict; });
    const bool from_findings =
        !report.findings.empty() && verdict_of(report.findings, report.checks.fail_on) == verdict;
    if (from_outcomes || (from_findings && verdict != Verdict::pass)) return verdict;
  }
  return Verdict::error;  // everything was skipped
}

}  // namespace

const Check& find(std::string_view id) {
  for (const Check* check : catalogue())
    if (check->id == id) return *check;
  throw Error(ErrorKind::usage, fmt::format("there is no check '{}'{}", id, did_you_mean(id, ids())),
              fmt::format("The checks are: {}.", join(ids(), ", ")));
}

std::vector<const Check*> selected(const CheckRules& rules) {
  for (const auto* names : {&rules.only, &rules.skip, &rules.error, &rules.warning})
    for (const std::string& id : *names) find(id);
  std::vector<const Check*> result;
  for (const Check* check : catalogue())
    if (is_on(*check, rules)) result.push_back(check);
  return result;
}

void judge(Outcome& outcome, const Report& rules, std::string_view today) {
  if (outcome.steps.empty()) {
    if (outcome.verdict != Verdict::error) outcome.verdict = Verdict::skipped;
    return;
  }
  outcome.schema.differences = graded(outcome.schema.differences, rules.schema);
  outcome.findings.clear();
  for (const Check* check : selected(rules.checks))
    for (Finding& finding : run(*check, outcome, rules)) outcome.findings.push_back(std::move(finding));
  drop_repeated_writes(outcome.findings);
  for (Finding& finding : outcome.findings) apply_acceptance(finding, outcome.migration.accepted, today);
  set_verdict(outcome, rules.checks.fail_on);
}

void judge(Report& report, std::string_view today) {
  for (Outcome& outcome : report.outcomes) judge(outcome, report, today);
  judge_run(report);
  report.verdict = verdict_of(report);
}

}  // namespace rehearse::check
