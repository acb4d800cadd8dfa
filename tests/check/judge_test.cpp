#include "check/judge.h"

#include <gmock/gmock.h>

#include <filesystem>

#include "check/catalogue.h"
#include "check/documentation.h"
#include "model/json.h"
#include "rehearse/error.h"
#include "support/golden.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::StartsWith;

Report with(Outcome outcome) {
  Report report;
  report.outcomes.push_back(std::move(outcome));
  return report;
}

Report judged(Report report) {
  judge(report, test::kToday);
  return report;
}

Outcome slow_scan() {
  return test::blocking_outcome("ALTER TABLE orders ALTER COLUMN status SET NOT NULL",
                                LockMode::access_exclusive, 8'000);
}

Outcome failed_up(const std::string& sqlstate, const std::string& message = "it failed") {
  Outcome outcome = test::good_outcome();
  outcome.steps.resize(1);
  outcome.steps[0].error = SqlError{.sqlstate = sqlstate, .message = message, .statement = "SELECT 1"};
  return outcome;
}

Outcome skipped_outcome() {
  Outcome outcome;
  outcome.reason = "interrupted";
  return outcome;
}

TEST(Judge, PassesAMigrationWithoutFindings) {
  const Report report = judged(with(test::good_outcome()));
  EXPECT_EQ(report.verdict, Verdict::pass);
  EXPECT_THAT(report.outcomes[0].findings, ::testing::IsEmpty());
}

TEST(Judge, FailsAMigrationWithAnError) {
  const Report report = judged(with(slow_scan()));
  EXPECT_EQ(report.verdict, Verdict::fail);
  ASSERT_EQ(report.outcomes[0].findings.size(), 1U);
  EXPECT_EQ(report.outcomes[0].findings[0].check, "reads_blocked");
}

TEST(Judge, JudgingTwiceGivesTheSame) {
  const Report once = test::failing_report();
  EXPECT_EQ(to_json(judged(once)), to_json(once));
}

TEST(Judge, ASavedRunIsJudgedAgainWithOtherBudgets) {
  Report saved = report_from_json(to_json(judged(with(slow_scan()))), "run.json");
  saved.budgets.reads_blocked = saved.budgets.writes_blocked = Millis{10'000};
  EXPECT_EQ(judged(saved).verdict, Verdict::pass);
}

TEST(Judge, WarningsFailOnlyWhenAskedTo) {
  Outcome outcome = test::good_outcome();
  outcome.steps[0].trace.statements[0].rewrote = {{"public.orders", Rows{5}, Bytes{8192}}};
  Report report = with(outcome);
  EXPECT_EQ(judged(report).verdict, Verdict::warn);
  report.checks.fail_on = FailOn::warning;
  EXPECT_EQ(judged(report).verdict, Verdict::fail);
}

TEST(Judge, RunsOnlySelectedChecks) {
  Report report = with(slow_scan());
  report.checks.only = {"applies"};
  EXPECT_EQ(judged(report).verdict, Verdict::pass);
  report.checks = {.only = {}, .skip = {"reads_blocked"}};
  const Report rest = judged(report);
  ASSERT_EQ(rest.outcomes[0].findings.size(), 1U);
  EXPECT_EQ(rest.outcomes[0].findings[0].check, "writes_blocked");
}

TEST(Judge, SuggestsTheCheckThatATypoMeant) {
  Report report = with(slow_scan());
  report.checks.skip = {"read_blocked"};
  try {
    judge(report, test::kToday);
    FAIL() << "an unknown check was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_THAT(error.what(), HasSubstr("did you mean 'reads_blocked'?"));
  }
}

TEST(Judge, AnAcceptedFindingDoesNotFail) {
  Outcome outcome = slow_scan();
  outcome.migration.accepted = {{.check = "reads_blocked", .until = test::kToday, .reason = "at night"}};
  const Report report = judged(with(outcome));
  EXPECT_EQ(report.verdict, Verdict::pass);
  ASSERT_EQ(report.outcomes[0].findings.size(), 1U);
  EXPECT_EQ(report.outcomes[0].findings[0].severity, Severity::accepted);
  EXPECT_EQ(report.outcomes[0].findings[0].evidence.at("accepted"), "at night");
}

TEST(Judge, AnExpiredAcceptanceFailsAndSaysSo) {
  Outcome outcome = slow_scan();
  outcome.migration.accepted = {{.check = "reads_blocked", .until = "2026-01-30", .reason = "at night"}};
  const Report report = judged(with(outcome));
  EXPECT_EQ(report.verdict, Verdict::fail);
  EXPECT_THAT(report.outcomes[0].findings[0].evidence.at("acceptance"), StartsWith("expired on 2026-01-30"));
}

TEST(Judge, AFaultOfTheServerIsNotTheMigrationsFailure) {
  for (const char* sqlstate : {"53100", "58030", "F0001", "XX000"}) {
    const Report report = judged(with(failed_up(sqlstate)));
    EXPECT_EQ(report.verdict, Verdict::error) << sqlstate;
    EXPECT_THAT(report.outcomes[0].reason, HasSubstr(sqlstate));
  }
  EXPECT_EQ(judged(with(failed_up("0A000", "extension \"postgis\" is not available"))).verdict,
            Verdict::error);
  EXPECT_EQ(judged(with(failed_up("0A000", "cannot alter type of a column"))).verdict, Verdict::fail);
  EXPECT_EQ(judged(with(failed_up("57P01"))).verdict, Verdict::fail);
  EXPECT_EQ(judged(with(failed_up(""))).verdict, Verdict::fail);
}

TEST(Judge, KeepsWhatTheRunnerCouldNotRehearse) {
  Outcome outcome = test::good_outcome();
  outcome.verdict = Verdict::error;
  outcome.reason = "the server went away";
  const Report report = judged(with(outcome));
  EXPECT_EQ(report.verdict, Verdict::error);
  EXPECT_EQ(report.outcomes[0].reason, "the server went away");
}

TEST(Judge, ACycleThatWasCutShortIsNotGreen) {
  Outcome outcome = test::good_outcome();
  outcome.steps.resize(2);
  EXPECT_EQ(judged(with(outcome)).verdict, Verdict::error);
  outcome.steps.resize(1);
  EXPECT_EQ(judged(with(outcome)).verdict, Verdict::error);
  outcome.migration.irreversible = Irreversible{"the rows are gone"};
  EXPECT_EQ(judged(with(outcome)).verdict, Verdict::pass);
}

TEST(Judge, NothingButSkippedMigrationsIsNeverAPass) {
  EXPECT_EQ(judged(with(skipped_outcome())).verdict, Verdict::error);
  EXPECT_EQ(judged(Report{}).verdict, Verdict::error);
  Report mixed = with(test::good_outcome());
  mixed.outcomes.push_back(skipped_outcome());
  EXPECT_EQ(judged(mixed).verdict, Verdict::pass);
  EXPECT_EQ(judged(mixed).outcomes[1].verdict, Verdict::skipped);
}

TEST(Judge, TheWorstVerdictIsTheReports) {
  Report report = with(test::good_outcome());
  report.outcomes.push_back(slow_scan());
  EXPECT_EQ(judged(report).verdict, Verdict::fail);
  report.outcomes.push_back(failed_up("53100"));
  EXPECT_EQ(judged(report).verdict, Verdict::error);
}

TEST(Judge, FindingsOfNoMigrationCountToo) {
  Report report = with(test::good_outcome());
  report.findings = {{.check = "order", .severity = Severity::error, .message = "twice"}};
  EXPECT_EQ(judged(report).verdict, Verdict::fail);
}

TEST(Judge, WhatSchemaRulesSwitchOffStaysInTheRecord) {
  Outcome outcome = test::good_outcome();
  outcome.schema.differences = {{.kind = "table",
                                 .object = "public.orders",
                                 .attribute = "owner",
                                 .before = "shop",
                                 .after = "postgres"}};
  Report report = with(outcome);
  report.schema.owner = false;
  report = judged(report);
  EXPECT_EQ(report.verdict, Verdict::pass);
  report.schema.owner = true;
  report = judged(report);
  EXPECT_EQ(report.verdict, Verdict::fail);
  EXPECT_EQ(report.outcomes[0].schema.differences[0].reason, "");
}

TEST(Judge, TheTeamMaySetTheSeverityOfACheck) {
  Report report = test::passing_report();
  report.outcomes[0].migration.down.reset();
  report.outcomes[0].steps.resize(1);
  report.checks.warning = {"down_missing"};
  judge(report, test::kToday);
  EXPECT_EQ(report.verdict, Verdict::warn);
  report.checks = {.error = {"down_missing"}};
  judge(report, test::kToday);
  EXPECT_EQ(report.verdict, Verdict::fail);
  report.outcomes[0].migration.irreversible = Irreversible{"archived"};
  judge(report, test::kToday);
  EXPECT_EQ(report.verdict, Verdict::pass) << "what the author accepted stays accepted";
}

TEST(Catalogue, EveryCheckHasItsScenarios) {
  for (const Check* check : catalogue())
    for (const char* twin : {"bad", "good"})
      EXPECT_TRUE(std::filesystem::exists(std::filesystem::path(REHEARSE_SOURCE_DIR) / "scenarios/checks" /
                                          check->id / twin / "rehearse.toml"))
          << check->id << " " << twin;
}

TEST(Catalogue, EveryCheckHasItsPageAndItsTest) {
  ASSERT_FALSE(catalogue().empty());
  for (const Check* check : catalogue()) {
    const std::string id(check->id);
    EXPECT_THAT(std::string(documentation(id)), StartsWith("# " + id + "\n"));
    EXPECT_EQ(test::read_source_file("docs/checks/" + id + ".md"), documentation(id));
    EXPECT_THAT(test::read_source_file("tests/check/" + id + "_test.cpp"), HasSubstr("TEST("));
    EXPECT_EQ(&find(id), check);
    EXPECT_FALSE(check->summary.empty());
  }
}

TEST(Catalogue, EveryPageHasItsCheck) {
  for (const auto& page :
       std::filesystem::directory_iterator(std::filesystem::path(REHEARSE_SOURCE_DIR) / "docs/checks"))
    EXPECT_NO_THROW(find(page.path().stem().string())) << page.path();
}

TEST(Documentation, IsEmptyForAnUnknownCheck) {
  EXPECT_EQ(documentation("nothing"), "");
}

}  // namespace
}  // namespace rehearse::check
