#include <fmt/format.h>

#include <algorithm>

#include "rehearse/reporter.h"
#include "report/screen/parts.h"
#include "report/text.h"

namespace rehearse::report {

namespace {

constexpr int kNarrowest = 60;

std::string details(const Outcome& outcome, FailOn fail_on, const screen::Page& page) {
  const std::string body = screen::findings(outcome, page) + screen::timelines(outcome, fail_on, page) +
                           screen::repeats(outcome, page) + screen::differences(outcome.schema, page);
  if (body.empty()) return {};
  return fmt::format("{} {}\n\n{}", page.style.dim("──"), page.style.bold(one_line(label(outcome.migration))),
                     body);
}

// Details first, then the overview: what is read last stays on the screen.
std::string render_terminal(const Report& report, const RenderOptions& options) {
  const screen::Page page{Style(options.color), static_cast<std::size_t>(std::max(options.width, kNarrowest)),
                          options.every_step};
  std::string result = "\n";  // apart from the progress above it
  for (const Outcome& outcome : report.outcomes) result += details(outcome, report.checks.fail_on, page);
  for (const Finding& finding : report.findings) result += screen::finding(finding, page);
  return result + screen::summary(report, page) + screen::budgets(report, page) +
         screen::notes(report, page) + screen::last_line(report, page);
}

}  // namespace

extern const Reporter terminal;
const Reporter terminal{"terminal", "txt", render_terminal};

}  // namespace rehearse::report
