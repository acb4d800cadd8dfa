#include <fmt/format.h>

#include "base/format.h"
#include "report/page/parts.h"
#include "report/view/budget_lines.h"
#include "report/view/summary.h"

namespace rehearse::report::page {

namespace {

std::string_view sign(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "✓";
    case Verdict::warn:
      return "!";
    case Verdict::skipped:
      return "–";
    case Verdict::error:
      return "?";
    default:
      return "✗";
  }
}

std::string headline(const Report& report) {
  switch (report.verdict) {
    case Verdict::pass:
      return "passed";
    case Verdict::warn:
      return "passed, with warnings";
    case Verdict::fail:
      return "failed";
    case Verdict::skipped:
      return "nothing was rehearsed";
    default:
      return view::count_of(report, Verdict::fail) > 0 ? "failed, and not all could be judged"
                                                       : "could not be judged";
  }
}

std::string date_of(std::string started_at) {
  const auto separator = started_at.find('T');
  if (separator == std::string::npos) return started_at;
  started_at[separator] = ' ';
  if (started_at.ends_with('Z')) started_at.replace(started_at.size() - 1, 1, " UTC");
  return started_at;
}

bool is_web_address(std::string_view url) {
  return url.starts_with("https://") || url.starts_with("http://");
}

std::string_view state_class(view::BudgetLine::State state) {
  switch (state) {
    case view::BudgetLine::State::kept:
      return "budget kept";
    case view::BudgetLine::State::broken:
      return "budget broken";
    default:
      return "budget";
  }
}

std::string_view state_word(view::BudgetLine::State state) {
  switch (state) {
    case view::BudgetLine::State::kept:
      return "✓ kept";
    case view::BudgetLine::State::broken:
      return "✗ broken";
    default:
      return "– not judged";
  }
}

}  // namespace

Element badge(Verdict verdict) {
  const std::string word(to_string(verdict));
  Element result("span", {{"class", "badge " + word}});
  result.add(Element("span", {{"aria-hidden", "true"}}, sign(verdict))).add(" " + word);
  return result;
}

Element banner(const Report& report) {
  const std::string verdict(to_string(report.verdict));
  Element header("header", {{"class", "banner " + verdict}});
  Element heading("h1");
  heading.add(Element("span", {{"class", "sign"}, {"aria-hidden", "true"}}, sign(report.verdict)))
      .add(fmt::format("Migration rehearsal {}", headline(report)));
  header.add(Element("p", {{"class", "product"}}, fmt::format("rehearse {}", report.tool_version)))
      .add(std::move(heading))
      .add(Element("p", {{"class", "lead"}}, view::in_one_line(report)));
  Element facts("dl", {{"class", "facts"}});
  add_fact(facts, "Scenario", report.scenario);
  add_fact(facts, "Server", fmt::format("PostgreSQL {}, {}", report.server.version, report.server.backend));
  add_fact(facts, "Data", view::seeded(report.seed));
  add_fact(facts, "Commit", report.origin.commit.substr(0, 12));
  add_fact(facts, "Started", date_of(report.started_at));
  header.add(std::move(facts));
  if (is_web_address(report.origin.url)) {
    Element link("p");
    link.add(Element("a", {{"href", report.origin.url}, {"rel", "noreferrer"}}, "The CI run"));
    header.add(std::move(link));
  }
  return header;
}

Element budgets(const Report& report) {
  Element section("section", {{"aria-labelledby", "budgets"}});
  section.add(Element("h2", {{"id", "budgets"}}, "Budgets"));
  Element list("ul", {{"class", "budgets"}});
  for (const view::BudgetLine& line : view::budget_lines(report)) {
    Element item("li", {{"class", std::string(state_class(line.state))}});
    item.add(Element("span", {{"class", "state"}}, state_word(line.state)))
        .add(Element("b", {}, line.name))
        .add(Element("span", {{"class", "limit"}}, line.limit))
        .add(Element("span", {{"class", "worst"}}, line.worst));
    list.add(std::move(item));
  }
  section.add(std::move(list));
  const std::string elsewhere = view::limits_elsewhere(report.budgets);
  if (!elsewhere.empty()) section.add(Element("p", {{"class", "quiet"}}, elsewhere));
  return section;
}

}  // namespace rehearse::report::page
