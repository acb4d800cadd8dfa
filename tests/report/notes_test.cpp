#include "report/view/notes.h"

#include <gmock/gmock.h>

#include "support/report_fixture.h"

namespace rehearse::report::view {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Report accepting(const std::string& check) {
  Report report = test::passing_report();
  report.outcomes[0].migration.accepted = {{.check = check, .reason = "small table"}};
  return report;
}

TEST(Notes, OfAGoodRunThereAreNone) {
  EXPECT_THAT(notes_of(test::passing_report()), IsEmpty());
}

TEST(Notes, NameAnAcceptanceThatAcceptsNothing) {
  EXPECT_THAT(notes_of(accepting("table_rewrite")),
              ElementsAre(AllOf(Field(&Note::kind, "not needed"),
                                Field(&Note::text, HasSubstr("accept table_rewrite (small table)")))));
}

TEST(Notes, AnAcceptanceOfACheckThatWasLeftOutMayBeNeeded) {
  Report report = accepting("table_rewrite");
  report.checks.skip = {"table_rewrite"};
  EXPECT_THAT(notes_of(report), IsEmpty());
  report.checks = {.only = {"applies"}};
  EXPECT_THAT(notes_of(report), IsEmpty());
}

TEST(Notes, AnAcceptanceThatIsNeededIsToldWithItsFinding) {
  Report report = accepting("table_rewrite");
  report.outcomes[0].findings = {{.check = "table_rewrite",
                                  .severity = Severity::accepted,
                                  .message = "copied",
                                  .evidence = {{"accepted", "small table"}}}};
  EXPECT_THAT(notes_of(report), ElementsAre(Field(&Note::kind, "accepted")));
}

}  // namespace
}  // namespace rehearse::report::view
