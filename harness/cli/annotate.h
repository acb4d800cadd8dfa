// Findings beside the lines of a pull or merge request.
#pragma once

#include <functional>
#include <string_view>

#include "cli/ci.h"
#include "rehearse/report.h"

namespace rehearse::cli {

/// GitHub: workflow commands through `say`, and the comment appended to the file $GITHUB_STEP_SUMMARY.
/// GitLab: gl-code-quality-report.json in the current folder. Throws Error(environment) when a file cannot be
/// written.
void annotate(const Report& report, Annotations choice, const Variables& variables,
              const std::function<void(std::string_view)>& say);

}  // namespace rehearse::cli
