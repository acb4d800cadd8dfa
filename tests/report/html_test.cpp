#include <gmock/gmock.h>

#include "report/page/element.h"
#include "report/render.h"
#include "support/golden.h"
#include "support/report_fixture.h"

namespace rehearse::report {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

// Without the style and the script, which have files of their own.
std::string content_of(const Report& report) {
  const std::string text = render("html", report, {});
  const auto from = text.find("<body>");
  return text.substr(from, text.rfind("<script>") - from);
}

TEST(Html, OfAPassingRun) {
  test::expect_golden("report/passing.html", content_of(test::passing_report()));
}

TEST(Html, OfEveryKindOfTrouble) {
  test::expect_golden("report/failing.html", content_of(test::failing_report()));
}

TEST(Html, IsOneFileThatAsksNobodyForAnything) {
  const std::string text = render("html", test::failing_report(), {});
  EXPECT_THAT(text, StartsWith("<!DOCTYPE html>\n<html lang=\"en\">"));
  EXPECT_THAT(text, HasSubstr("default-src 'none'"));
  EXPECT_THAT(text, HasSubstr("color-scheme: light dark"));
  for (const char* outside : {"src=", "@import", "url(http", "<link", "fetch("})
    EXPECT_THAT(text, Not(HasSubstr(outside)));
}

TEST(Html, NoNameBreaksOutOfItsPlace) {
  Report report = test::failing_report();
  report.scenario = "</title><script>alert(1)</script>";
  for (Outcome& outcome : report.outcomes) outcome.migration.name = "\"><script>alert(2)</script>";
  const std::string text = render("html", report, {});
  EXPECT_THAT(text, Not(HasSubstr("<script>alert")));
  EXPECT_THAT(text, HasSubstr("&lt;script&gt;alert(2)"));
}

TEST(Html, LinksOnlyWhereABrowserMayGo) {
  Report report = test::passing_report();
  report.origin.url = "javascript:alert(1)";
  EXPECT_THAT(content_of(report), Not(HasSubstr("javascript:")));
  report.origin.url = "https://ci.example/1";
  EXPECT_THAT(content_of(report), HasSubstr("href=\"https://ci.example/1\""));
}

TEST(Html, ThreeHundredMigrationsStayBelowFiveMegabytes) {
  EXPECT_LT(render("html", test::large_report(300), {}).size(), 5'000'000U);
}

TEST(Element, EscapesTextAndValues) {
  const page::Element element("p", {{"title", "\"<&>\""}}, "<b> & \x01");
  EXPECT_EQ(written(element), "<p title=\"&quot;&lt;&amp;&gt;&quot;\">&lt;b&gt; &amp; \\x01</p>\n");
}

TEST(Element, ClosesAsHtmlDoes) {
  page::Element list("div");
  list.add(page::Element("input", {{"hidden", ""}})).add(page::Element("rect")).add(page::Element("span"));
  EXPECT_EQ(written(list), "<div><input hidden=\"\"><rect/><span></span></div>\n");
}

TEST(Element, ASentenceHasItsCode) {
  EXPECT_EQ(written(page::sentence("write `a<b`, then", "dd")), "<dd>write <code>a&lt;b</code>, then</dd>");
  EXPECT_EQ(written(page::sentence("one ` alone", "dd")), "<dd>one ` alone</dd>");
}

}  // namespace
}  // namespace rehearse::report
