#include <gtest/gtest.h>

#include "schema/compare.h"

namespace rehearse::schema {
namespace {

SchemaDifference difference(const std::string& kind, const std::string& attribute) {
  return {Comparison::down, kind, "public.t", attribute, "x", "y"};
}

TEST(Grade, ADifferenceIsAnErrorByDefault) {
  EXPECT_EQ(grade({difference("column", "type")}, {}).at(0).severity, DifferenceSeverity::error);
}

TEST(Grade, ColumnOrderFollowsTheRule) {
  SchemaRules rules;
  const auto graded = [&] { return grade({difference("table", "column order")}, rules); };
  EXPECT_EQ(graded().at(0).severity, DifferenceSeverity::warning);
  rules.column_order = ColumnOrder::strict;
  EXPECT_EQ(graded().at(0).severity, DifferenceSeverity::error);
  rules.column_order = ColumnOrder::ignore;
  EXPECT_TRUE(graded().empty());
}

TEST(Grade, WhatIsSwitchedOffIsDropped) {
  const std::vector<SchemaDifference> all{difference("table", "owner"), difference("table", "grants"),
                                          difference("default privileges", ""),
                                          difference("table", "comment")};
  EXPECT_EQ(grade(all, {}).size(), 4U);
  SchemaRules rules;
  rules.owner = rules.acl = rules.comments = false;
  EXPECT_TRUE(grade(all, rules).empty());
}

TEST(Grade, EveryLevelHasASwitch) {
  struct Case {
    SchemaDifference difference;
    void (*off)(SchemaRules&);
  };
  const std::vector<Case> cases{
      {difference("extension", "version"), [](SchemaRules& rules) { rules.extension_version = false; }},
      {difference("extension", "members"), [](SchemaRules& rules) { rules.extension_members = false; }},
      {difference("materialized view", "populated"), [](SchemaRules& rules) { rules.populated = false; }},
      {difference("database", "values"), [](SchemaRules& rules) { rules.database_settings = false; }},
      {difference("database settings", ""), [](SchemaRules& rules) { rules.database_settings = false; }},
  };
  for (const Case& each : cases) {
    EXPECT_EQ(grade({each.difference}, {}).size(), 1U) << each.difference.kind;
    SchemaRules rules;
    each.off(rules);
    EXPECT_TRUE(grade({each.difference}, rules).empty()) << each.difference.kind;
  }
}

TEST(Grade, WhatIsReadInAdditionCountsOnlyWhenAskedFor) {
  struct Case {
    SchemaDifference difference;
    SnapshotOptions wanted;
  };
  const std::vector<Case> cases{{difference("sequence", "last value"), {.sequence_state = true}},
                                {difference("large object", "owner"), {.large_objects = true}},
                                {difference("role", ""), {.cluster_objects = true}}};
  for (const Case& each : cases) {
    EXPECT_TRUE(grade({each.difference}, {}).empty()) << each.difference.kind;
    SchemaRules rules;
    rules.snapshot = each.wanted;
    EXPECT_EQ(grade({each.difference}, rules).size(), 1U) << each.difference.kind;
  }
}

TEST(Grade, WhiteSpaceInABodyIsForgivenOnlyWhenAskedFor) {
  const SchemaDifference spaced{Comparison::down, "function",    "public.f()",
                                "body",           "BEGIN\n  a;", "BEGIN a ;"};
  EXPECT_EQ(grade({spaced}, {}).size(), 1U);
  SchemaRules rules;
  rules.function_whitespace = false;
  EXPECT_TRUE(grade({spaced}, rules).empty());
  EXPECT_EQ(grade({difference("function", "body")}, rules).size(), 1U);
}

TEST(Grade, AnExtensionLeftBehindIsAWarningAndALostOneAnError) {
  SchemaDifference left{Comparison::down, "extension", "citext", "", "", "1.6"};
  EXPECT_EQ(grade({left}, {}).at(0).severity, DifferenceSeverity::warning);
  std::swap(left.before, left.after);
  EXPECT_EQ(grade({left}, {}).at(0).severity, DifferenceSeverity::error);
}

TEST(Grade, ANameThatPostgresChoseIsAWarning) {
  SchemaDifference renamed = difference("sequence", "name");
  EXPECT_EQ(grade({renamed}, {}).at(0).severity, DifferenceSeverity::error);
  renamed.name_only = true;
  EXPECT_EQ(grade({renamed}, {}).at(0).severity, DifferenceSeverity::warning);
}

TEST(Grade, AnAcceptedDifferenceCarriesItsReason) {
  SchemaRules rules;
  rules.accept = {{"type public.*", "labels", "labels stay"}};
  const auto graded = grade({difference("type", "labels"), difference("type", "owner")}, rules);
  EXPECT_EQ(graded.at(0).severity, DifferenceSeverity::accepted);
  EXPECT_EQ(graded.at(0).reason, "labels stay");
  EXPECT_EQ(graded.at(1).severity, DifferenceSeverity::error);
}

TEST(Grade, WithoutAnAttributeTheWholeObjectIsAccepted) {
  SchemaRules rules;
  rules.accept = {{"table public.t", "", "known"}};
  EXPECT_EQ(grade({difference("table", "owner")}, rules).at(0).severity, DifferenceSeverity::accepted);
  EXPECT_EQ(grade({difference("view", "owner")}, rules).at(0).severity, DifferenceSeverity::error);
}

}  // namespace
}  // namespace rehearse::schema
