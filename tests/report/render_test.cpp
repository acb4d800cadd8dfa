#include "report/render.h"

#include <gmock/gmock.h>

#include "rehearse/error.h"

namespace rehearse::report {
namespace {

using ::testing::HasSubstr;

TEST(Render, FindsAReporterByItsFormat) {
  EXPECT_EQ(find("terminal").file_extension, "txt");
  EXPECT_EQ(find("json").format, "json");
}

TEST(Render, SuggestsTheFormatThatATypoMeant) {
  try {
    find("terminl");
    FAIL() << "an unknown format was accepted";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_THAT(error.what(), HasSubstr("did you mean 'terminal'?"));
    EXPECT_THAT(error.hint(), HasSubstr("json, "));
  }
}

}  // namespace
}  // namespace rehearse::report
