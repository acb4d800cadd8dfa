#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Outcome with(std::optional<HistoryChange> change) {
  Outcome outcome = test::passing_report().outcomes.front();
  outcome.migration.change = std::move(change);
  outcome.migration.up.path = "migrations/0047_orders.up.sql";
  return outcome;
}

std::vector<Finding> judged(std::optional<HistoryChange> change) {
  return find("edited_after_release").judge(with(std::move(change)), Budgets{});
}

TEST(EditedAfterRelease, CatchesAnEditAndPointsAtTheFile) {
  const auto findings = judged(HistoryChange{ReleasedChange::edited});
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings[0].message, HasSubstr("edited"));
  EXPECT_EQ(findings[0].location->file, "migrations/0047_orders.up.sql");
}

TEST(EditedAfterRelease, NamesWhatARenamedOneWas) {
  const auto findings = judged(HistoryChange{ReleasedChange::renamed, "0046_orders"});
  ASSERT_THAT(findings, SizeIs(1));
  EXPECT_THAT(findings[0].message, HasSubstr("0046_orders"));
}

TEST(EditedAfterRelease, PassesWhatIsNewOrWasNotCompared) {
  EXPECT_THAT(judged(std::nullopt), IsEmpty());
  EXPECT_THAT(judged(HistoryChange{ReleasedChange::out_of_order, "0048_users"}), IsEmpty());
}

TEST(EditedAfterRelease, ARemovedOneFailsTheRun) {
  Report report = test::passing_report();
  report.history = History{"origin/main", "4b825dc642cb6eb9a060e54bf8d69288fbee4904", {}};
  judge(report, test::kToday);
  EXPECT_EQ(report.verdict, Verdict::pass);
  report.history->removed = {{"0046_orders", "migrations/0046_orders.up.sql"}};
  judge(report, test::kToday);
  EXPECT_EQ(report.verdict, Verdict::fail);
  ASSERT_THAT(report.findings, SizeIs(1));
  EXPECT_THAT(report.findings[0].message, HasSubstr("0046_orders is gone"));
}

TEST(EditedAfterRelease, AnEditIsAcceptedInTheFile) {
  Report report = test::passing_report();
  Outcome& outcome = report.outcomes.front();
  outcome.migration.change = HistoryChange{ReleasedChange::edited};
  outcome.migration.accepted = {
      {.check = "edited_after_release", .until = {}, .reason = "ran nowhere", .location = {}}};
  judge(report, test::kToday);
  EXPECT_EQ(report.verdict, Verdict::pass);
}

}  // namespace
}  // namespace rehearse::check
