#include <gmock/gmock.h>

#include <set>

#include "report/ci/found.h"
#include "report/render.h"
#include "support/golden.h"
#include "support/report_fixture.h"

namespace rehearse::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

TEST(Sarif, OfEveryKindOfTrouble) {
  test::expect_golden("report/failing.sarif", render("sarif", test::failing_report(), {}));
}

TEST(Sarif, PathsBecomeUris) {
  Report report = test::failing_report();
  report.outcomes[1].findings[0].location->file = "./db/a b/ü%.sql";
  const std::string relative = render("sarif", report, {});
  EXPECT_THAT(relative, HasSubstr("\"uri\": \"db/a%20b/%C3%BC%25.sql\""));
  report.outcomes[1].findings[0].location->file = "/db/a.sql";
  EXPECT_THAT(render("sarif", report, {}), HasSubstr("\"uri\": \"file:///db/a.sql\""));
}

TEST(Sarif, ColumnsCountCharacters) {
  Report report = test::failing_report();
  Finding& finding = report.outcomes[1].findings[0];
  finding.excerpt = "/* ü */ ALTER TABLE orders";
  finding.location->column = 10;  // in bytes
  EXPECT_THAT(render("sarif", report, {}), HasSubstr("\"startColumn\": 9"));
}

TEST(Sarif, AFindingOfACheckThatThisVersionLacksHasARuleToo) {
  EXPECT_THAT(render("sarif", test::failing_report(), {}), HasSubstr("\"id\": \"order\""));
}

TEST(Github, ShowsErrorsFirst) {
  test::expect_golden("report/failing.github.txt", render("github", test::failing_report(), {}));
}

TEST(Github, NoMessageStartsACommandOfItsOwn) {
  Report report = test::passing_report();
  report.outcomes[0].findings = {{.check = "applies",
                                  .message = "100 %\n::set-output name=x::y",
                                  .location = SourceLocation{"a,b:c.sql", 3, 1}}};
  EXPECT_EQ(render("github", report, {}),
            "::error file=a%2Cb%3Ac.sql,line=3,endLine=3,title=rehearse%3A applies::100 "
            "%25%0A::set-output name=x::y\n");
}

TEST(Codequality, OfEveryKindOfTrouble) {
  test::expect_golden("report/failing.codequality.json", render("codequality", test::failing_report(), {}));
}

TEST(Found, FingerprintsDifferWithinAReport) {
  std::set<std::string> seen;
  const Report report = test::large_report(50);
  for (const ci::Found& found : ci::all_findings(report)) EXPECT_TRUE(seen.insert(found.fingerprint).second);
  EXPECT_GT(seen.size(), 20U);
}

TEST(Found, FingerprintsStayWhenMeasurementsAndLinesChange) {
  const Report before = test::failing_report();
  Report after = before;
  for (Outcome& outcome : after.outcomes)
    for (Finding& finding : outcome.findings) {
      finding.message += " or so";
      if (finding.location) finding.location->line += 3;
    }
  const auto old_ones = ci::all_findings(before);
  const auto new_ones = ci::all_findings(after);
  ASSERT_EQ(old_ones.size(), new_ones.size());
  for (std::size_t i = 0; i < old_ones.size(); ++i)
    EXPECT_EQ(old_ones[i].fingerprint, new_ones[i].fingerprint) << old_ones[i].finding->message;
}

TEST(Found, EveryFindingIsInSomeFile) {
  Report report = test::failing_report();
  for (Outcome& outcome : report.outcomes)
    for (Finding& finding : outcome.findings) finding.location.reset();
  for (const ci::Found& found : ci::all_findings(report)) EXPECT_FALSE(found.place.file.empty());
}

}  // namespace
}  // namespace rehearse::report
