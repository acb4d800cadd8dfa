#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;

constexpr const char* kId = "fresh_install_equals_migrated";

Report with(std::vector<SchemaDifference> differences) {
  Report report = test::passing_report();
  for (SchemaDifference& difference : differences) difference.comparison = Comparison::expected;
  report.expected = ExpectedSchema{.file = "db/structure.sql", .differences = std::move(differences)};
  return report;
}

SchemaDifference lost_index() {
  return {.kind = "index", .object = "public.by_name", .before = "on public.orders btree (name)"};
}

std::size_t findings(const Report& report) {
  return static_cast<std::size_t>(std::count_if(report.findings.begin(), report.findings.end(),
                                                [](const auto& finding) { return finding.check == kId; }));
}

TEST(FreshInstallEqualsMigrated, ADifferenceFailsTheRun) {
  Report report = with({lost_index()});
  judge(report, test::kToday);
  ASSERT_EQ(findings(report), 1U);
  const Finding& finding = report.findings.back();
  EXPECT_EQ(finding.message, "the migrations make another schema than db/structure.sql: 1 difference");
  EXPECT_EQ(finding.evidence.at("differences"), "index public.by_name");
  EXPECT_EQ(finding.location->file, "db/structure.sql");
  EXPECT_EQ(report.verdict, Verdict::fail);
}

TEST(FreshInstallEqualsMigrated, JudgingAgainGivesTheSame) {
  Report report = with({lost_index()});
  report.findings = {{.check = "order", .message = "of other origin"}};
  judge(report, test::kToday);
  judge(report, test::kToday);
  EXPECT_EQ(findings(report), 1U);
  EXPECT_EQ(report.findings.size(), 2U);
}

TEST(FreshInstallEqualsMigrated, EqualSchemasAndNoExpectationPass) {
  for (Report report : {with({}), test::passing_report()}) {
    judge(report, test::kToday);
    EXPECT_EQ(findings(report), 0U);
    EXPECT_EQ(report.verdict, Verdict::pass);
  }
}

TEST(FreshInstallEqualsMigrated, FollowsTheRulesOfTheSchemaAndTheChecks) {
  Report accepted = with({lost_index()});
  accepted.schema.accept = {{"index public.by_name", "", "made by hand"}};
  judge(accepted, test::kToday);
  EXPECT_EQ(findings(accepted), 0U);
  Report skipped = with({lost_index()});
  skipped.checks.skip = {kId};
  judge(skipped, test::kToday);
  EXPECT_EQ(findings(skipped), 0U);
  Report ordered = with({{.kind = "table",
                          .object = "public.t",
                          .attribute = "column order",
                          .before = "a, b",
                          .after = "b, a"}});
  judge(ordered, test::kToday);
  EXPECT_EQ(ordered.verdict, Verdict::warn);
}

}  // namespace
}  // namespace rehearse::check
