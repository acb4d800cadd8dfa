#include "cli/ci.h"

#include <fmt/format.h>

#include <cstdlib>

namespace rehearse::cli {

namespace {

// "Variables reference" of GitHub Actions: there is none for the page of the run.
std::string page_of_github(const Variables& variables) {
  const std::string repository = variables("GITHUB_REPOSITORY");
  const std::string run = variables("GITHUB_RUN_ID");
  if (repository.empty() || run.empty()) return {};
  return fmt::format("{}/{}/actions/runs/{}", variables("GITHUB_SERVER_URL"), repository, run);
}

std::string first_of(const Variables& variables, std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (std::string value = variables(name); !value.empty()) return value;
  return {};
}

}  // namespace

std::string environment_variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? "" : value;
}

Origin origin_of(const Variables& variables) {
  Origin origin{first_of(variables, {"GITHUB_SHA", "CI_COMMIT_SHA", "BUILDKITE_COMMIT", "GIT_COMMIT"}),
                page_of_github(variables)};
  if (origin.url.empty())
    origin.url = first_of(variables, {"CI_JOB_URL", "BUILDKITE_BUILD_URL", "BUILD_URL"});
  return origin;
}

Annotations resolved(Annotations choice, const Variables& variables) {
  if (choice != Annotations::automatic) return choice;
  if (variables("GITHUB_ACTIONS") == "true") return Annotations::github;
  if (variables("GITLAB_CI") == "true") return Annotations::gitlab;
  return Annotations::none;
}

}  // namespace rehearse::cli
