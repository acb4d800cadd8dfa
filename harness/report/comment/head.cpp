#include <fmt/format.h>

#include <algorithm>

#include "base/format.h"
#include "base/strings.h"
#include "report/comment/parts.h"
#include "report/markdown.h"
#include "report/view/summary.h"

namespace rehearse::report::comment {

namespace {

// Within an HTML comment: no "--", no ">".
std::string marker(std::string_view scenario) {
  std::string key;
  for (const char c : scenario) {
    const bool plain = is_alphanumeric(c) || c == '.';
    const char next = plain || c == '_' ? c : '-';
    if (next != '-' || key.empty() || key.back() != '-') key += next;
  }
  return fmt::format("<!-- rehearse-report:{} -->\n", key.empty() ? "default" : key);
}

std::size_t findings_of(const Report& report, Severity severity) {
  return static_cast<std::size_t>(
      std::count_if(report.findings.begin(), report.findings.end(),
                    [&](const Finding& finding) { return finding.severity == severity; }));
}

// "3 of 4 failed, 1 not judged"
std::string verdict_in_words(const Report& report) {
  const std::size_t skipped = view::count_of(report, Verdict::skipped);
  const std::size_t all = report.outcomes.size() - skipped;
  std::vector<std::string> parts;
  const auto add = [&](std::size_t number, std::string_view word) {
    if (number > 0)
      parts.push_back(parts.empty() ? fmt::format("{} of {} {}", number, all, word)
                                    : fmt::format("{} {}", number, word));
  };
  add(view::count_of(report, Verdict::fail), "failed");
  add(view::count_of(report, Verdict::error), "not judged");
  if (parts.empty()) add(view::count_of(report, Verdict::warn), "with warnings");
  if (parts.empty())
    parts.push_back(all == 0 ? "nothing was rehearsed" : count(all, "migration") + " passed");
  if (const std::size_t common = findings_of(report, Severity::error); common > 0)
    parts.push_back(count(common, "error") + " beyond single migrations");
  return join(parts, ", ");
}

bool is_hash(std::string_view text) {
  return text.size() >= 7 && std::all_of(text.begin(), text.end(), [](char c) {
           return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
         });
}

std::string caption(const Report& report) {
  std::vector<std::string> parts{
      md::prose(fmt::format("PostgreSQL {} {}", report.server.version, report.server.backend)),
      md::prose(view::seeded(report.seed)), fmt::format("scenario {}", md::code(report.scenario))};
  const std::string& commit = report.origin.commit;
  if (!commit.empty())
    parts.push_back("commit " + md::code(is_hash(commit) ? std::string_view(commit).substr(0, 7) : commit));
  if (!report.origin.url.empty()) parts.push_back(md::link("full report", report.origin.url));
  return join(parts, " · ");
}

}  // namespace

std::string_view icon(Verdict verdict) {
  switch (verdict) {
    case Verdict::pass:
      return "✅";
    case Verdict::warn:
      return "⚠️";
    case Verdict::skipped:
      return "⏭️";
    case Verdict::error:
      return "❓";
    default:
      return "❌";
  }
}

std::string head(const Report& report) {
  const bool failed = view::count_of(report, Verdict::fail) > 0;
  return fmt::format("{}## {} Migration rehearsal: {}\n\n{}\n\n", marker(report.scenario),
                     icon(failed ? Verdict::fail : report.verdict), verdict_in_words(report),
                     caption(report));
}

}  // namespace rehearse::report::comment
