// JUnit XML as Jenkins, GitLab, Buildkite and others read it (the schema junit-10.xsd of Jenkins' xUnit
// plugin): one suite a migration, one case a check.
#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <pugixml.hpp>
#include <sstream>

#include "base/contains.h"
#include "check/catalogue.h"
#include "check/judge.h"
#include "rehearse/reporter.h"
#include "report/ci/found.h"
#include "report/screen/parts.h"
#include "report/text.h"

namespace rehearse::report {

namespace {

using pugi::xml_node;

constexpr std::size_t kWidth = 100;

const screen::Page& plain_page() {
  static const screen::Page plain{Style(false), kWidth};
  return plain;
}

/// What a suite and the whole file count.
struct Counts {
  std::size_t tests = 0;
  std::size_t failures = 0;
  std::size_t errors = 0;
  std::size_t skipped = 0;

  void add(const Counts& more) {
    tests += more.tests;
    failures += more.failures;
    errors += more.errors;
    skipped += more.skipped;
  }
};

void set(xml_node node, const char* name, const std::string& value) {
  node.append_attribute(name).set_value(one_line(value).c_str());
}

void add_text(xml_node parent, const char* name, const std::string& text) {
  if (!text.empty()) parent.append_child(name).text().set(printable(text).c_str());
}

std::string seconds(Millis duration) {
  return fmt::format("{:.3f}", duration.count() / 1'000);
}

// Checks that a later version has, or an earlier one had, are known by their findings alone.
std::vector<std::string> cases_of(const std::vector<Finding>& findings, const Report& report,
                                  const std::function<bool(const Check&)>& belongs) {
  std::vector<std::string> ids;
  for (const Check* check : check::catalogue())
    if (belongs(*check) && check::is_on(*check, report.checks)) ids.emplace_back(check->id);
  for (const Finding& finding : findings)
    if (!contains(ids, finding.check)) ids.push_back(finding.check);
  return ids;
}

Millis duration_of(const Outcome& outcome, std::string_view check) {
  const Phase phase = check == "applies" ? Phase::up : check == "reverses" ? Phase::down : Phase::reapply;
  const StepResult* step = outcome.step(phase);
  const bool timed = check == "applies" || check == "reverses" || check == "reapplies";
  return timed && step != nullptr ? step->duration : Millis{};
}

// Why a check had nothing to look at: it must not pass for that. Empty when it had.
std::string_view unjudged(const Outcome& outcome, std::string_view check) {
  const auto repeated = [](const StepResult& step) { return step.repeats.has_value(); };
  if (check == "reverses" && outcome.step(Phase::down) == nullptr) return "down was not rehearsed";
  if (check == "reapplies" && outcome.step(Phase::reapply) == nullptr) return "up was not applied again";
  if (check == "round_trip_down" && !outcome.schema.down_restores) return "there was no schema after down";
  if (check == "round_trip_up" && !outcome.schema.reapply_matches) return "there was no second up";
  if (check == "repeatable" && std::none_of(outcome.steps.begin(), outcome.steps.end(), repeated))
    return "the cycle ran once";
  return {};
}

xml_node add_case(xml_node suite, const std::string& name, Millis duration) {
  xml_node node = suite.append_child("testcase");
  set(node, "classname", suite.attribute("name").value());
  set(node, "name", name);
  set(node, "time", seconds(duration));
  return node;
}

std::string message_of(const std::vector<const Finding*>& failing) {
  const std::string& first = failing.front()->message;
  return failing.size() == 1 ? first : fmt::format("{} (and {} more)", first, failing.size() - 1);
}

// Readers show one failure a case, so that all findings of a check make one.
Counts fill_case(xml_node node, const std::string& check, const std::vector<Finding>& findings,
                 const Report& report) {
  std::vector<const Finding*> failing;
  std::string failures;
  std::string others;
  for (const Finding& finding : findings) {
    if (finding.check != check) continue;
    const bool fails = ci::fails(finding, report);
    if (fails) failing.push_back(&finding);
    (fails ? failures : others) += screen::finding(finding, plain_page());
  }
  if (!failing.empty()) {
    xml_node failure = node.append_child("failure");
    set(failure, "message", message_of(failing));
    set(failure, "type", check);
    failure.text().set(printable(failures).c_str());
  }
  add_text(node, "system-out", others);
  return {.tests = 1, .failures = failing.empty() ? 0U : 1U};
}

Counts add_check(xml_node suite, const std::string& id, const Outcome& outcome, const Report& report) {
  xml_node node = add_case(suite, id, duration_of(outcome, id));
  const auto& all = outcome.findings;
  const bool found =
      std::any_of(all.begin(), all.end(), [&](const Finding& each) { return each.check == id; });
  const std::string_view reason = found ? "" : unjudged(outcome, id);
  if (reason.empty()) return fill_case(node, id, all, report);
  set(node.append_child("skipped"), "message", std::string(reason));
  return {.tests = 1, .skipped = 1};
}

// A case of its own for what no check says.
Counts add_unjudged(xml_node suite, const Outcome& outcome) {
  if (outcome.verdict != Verdict::error && outcome.verdict != Verdict::skipped) return {};
  const bool skipped = outcome.verdict == Verdict::skipped;
  xml_node node = add_case(suite, "rehearsed", Millis{}).append_child(skipped ? "skipped" : "error");
  set(node, "message", outcome.reason.empty() ? "not rehearsed" : outcome.reason);
  set(node, "type", skipped ? "skipped" : "not judged");
  return {.tests = 1, .errors = skipped ? 0U : 1U, .skipped = skipped ? 1U : 0U};
}

xml_node add_suite(xml_node root, const std::string& name, Millis duration, const Report& report) {
  xml_node suite = root.append_child("testsuite");
  set(suite, "name", name);
  set(suite, "time", seconds(duration));
  // Some schemas know no zone.
  set(suite, "timestamp", report.started_at.substr(0, report.started_at.find('Z')));
  return suite;
}

void set_counts(xml_node node, const Counts& counts) {
  set(node, "tests", std::to_string(counts.tests));
  set(node, "failures", std::to_string(counts.failures));
  set(node, "errors", std::to_string(counts.errors));
}

Counts finish(xml_node suite, const Counts& counts) {
  set_counts(suite, counts);
  set(suite, "skipped", std::to_string(counts.skipped));
  return counts;
}

Counts add_outcome(xml_node root, const Outcome& outcome, const Report& report) {
  Millis duration{};
  for (const StepResult& step : outcome.steps) duration += step.duration;
  xml_node suite = add_suite(root, label(outcome.migration), duration, report);
  if (!outcome.migration.path.empty()) {
    xml_node property = suite.append_child("properties").append_child("property");
    set(property, "name", "file");
    set(property, "value", outcome.migration.path);
  }
  Counts counts;
  if (!outcome.steps.empty())
    for (const std::string& id :
         cases_of(outcome.findings, report, [](const Check& check) { return check.judge != nullptr; }))
      counts.add(add_check(suite, id, outcome, report));
  counts.add(add_unjudged(suite, outcome));
  add_text(suite, "system-out",
           screen::timelines(outcome, report.checks.fail_on, plain_page()) +
               screen::repeats(outcome, plain_page()) + screen::differences(outcome.schema, plain_page()));
  return finish(suite, counts);
}

Counts add_common(xml_node root, const Report& report) {
  // Without an expected schema there is nothing that these checks could have passed.
  const auto ids = cases_of(report.findings, report, [&](const Check& check) {
    return check.judge_run != nullptr && report.expected.has_value();
  });
  if (ids.empty()) return {};
  xml_node suite = add_suite(root, "all migrations", Millis{}, report);
  Counts counts;
  for (const std::string& id : ids)
    counts.add(fill_case(add_case(suite, id, Millis{}), id, report.findings, report));
  add_text(suite, "system-out", screen::notes(report, plain_page()));
  return finish(suite, counts);
}

std::string render_junit(const Report& report, const RenderOptions& /*options*/) {
  pugi::xml_document document;
  xml_node declaration = document.append_child(pugi::node_declaration);
  set(declaration, "version", "1.0");
  set(declaration, "encoding", "UTF-8");
  xml_node root = document.append_child("testsuites");
  set(root, "name", "rehearse " + report.scenario);
  set(root, "time", seconds(report.duration));
  Counts counts;
  for (const Outcome& outcome : report.outcomes) counts.add(add_outcome(root, outcome, report));
  counts.add(add_common(root, report));
  set_counts(root, counts);
  std::ostringstream text;
  document.save(text, "  ", pugi::format_indent, pugi::encoding_utf8);
  return text.str();
}

}  // namespace

extern const Reporter junit;
const Reporter junit{"junit", "xml", render_junit, "JUnit XML: one suite a migration, one case a check"};

}  // namespace rehearse::report
