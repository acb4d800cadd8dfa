#include "report/schema_diff/formats.h"

#include <gmock/gmock.h>

#include "support/differences_fixture.h"
#include "support/golden.h"

namespace rehearse::report::schema_diff {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

SchemaDiff drift() {
  return {
      "db/migrations", "production", test::assorted_differences(), {"owners are not compared: a_role <b>"}};
}

TEST(SchemaDiffText, ReadsLikeAReview) {
  test::expect_golden("report/schema_diff.txt", text(drift(), Style(false)));
}

TEST(SchemaDiffText, IsColouredOnlyWhenItIsAskedTo) {
  EXPECT_THAT(text(drift(), Style(true)), HasSubstr("\x1b[1;31m"));
  EXPECT_THAT(text(drift(), Style(false)), Not(HasSubstr("\x1b")));
}

TEST(SchemaDiffMarkdown, ReadsLikeAReview) {
  test::expect_golden("report/schema_diff.md", markdown(drift()));
}

TEST(SchemaDiffMarkdown, LetsNothingBreakOut) {
  const std::string text = markdown(drift());
  EXPECT_THAT(text, HasSubstr("````diff\n"));  // a longer fence than the one in the value
  EXPECT_THAT(text, Not(HasSubstr("\x1b")));
  EXPECT_THAT(text, HasSubstr("a_role &#60;b&#62;"));
}

TEST(SchemaDiff, EqualSchemasAreSaidToBe) {
  const SchemaDiff equal{"a", "b", {}, {}};
  EXPECT_THAT(text(equal, Style(false)), HasSubstr("the schemas are equal"));
  EXPECT_THAT(markdown(equal), HasSubstr("The schemas are equal"));
}

}  // namespace
}  // namespace rehearse::report::schema_diff
