// SARIF 2.1.0 (OASIS standard, 27 March 2020), as GitHub's code scanning and other viewers read it.
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>

#include "base/strings.h"
#include "check/catalogue.h"
#include "check/documentation.h"
#include "rehearse/reporter.h"
#include "report/ci/found.h"
#include "report/text.h"

namespace rehearse::report {

namespace {

using Json = nlohmann::ordered_json;
using ci::Found;

constexpr std::string_view kRoot = "%SRCROOT%";  // the folder in which rehearse ran

std::string_view level(Severity severity) {
  return severity == Severity::error ? "error" : severity == Severity::warning ? "warning" : "note";
}

/// The rules that results refer to by their place.
class Rules {
 public:
  Rules() {
    for (const Check* check : check::catalogue()) add(rule(*check), std::string(check->id));
  }
  /// A record may hold findings of a check that this version does not have.
  std::size_t index(const std::string& id) {
    if (const auto known = places_.find(id); known != places_.end()) return known->second;
    return add({{"id", one_line(id)}}, id);
  }
  [[nodiscard]] Json take() { return std::move(rules_); }

 private:
  static Json rule(const Check& check) {
    const std::string page = printable(check::documentation(check.id));
    return {{"id", check.id},
            {"shortDescription", {{"text", check.summary}}},
            {"help", {{"text", page}, {"markdown", page}}},
            {"defaultConfiguration", {{"level", level(check.severity)}}}};
  }
  std::size_t add(Json rule, const std::string& id) {
    places_[id] = rules_.size();
    rules_.push_back(std::move(rule));
    return places_[id];
  }

  Json rules_ = Json::array();
  std::map<std::string, std::size_t> places_;
};

// RFC 3986: everything but unreserved characters and "/" is written as bytes.
std::string uri_of(std::string_view path) {
  std::string result = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    const bool plain = is_alphanumeric(c) || std::string_view("-._~/").find(c) != std::string_view::npos;
    result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

Json artifact(std::string_view path) {
  Json location{{"uri", uri_of(path)}};
  if (!path.starts_with('/')) location["uriBaseId"] = kRoot;
  return location;
}

// Columns of ours count bytes; the first line of an excerpt is there from its column 1 on.
std::uint32_t column_of(const Found& found) {
  const std::string& excerpt = found.finding->excerpt;
  const std::size_t before = found.place.column - 1;
  if (before > excerpt.size()) return 1;
  return static_cast<std::uint32_t>(characters(std::string_view(excerpt).substr(0, before))) + 1;
}

Json region(const Found& found) {
  if (found.place.line == 0) return {{"startLine", 1}};
  Json result{{"startLine", found.place.line}};
  if (found.place.column > 0) result["startColumn"] = column_of(found);
  if (const std::uint32_t last = ci::last_line(found); last > found.place.line) result["endLine"] = last;
  if (!found.finding->excerpt.empty()) result["snippet"] = {{"text", printable(found.finding->excerpt)}};
  return result;
}

std::string text_of(const Finding& finding) {
  const std::string help = finding.help.empty() ? "" : "\nInstead: " + printable(finding.help);
  return printable(finding.message) + help;
}

Json properties(const Found& found) {
  Json result = Json::object();
  if (found.outcome != nullptr) result["migration"] = one_line(label(found.outcome->migration));
  for (const auto& [name, text] : found.finding->evidence)
    result["evidence"][one_line(name)] = printable(text);
  return result;
}

Json result_of(const Found& found, Rules& rules) {
  const Finding& finding = *found.finding;
  Json result{
      {"ruleId", one_line(finding.check)},
      {"ruleIndex", rules.index(finding.check)},
      {"level", level(finding.severity)},
      {"message", {{"text", text_of(finding)}}},
      {"locations",
       Json::array({{{"physicalLocation",
                      {{"artifactLocation", artifact(found.place.file)}, {"region", region(found)}}}}})},
      {"partialFingerprints", {{"rehearse/v1", found.fingerprint}}},
      {"properties", properties(found)}};
  if (finding.severity == Severity::accepted) {
    const auto reason = finding.evidence.find("accepted");
    const std::string why = reason == finding.evidence.end() ? "" : printable(reason->second);
    result["suppressions"] = Json::array({{{"kind", "inSource"}, {"justification", why}}});
  }
  return result;
}

// Migrations without a verdict are no results, but whoever reads only results must not take them for good.
Json notifications(const Report& report) {
  Json result = Json::array();
  for (const Outcome& outcome : report.outcomes) {
    if (outcome.verdict != Verdict::error) continue;
    const std::string text =
        fmt::format("{} was not judged: {}", one_line(label(outcome.migration)), one_line(outcome.reason));
    result.push_back({{"level", "error"}, {"message", {{"text", text}}}});
  }
  return result;
}

Json invocation(const Report& report) {
  Json result{{"executionSuccessful", report.verdict != Verdict::error}};
  if (!report.command.empty()) result["commandLine"] = printable(report.command);
  if (!report.started_at.empty()) result["startTimeUtc"] = one_line(report.started_at);
  result["toolExecutionNotifications"] = notifications(report);
  return result;
}

std::string render_sarif(const Report& report, const RenderOptions& /*options*/) {
  Rules rules;
  Json results = Json::array();
  for (const Found& found : ci::all_findings(report)) results.push_back(result_of(found, rules));
  Json driver{{"name", "rehearse"}};
  if (!report.tool_version.empty()) driver["version"] = one_line(report.tool_version);
  driver["rules"] = rules.take();
  const Json run{
      {"tool", {{"driver", std::move(driver)}}},
      {"automationDetails", {{"id", fmt::format("rehearse/{}/", one_line(report.scenario))}}},
      {"invocations", Json::array({invocation(report)})},
      {"originalUriBaseIds", {{kRoot, {{"description", {{"text", "The folder in which rehearse ran"}}}}}}},
      {"columnKind", "unicodeCodePoints"},
      {"results", std::move(results)}};
  const Json log{{"$schema", "https://json.schemastore.org/sarif-2.1.0.json"},
                 {"version", "2.1.0"},
                 {"runs", Json::array({run})}};
  return log.dump(2) + "\n";
}

}  // namespace

extern const Reporter sarif;
const Reporter sarif{"sarif", "sarif", render_sarif, "SARIF 2.1.0, for code scanning"};

}  // namespace rehearse::report
