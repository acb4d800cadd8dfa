#include "report/view/summary.h"

#include <fmt/format.h>

#include "report/screen/parts.h"
#include "report/text.h"
#include "report/text_table.h"

namespace rehearse::report::screen {

namespace {

// In capitals what needs somebody's attention, so that it stands out without colour too.
std::string verdict(Verdict verdict, const Style& style) {
  switch (verdict) {
    case Verdict::fail:
      return style.of(verdict, "FAIL");
    case Verdict::error:
      return style.of(verdict, "ERROR");
    default:
      return style.of(verdict, to_string(verdict));
  }
}

std::string caption(const Report& report, const Page& page) {
  return page.style.dim(
      one_line(fmt::format("PostgreSQL {} {} · {} · scenario {}", report.server.version,
                           report.server.backend, view::seeded(report.seed), report.scenario)));
}

}  // namespace

std::string summary(const Report& report, const Page& page) {
  TextTable table({{"migration"},
                   {"up", Align::right},
                   {"down", Align::right},
                   {"up again", Align::right},
                   {"worst lock"},
                   {"blocked", Align::right},
                   {"verdict"}});
  for (const Outcome& outcome : report.outcomes) {
    const view::SummaryRow row = view::summary_row(outcome);
    table.add({one_line(label(outcome.migration)), row.up, row.down, row.reapply, view::worst_lock(row),
               view::blocked(row), verdict(outcome.verdict, page.style)});
  }
  return fmt::format(" {}\n\n{}\n", caption(report, page), table.render(page.width));
}

}  // namespace rehearse::report::screen
