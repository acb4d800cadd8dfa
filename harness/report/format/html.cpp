// One file: no network, no framework. The policy in its head makes the browser see to that.
#include <fmt/format.h>

#include "rehearse/reporter.h"
#include "report/page/assets.h"
#include "report/page/element.h"
#include "report/page/parts.h"

namespace rehearse::report {

namespace {

using page::Element;

constexpr std::string_view kPolicy =
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action "
    "'none'";

Element head(const Report& report) {
  Element result("head");
  result.add(Element("meta", {{"charset", "utf-8"}}))
      .add(Element("meta", {{"http-equiv", "Content-Security-Policy"}, {"content", std::string(kPolicy)}}))
      .add(Element("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}}))
      .add(Element("meta", {{"name", "color-scheme"}, {"content", "light dark"}}))
      .add(Element("title", {},
                   fmt::format("{}: migration rehearsal of {}", to_string(report.verdict), report.scenario)));
  Element style("style");
  style.add_raw(page::asset("style"));
  return std::move(result.add(std::move(style)));
}

// What hatches the bars that wait; a drawing may refer to a pattern of another.
Element patterns() {
  Element pattern("pattern", {{"id", "hatch"},
                              {"width", "6"},
                              {"height", "6"},
                              {"patternUnits", "userSpaceOnUse"},
                              {"patternTransform", "rotate(45)"}});
  pattern.add(Element("rect", {{"width", "3"}, {"height", "6"}, {"class", "hatch-line"}}));
  Element svg("svg", {{"width", "0"}, {"height", "0"}, {"aria-hidden", "true"}, {"class", "patterns"}});
  Element definitions("defs");
  return std::move(svg.add(std::move(definitions.add(std::move(pattern)))));
}

Element body(const Report& report) {
  Element result("body");
  result.add(patterns()).add(page::banner(report));
  Element main("main");
  for (const auto section : {page::budgets, page::summary, page::common_findings, page::migrations,
                             page::notes, page::environment}) {
    Element part = section(report);
    if (!part.is_empty()) main.add(std::move(part));
  }
  result.add(std::move(main));
  result.add(Element("div", {{"id", "tip"}, {"aria-hidden", "true"}, {"hidden", ""}}));
  Element script("script");
  script.add_raw(page::asset("script"));
  return std::move(result.add(std::move(script)));
}

std::string render_html(const Report& report, const RenderOptions& /*options*/) {
  Element root("html", {{"lang", "en"}});
  root.add(head(report)).add(body(report));
  return "<!DOCTYPE html>\n" + written(root);
}

}  // namespace

extern const Reporter html;
const Reporter html{"html", "html", render_html, "a page for people, in one file"};

}  // namespace rehearse::report
