#include "schema/damage.h"

#include <gtest/gtest.h>

#include "schema/compare.h"

namespace rehearse::schema {
namespace {

SchemaDifference difference(const std::string& kind, const std::string& attribute, const std::string& before,
                            const std::string& after) {
  return {Comparison::down, kind, "public.x", attribute, before, after};
}

TEST(Damage, IsWhatStoppedWorking) {
  EXPECT_TRUE(is_damage(difference("index", "valid", "true", "false")));
  EXPECT_TRUE(is_damage(difference("index", "", "", "INVALID, on public.t btree (a)")));
  EXPECT_TRUE(is_damage(difference("constraint", "validated", "true", "false")));
  EXPECT_TRUE(is_damage(difference("constraint", "triggers", "none", "disabled on public.t")));
  EXPECT_TRUE(is_damage(difference("trigger", "enabled", "yes", "no")));
  EXPECT_TRUE(is_damage(difference("table", "persistence", "permanent", "unlogged")));
}

TEST(Damage, IsNotWhatWorksAgainOrIsOnlyDifferent) {
  EXPECT_FALSE(is_damage(difference("index", "valid", "false", "true")));
  EXPECT_FALSE(is_damage(difference("index", "", "", "on public.t btree (a)")));
  EXPECT_FALSE(is_damage(difference("table", "comment", "a", "b")));
}

TEST(Damage, IsNotAccepted) {
  SchemaRules rules;
  rules.accept = {{"*", "", "whatever"}};
  const auto graded = grade(
      {difference("trigger", "enabled", "yes", "no"), difference("trigger", "comment", "a", "b")}, rules);
  EXPECT_EQ(graded.at(0).severity, DifferenceSeverity::error);
  EXPECT_EQ(graded.at(1).severity, DifferenceSeverity::accepted);
}

}  // namespace
}  // namespace rehearse::schema
