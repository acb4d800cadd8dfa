#include <fmt/format.h>

#include "base/strings.h"
#include "report/page/parts.h"

namespace rehearse::report::page {

namespace {

constexpr std::size_t kMostSqlLines = 40;

// The first line is the one that is pointed at; the lines of a program's statement have no number.
Element sql_lines(const Finding& finding) {
  Element block("pre", {{"class", "sql"}});
  const auto lines = split(finding.excerpt, '\n');
  const std::uint32_t first = finding.location ? finding.location->line : 0;
  for (std::size_t i = 0; i < lines.size() && i < kMostSqlLines; ++i) {
    Element line("span", {{"class", i == 0 ? "line hit" : "line"}});
    line.add(Element("span", {{"class", "no"}}, first == 0 ? " " : std::to_string(first + i)));
    block.add(std::move(line.add(lines[i]))).add("\n");
  }
  if (lines.size() > kMostSqlLines)
    block.add(Element("span", {{"class", "line quiet"}},
                      fmt::format("… {} more lines", lines.size() - kMostSqlLines)));
  return block;
}

Element evidence(const Finding& finding) {
  Element list("dl", {{"class", "evidence"}});
  for (const auto& [name, text] : finding.evidence) {
    Element fact("div");
    fact.add(Element("dt", {}, name)).add(sentence(text, "dd"));
    list.add(std::move(fact));
  }
  return list;
}

Element how_to_accept(const Finding& finding) {
  Element result("p", {{"class", "quiet"}});
  return std::move(
      result.add("Why: ")
          .add(Element("code", {}, fmt::format("rehearse explain {}", finding.check)))
          .add(" · accept it, in the migration: ")
          .add(Element("code", {}, fmt::format("-- rehearse: accept {} reason=\"…\"", finding.check))));
}

}  // namespace

Element finding(const Finding& finding, std::string_view heading_tag) {
  const std::string severity(to_string(finding.severity));
  Element article("article", {{"class", "finding " + severity}});
  Element heading(heading_tag);
  heading.add(Element("span", {{"class", "tag"}}, severity)).add(" ").add(Element("code", {}, finding.check));
  article.add(std::move(heading)).add(sentence(finding.message, "p", {{"class", "message"}}));
  if (finding.location) article.add(Element("p", {{"class", "place"}}, to_string(*finding.location)));
  if (!finding.excerpt.empty()) article.add(sql_lines(finding));
  if (!finding.evidence.empty()) article.add(evidence(finding));
  if (!finding.help.empty()) {
    Element help("div", {{"class", "instead"}});
    help.add(Element("b", {}, "Write instead")).add(sentence(finding.help));
    article.add(std::move(help));
  }
  if (finding.severity != Severity::accepted) article.add(how_to_accept(finding));
  return article;
}

}  // namespace rehearse::report::page
