#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/comment/parts.h"
#include "report/difference/markdown.h"
#include "report/difference/view.h"
#include "report/markdown.h"
#include "report/text.h"

namespace rehearse::report::comment {

namespace {

constexpr std::size_t kMostLines = 12;       // of SQL below a finding
constexpr std::size_t kWidestLine = 200;     // of it
constexpr std::size_t kMostObjects = 20;     // that differ, of one comparison
constexpr std::size_t kLongestDiff = 4'000;  // characters of one such object

std::string_view icon_of(Severity severity) {
  return icon(severity == Severity::error ? Verdict::fail : Verdict::warn);
}

std::string excerpt(const Finding& finding) {
  if (finding.excerpt.empty()) return {};
  std::string text;
  const auto lines = split(finding.excerpt, '\n');
  for (std::size_t i = 0; i < lines.size() && i < kMostLines; ++i)
    text += shorten(printable(lines[i]), kWidestLine) + "\n";
  if (lines.size() > kMostLines) text += fmt::format("-- … {} more lines\n", lines.size() - kMostLines);
  return md::block("sql", text) + "\n";
}

std::string of_finding(const Finding& finding) {
  const std::string place =
      finding.location ? fmt::format(", {}", md::code(to_string(*finding.location))) : "";
  std::string result =
      fmt::format("{} **{}**: {}{}\n\n{}", icon_of(finding.severity), md::prose(finding.check),
                  md::sentence(finding.message), place, excerpt(finding));
  for (const auto& [name, text] : finding.evidence)
    result += fmt::format("- {}: {}\n", md::prose(name), md::sentence(text));
  if (!finding.help.empty()) result += fmt::format("- **Instead:** {}\n", md::sentence(finding.help));
  return result + fmt::format("- More: {}\n\n", md::code("rehearse explain " + finding.check));
}

std::string_view heading(Comparison comparison) {
  return comparison == Comparison::down ? "Schema before up (-) and after down (+):"
                                        : "Schema after the first up (-) and after the second (+):";
}

std::string of_object(const difference::ObjectView& object) {
  std::string text = difference::markdown_of(object, false);
  if (characters(text) <= kLongestDiff) return text;
  return fmt::format("#### {}\n\nToo long to be shown here.\n\n", md::code(object.title));
}

void add_differences(Pieces& pieces, const Outcome& outcome, Comparison comparison) {
  const auto all = difference::open_differences(outcome.schema, comparison);
  if (all.empty()) return;
  const auto objects = difference::objects_of(all);
  pieces.push_back(fmt::format("{} {}\n\n", heading(comparison), difference::summary(all)));
  for (std::size_t i = 0; i < objects.size() && i < kMostObjects; ++i)
    pieces.push_back(of_object(objects[i]));
  if (objects.size() > kMostObjects)
    pieces.push_back(fmt::format("… and {} more objects\n\n", objects.size() - kMostObjects));
}

Pieces of_outcome(const Outcome& outcome) {
  Pieces pieces;
  if (outcome.verdict == Verdict::error && !outcome.reason.empty())
    pieces.push_back(
        fmt::format("{} **not judged**: {}\n\n", icon(Verdict::error), md::prose(outcome.reason)));
  for (const Severity severity : {Severity::error, Severity::warning})
    for (const Finding& finding : outcome.findings)
      if (finding.severity == severity) pieces.push_back(of_finding(finding));
  add_differences(pieces, outcome, Comparison::down);
  add_differences(pieces, outcome, Comparison::reapply);
  // A heading that lost what it is the heading of would mislead.
  if (!pieces.empty())
    pieces.front().insert(
        0, fmt::format("### {} {}\n\n", icon(outcome.verdict), md::code(label(outcome.migration))));
  return pieces;
}

void append(Pieces& all, Pieces more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

}  // namespace

Pieces findings(const Report& report) {
  Pieces result;
  for (const Verdict verdict : {Verdict::fail, Verdict::error, Verdict::warn, Verdict::pass})
    for (const Outcome& outcome : report.outcomes)
      if (outcome.verdict == verdict) append(result, of_outcome(outcome));
  Pieces common;
  for (const Finding& finding : report.findings)
    if (finding.severity != Severity::accepted) common.push_back(of_finding(finding));
  if (!common.empty()) common.front().insert(0, "### Beyond single migrations\n\n");
  append(result, std::move(common));
  return result;
}

}  // namespace rehearse::report::comment
