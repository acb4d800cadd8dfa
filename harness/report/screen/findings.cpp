#include <fmt/format.h>

#include "report/screen/parts.h"
#include "report/snippet.h"
#include "report/text.h"

namespace rehearse::report::screen {

namespace {

// "   = help: ..." with the following lines below its text.
std::string fact(std::string_view name, std::string_view text, std::size_t gutter, const Page& page) {
  const std::string head = fmt::format("{}: ", one_line(name));
  const std::string margin(gutter + 2, ' ');
  const std::string indent(gutter + 4 + display_width(head), ' ');
  const std::size_t room = page.width > indent.size() + 20 ? page.width - indent.size() : 20;
  std::string result;
  for (const std::string& line : wrap(one_line(text), room))
    result += result.empty()
                  ? fmt::format("{}{} {}{}\n", margin, page.style.blue("="), page.style.bold(head), line)
                  : fmt::format("{}{}\n", indent, line);
  return result;
}

std::string headline(const Finding& finding, const Page& page) {
  const std::string kind = fmt::format("{}[{}]", to_string(finding.severity), one_line(finding.check));
  const std::size_t room = page.width > 40 ? page.width : 40;
  std::string result;
  for (const std::string& line : wrap(fmt::format("{}: {}", kind, one_line(finding.message)), room))
    result += (result.empty() ? "" : "  ") + line + "\n";
  return page.style.of(finding.severity, kind) + result.substr(kind.size());
}

std::string unjudged(const Outcome& outcome, const Page& page) {
  if (outcome.verdict != Verdict::error || outcome.reason.empty()) return {};
  std::string result;
  for (const std::string& line :
       wrap(fmt::format("not judged: {}", one_line(outcome.reason)), page.width - 2))
    result += (result.empty() ? "" : "  ") + line + "\n";
  return result + "\n";
}

}  // namespace

std::string finding(const Finding& finding, const Page& page) {
  const std::size_t gutter = gutter_width(finding);
  std::string result = headline(finding, page) + snippet(finding, page.style, page.width);
  if (!finding.excerpt.empty()) result += std::string(gutter + 2, ' ') + page.style.blue("|") + "\n";
  for (const auto& [name, text] : finding.evidence) result += fact(name, text, gutter, page);
  if (!finding.help.empty()) result += fact("help", finding.help, gutter, page);
  result += fmt::format("{}{}\n", std::string(gutter + 4, ' '),
                        page.style.dim(fmt::format("(rehearse explain {})", one_line(finding.check))));
  return result + "\n";
}

std::string findings(const Outcome& outcome, const Page& page) {
  std::string result = unjudged(outcome, page);
  for (const Severity severity : {Severity::error, Severity::warning})
    for (const Finding& each : outcome.findings)
      if (each.severity == severity) result += finding(each, page);
  return result;
}

}  // namespace rehearse::report::screen
