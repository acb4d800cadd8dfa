#include "report/markdown.h"

#include <fmt/format.h>

#include <iterator>

#include "rehearse/reporter.h"
#include "report/comment/fit.h"
#include "report/comment/parts.h"

namespace rehearse::report {

namespace {

// GitHub refuses a comment of more than 65,536 characters; what posts it may add a line of its own.
constexpr std::size_t kMostCharacters = 65'000;

std::string where_the_rest_is(const Report& report) {
  const std::string record = md::code("rehearse report run.json --format html");
  const std::string whole = report.origin.url.empty()
                                ? "run.json has it"
                                : md::link("the full report", report.origin.url) + " has it";
  return fmt::format("> **More was left out here**, as a comment can only be so long: {} ({}).\n\n", whole,
                     record);
}

std::string render_markdown(const Report& report, const RenderOptions& /*options*/) {
  comment::Pieces pieces{comment::head(report), comment::table(report)};
  for (const auto part : {comment::findings, comment::details}) {
    auto more = part(report);
    std::move(more.begin(), more.end(), std::back_inserter(pieces));
  }
  pieces.insert(pieces.end(), comment::notes(report));
  return comment::fit(pieces, where_the_rest_is(report), comment::environment(report), kMostCharacters);
}

}  // namespace

extern const Reporter markdown;
const Reporter markdown{"markdown", "md", render_markdown, "a comment for a pull request (GitHub, GitLab)"};

}  // namespace rehearse::report
