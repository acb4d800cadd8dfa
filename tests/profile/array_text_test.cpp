#include "profile/array_text.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

namespace rehearse::profile {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

using Value = std::optional<std::string>;

TEST(ArrayText, ReadsElementsAsTheServerQuotesThem) {
  EXPECT_THAT(parse_array(R"({a,"b c","say \"hi\"","back\\slash","{x,y}",NULL,"NULL",""})").value(),
              ElementsAre(Value("a"), Value("b c"), Value("say \"hi\""), Value("back\\slash"), Value("{x,y}"),
                          std::nullopt, Value("NULL"), Value("")));
  EXPECT_THAT(parse_array("{}").value(), IsEmpty());
}

TEST(ArrayText, RefusesWhatIsNoArray) {
  for (const char* text : {"", "{", "}", "{a", "{a,}", "{,a}", "{\"a}", "{a\\", "{a}b", "{{a},{b}}", "a,b"})
    EXPECT_FALSE(parse_array(text)) << text;
}

TEST(ArrayText, ReadsNumbers) {
  EXPECT_THAT(parse_numbers("{0.5,1e-05,-1}").value(), ElementsAre(0.5, 1e-05, -1));
  EXPECT_TRUE(parse_numbers("{Infinity}"));
  for (const char* text : {"{a}", "{NULL}", "{1x}", "1"}) EXPECT_FALSE(parse_numbers(text)) << text;
}

}  // namespace
}  // namespace rehearse::profile
