#include "cli/annotate.h"

#include <fmt/format.h>

#include <fstream>

#include "cli/output.h"
#include "rehearse/error.h"
#include "report/render.h"

namespace rehearse::cli {

namespace {

// Other steps of the job may have written to it.
void append(const std::string& path, std::string_view text) {
  std::ofstream file(path, std::ios::binary | std::ios::app);
  file << text;
  if (!file.flush())
    throw Error(ErrorKind::environment, fmt::format("cannot append to $GITHUB_STEP_SUMMARY, {}", path));
}

}  // namespace

void annotate(const Report& report, Annotations choice, const Variables& variables,
              const std::function<void(std::string_view)>& say) {
  const Annotations target = resolved(choice, variables);
  if (target == Annotations::github) {
    say(report::render("github", report, {}));
    const std::string summary = variables("GITHUB_STEP_SUMMARY");
    if (!summary.empty()) append(summary, report::render("markdown", report, {}));
  }
  if (target == Annotations::gitlab)
    OutputFile("gl-code-quality-report.json").commit(report::render("codequality", report, {}));
}

}  // namespace rehearse::cli
