#include <gmock/gmock.h>

#include <pugixml.hpp>

#include "report/render.h"
#include "support/golden.h"
#include "support/report_fixture.h"

namespace rehearse::report {
namespace {

using ::testing::HasSubstr;

pugi::xml_document parsed(const std::string& text) {
  pugi::xml_document document;
  const auto result = document.load_string(text.c_str(), pugi::parse_full);
  EXPECT_TRUE(result) << result.description();
  return document;
}

std::string junit_of(const Report& report) {
  return render("junit", report, {});
}

int number(pugi::xml_node node, const char* attribute) {
  EXPECT_TRUE(node.attribute(attribute)) << node.name() << " has no " << attribute;
  return node.attribute(attribute).as_int(-1);
}

pugi::xml_node case_of(const pugi::xml_document& document, const std::string& suite,
                       const std::string& name) {
  return document.select_node(("//testsuite[@name='" + suite + "']/testcase[@name='" + name + "']").c_str())
      .node();
}

TEST(Junit, OfAPassingRun) {
  test::expect_golden("report/passing.junit.xml", junit_of(test::passing_report()));
}

TEST(Junit, OfEveryKindOfTrouble) {
  test::expect_golden("report/failing.junit.xml", junit_of(test::failing_report()));
}

TEST(Junit, IsASuiteAMigrationAndACaseACheck) {
  const auto document = parsed(junit_of(test::failing_report()));
  EXPECT_TRUE(case_of(document, "0043_orders_status_not_null", "reads_blocked").child("failure"));
  EXPECT_FALSE(case_of(document, "0043_orders_status_not_null", "applies").child("failure"));
  EXPECT_TRUE(case_of(document, "0050_later", "rehearsed").child("skipped"));
  EXPECT_TRUE(case_of(document, "0051_orders_archive", "rehearsed").child("error"));
}

TEST(Junit, AnAcceptedFindingPassesWithItsEvidence) {
  const auto document = parsed(junit_of(test::failing_report()));
  const auto node = case_of(document, "0048_orders_id_bigint", "table_rewrite");
  EXPECT_FALSE(node.child("failure"));
  EXPECT_THAT(node.child("system-out").text().get(), HasSubstr("planned for the maintenance window"));
}

TEST(Junit, WarningsFailWhenTheRunFailsOnThem) {
  Report report = test::passing_report();
  report.outcomes[0].findings = {
      {.check = "table_rewrite", .severity = Severity::warning, .message = "copied"}};
  const auto fails = [&] {
    const auto document = parsed(junit_of(report));
    return static_cast<bool>(case_of(document, "0042_add_order_note", "table_rewrite").child("failure"));
  };
  EXPECT_FALSE(fails());
  report.checks.fail_on = FailOn::warning;
  EXPECT_TRUE(fails());
}

TEST(Junit, CountsAddUp) {
  const auto document = parsed(junit_of(test::failing_report()));
  int tests = 0;
  int failures = 0;
  int errors = 0;
  for (const auto suite : document.child("testsuites").children()) {
    const auto cases = suite.select_nodes("testcase");
    EXPECT_EQ(number(suite, "tests"), static_cast<int>(cases.size())) << suite.attribute("name").value();
    EXPECT_EQ(number(suite, "failures"), static_cast<int>(suite.select_nodes("testcase[failure]").size()));
    EXPECT_EQ(number(suite, "errors"), static_cast<int>(suite.select_nodes("testcase[error]").size()));
    EXPECT_EQ(number(suite, "skipped"), static_cast<int>(suite.select_nodes("testcase[skipped]").size()));
    tests += number(suite, "tests");
    failures += number(suite, "failures");
    errors += number(suite, "errors");
  }
  EXPECT_EQ(number(document.child("testsuites"), "tests"), tests);
  EXPECT_EQ(number(document.child("testsuites"), "failures"), failures);
  EXPECT_EQ(number(document.child("testsuites"), "errors"), errors);
}

TEST(Junit, NoNameBreaksOutOfItsPlace) {
  Report report = test::failing_report();
  for (Outcome& outcome : report.outcomes) outcome.migration.name = "<script>\"&\x01]]>\xff";
  const std::string text = junit_of(report);
  EXPECT_EQ(text.find("<script>"), std::string::npos);
  EXPECT_TRUE(case_of(parsed(text), "0043_<script>\"&\\x01]]>\\xff", "applies"));
}

}  // namespace
}  // namespace rehearse::report
