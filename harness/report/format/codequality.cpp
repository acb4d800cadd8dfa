// What GitLab shows beside the lines of a merge request: its Code Quality report format, documented in "Code
// Quality", section "Code Quality report format".
#include <nlohmann/json.hpp>

#include <algorithm>

#include "rehearse/reporter.h"
#include "report/ci/found.h"
#include "report/text.h"

namespace rehearse::report {

namespace {

using Json = nlohmann::ordered_json;

Json issue(const ci::Found& found, const Report& report) {
  const Finding& finding = *found.finding;
  Json result{{"check_name", one_line(finding.check)}, {"description", one_line(finding.message)}};
  result["severity"] = ci::fails(finding, report) ? "critical" : "minor";
  result["fingerprint"] = found.fingerprint;
  result["location"]["path"] = one_line(found.place.file);
  result["location"]["lines"]["begin"] = std::max(found.place.line, 1U);
  return result;
}

std::string render_codequality(const Report& report, const RenderOptions& /*options*/) {
  Json issues = Json::array();
  for (const ci::Found& found : ci::all_findings(report))
    if (found.finding->severity != Severity::accepted) issues.push_back(issue(found, report));
  return issues.dump(2) + "\n";
}

}  // namespace

extern const Reporter codequality;
const Reporter codequality{"codequality", "json", render_codequality, "GitLab's code quality report"};

}  // namespace rehearse::report
