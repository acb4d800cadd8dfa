#include "cli/ci.h"

#include <gtest/gtest.h>

#include <map>

namespace rehearse::cli {
namespace {

Variables with(std::map<std::string, std::string> values) {
  return [values = std::move(values)](const char* name) {
    const auto found = values.find(name);
    return found == values.end() ? std::string() : found->second;
  };
}

TEST(Ci, KnowsThePageOfAGithubRun) {
  const Origin origin = origin_of(with({{"GITHUB_SHA", "0123456789"},
                                        {"GITHUB_SERVER_URL", "https://github.example"},
                                        {"GITHUB_REPOSITORY", "shop/db"},
                                        {"GITHUB_RUN_ID", "7"}}));
  EXPECT_EQ(origin.commit, "0123456789");
  EXPECT_EQ(origin.url, "https://github.example/shop/db/actions/runs/7");
}

TEST(Ci, KnowsTheOthersByTheirVariables) {
  EXPECT_EQ(origin_of(with({{"CI_COMMIT_SHA", "abc"}, {"CI_JOB_URL", "https://gitlab/1"}})).url,
            "https://gitlab/1");
  EXPECT_EQ(origin_of(with({{"BUILDKITE_COMMIT", "abc"}})).commit, "abc");
  EXPECT_EQ(origin_of(with({{"BUILD_URL", "https://jenkins/1"}})).url, "https://jenkins/1");
}

TEST(Ci, OutsideOfAnyThereIsNoOrigin) {
  EXPECT_EQ(origin_of(with({})).commit, "");
  EXPECT_EQ(origin_of(with({{"GITHUB_SERVER_URL", "https://github.example"}})).url, "");
}

TEST(Ci, AnnotatesAsTheEnvironmentSays) {
  EXPECT_EQ(resolved(Annotations::automatic, with({{"GITHUB_ACTIONS", "true"}})), Annotations::github);
  EXPECT_EQ(resolved(Annotations::automatic, with({{"GITLAB_CI", "true"}})), Annotations::gitlab);
  EXPECT_EQ(resolved(Annotations::automatic, with({})), Annotations::none);
  EXPECT_EQ(resolved(Annotations::none, with({{"GITHUB_ACTIONS", "true"}})), Annotations::none);
}

}  // namespace
}  // namespace rehearse::cli
