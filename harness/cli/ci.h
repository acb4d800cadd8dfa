// What the environment says of the CI that rehearse runs in, read once so that tests can inject it.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "cli/options.h"
#include "rehearse/report.h"

namespace rehearse::cli {

/// The value of an environment variable; empty when it is not set.
using Variables = std::function<std::string(const char*)>;

std::string environment_variable(const char* name);

/// As GitHub Actions, GitLab CI, Buildkite and Jenkins say it.
Origin origin_of(const Variables& variables);

/// `automatic` becomes that of the CI, or `none`.
Annotations resolved(Annotations choice, const Variables& variables);

}  // namespace rehearse::cli
