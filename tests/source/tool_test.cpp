#include "source/adapter/tool.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rehearse::source::adapter {
namespace {

using testing::ElementsAre;

const pg::Target kTarget{{"/tmp/a b", 5432, "postgres", "owner"}, "rehearse_1", "owner"};
constexpr const char* kUrl = "postgresql://owner@/rehearse_1?host=%2Ftmp%2Fa%20b&port=5432";

TEST(ToolCommandTest, SaysWhereTheDatabaseIs) {
  const os::Command command = tool_command(
      {{"tool", "--url={url}", "{host}:{port}", "{database}", "{user}", "{other}"}, "folder"}, kTarget, {});
  EXPECT_THAT(command.argv, ElementsAre("tool", std::string("--url=") + kUrl, "/tmp/a b:5432", "rehearse_1",
                                        "owner", "{other}"));
  EXPECT_EQ(command.folder, "folder");
  EXPECT_EQ(command.environment->at("DATABASE_URL"), kUrl);
  EXPECT_EQ(command.environment->at("PGHOST"), "/tmp/a b");
}

TEST(ToolCommandTest, LeavesNothingThatLeadsToAnotherServer) {
  const os::Command command = tool_command({{"tool"}, ""}, kTarget,
                                           {{"PATH", "/bin"},
                                            {"PGSERVICE", "production"},
                                            {"PGPASSWORD", "x"},
                                            {"DATABASE_URL", "postgres://production"}});
  EXPECT_EQ(command.environment->at("PATH"), "/bin");
  EXPECT_FALSE(command.environment->contains("PGSERVICE"));
  EXPECT_FALSE(command.environment->contains("PGPASSWORD"));
  EXPECT_EQ(command.environment->at("DATABASE_URL"), kUrl);
}

TEST(ToolCommandTest, TakesTheUsersOwnVariablesLast) {
  const ToolCommand tool{{"tool"}, "", {{"APP_DB", "{database}"}, {"PGUSER", "somebody"}}};
  const os::Command command = tool_command(tool, kTarget, {});
  EXPECT_EQ(command.environment->at("APP_DB"), "rehearse_1");
  EXPECT_EQ(command.environment->at("PGUSER"), "somebody");
}

TEST(ToolCommandTest, KnowsThePasswordOfTcp) {
  pg::Target target = kTarget;
  target.endpoint.tcp_password = "secret";
  const ToolCommand tool{{"tool", "{url}"}, "", {{"URL", "jdbc:postgresql://{host}:{port}/{database}"}}};
  const os::Command command = tool_command(tool, target, {});
  EXPECT_THAT(command.argv, ElementsAre("tool", "postgresql://owner:secret@127.0.0.1:5432/rehearse_1"));
  EXPECT_EQ(command.environment->at("URL"), "jdbc:postgresql://127.0.0.1:5432/rehearse_1");
  EXPECT_EQ(command.environment->at("PGHOST"), "127.0.0.1");
  EXPECT_EQ(command.environment->at("PGPASSWORD"), "secret");
}

TEST(LastWords, HoldNoPassword) {
  const os::Completion failed{
      .exit_code = 1, .signal = {}, .timed_out = false, .out = "", .err = "cannot connect as owner:secret"};
  EXPECT_EQ(last_words(failed, "secret"), "cannot connect as owner:***");
}

TEST(LastWords, AreThoseOfTheErrorOutput) {
  EXPECT_EQ(
      last_words(
          {.exit_code = 1, .signal = {}, .timed_out = false, .out = "out\n", .err = " no such revision\n"}),
      "no such revision");
  EXPECT_EQ(last_words({.exit_code = 1, .signal = {}, .timed_out = false, .out = "out\n", .err = ""}), "out");
}

TEST(LastWords, OfALongTraceAreItsLastLines) {
  std::string trace;
  for (int line = 0; line < 100; ++line) trace += "at line " + std::to_string(line) + "\n";
  const std::string words =
      last_words({.exit_code = 1, .signal = {}, .timed_out = false, .out = "", .err = trace});
  EXPECT_LT(words.size(), 620U);
  EXPECT_THAT(words, testing::StartsWith("...\nat line"));
  EXPECT_THAT(words, testing::EndsWith("at line 99"));
}

}  // namespace
}  // namespace rehearse::source::adapter
