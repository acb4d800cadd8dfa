// Workflow commands: GitHub shows them beside the lines of a pull request. It shows ten errors and ten
// warnings of a step, so that those which fail the run come first. "Workflow commands for GitHub Actions".
#include <fmt/format.h>

#include <algorithm>

#include "base/replace_all.h"
#include "rehearse/reporter.h"
#include "report/ci/found.h"
#include "report/text.h"

namespace rehearse::report {

namespace {

using ci::Found;

std::string message(std::string_view text) {
  std::string result = printable(text);
  replace_all(result, "%", "%25");
  replace_all(result, "\n", "%0A");
  return result;
}

// Within the properties two more characters have a meaning.
std::string property(std::string_view text) {
  std::string result = message(text);
  replace_all(result, ":", "%3A");
  replace_all(result, ",", "%2C");
  return result;
}

std::string lines_of(const Found& found) {
  if (found.place.line == 0) return {};
  return fmt::format(",line={},endLine={}", found.place.line, ci::last_line(found));
}

std::string annotation(const Found& found) {
  const Finding& finding = *found.finding;
  const std::string help = finding.help.empty() ? "" : "\ninstead: " + finding.help;
  return fmt::format("::{} file={}{},title={}::{}\n", to_string(finding.severity), property(found.place.file),
                     lines_of(found), property("rehearse: " + finding.check),
                     message(finding.message + help));
}

std::string render_github(const Report& report, const RenderOptions& /*options*/) {
  const auto all = ci::all_findings(report);
  std::string result;
  for (const Severity severity : {Severity::error, Severity::warning})
    for (const Found& found : all)
      if (found.finding->severity == severity) result += annotation(found);
  for (const Outcome& outcome : report.outcomes)
    if (outcome.verdict == Verdict::error)
      result += fmt::format("::error file={},title=rehearse%3A not judged::{}\n",
                            property(ci::plain_path(outcome.migration.path)), message(outcome.reason));
  return result;
}

}  // namespace

extern const Reporter github;
const Reporter github{"github", "txt", render_github};

}  // namespace rehearse::report
