#include "profile/text_shape.h"

#include <gmock/gmock.h>

#include <string>
#include <utility>
#include <vector>

namespace rehearse::profile {
namespace {

using ::testing::ElementsAre;

TEST(TextShape, KnowsWhatTextsAreMadeOf) {
  const std::vector<std::pair<std::string, TextClass>> cases{
      {"0042", TextClass::digits},
      {"deadbeef01", TextClass::hex},
      {"face", TextClass::word},
      {"6f1e8a1c-0d3b-4c7e-9a55-1f2e3d4c5b6a", TextClass::uuid},
      {"6f1e8a1cx0d3b-4c7e-9a55-1f2e3d4c5b6a", TextClass::mixed},
      {"in_progress", TextClass::word},
      {"caf\xc3\xa9", TextClass::word},
      {"The quick, brown fox (no. 2).", TextClass::words},
      {"a@b.example", TextClass::mixed},
      {"{\"a\": 1}", TextClass::mixed},
      {"", TextClass::mixed},
  };
  for (const auto& [text, expected] : cases) EXPECT_EQ(text_class(text), expected) << text;
}

TEST(TextShape, TakesTheClassOfNineInTen) {
  EXPECT_EQ(text_shape({{"12", 0.95}, {"n/a", 0.05}})->characters, TextClass::digits);
  EXPECT_EQ(text_shape({{"12", 0.8}, {"n/a", 0.2}})->characters, TextClass::mixed);
  EXPECT_EQ(text_shape({{"one", 0.5}, {"two words", 0.5}})->characters, TextClass::words);
  EXPECT_EQ(text_shape({{"12345678", 0.3}, {"deadbeef", 0.7}})->characters, TextClass::hex);
}

TEST(TextShape, CountsCharactersNotBytesAndWeighsThem) {
  EXPECT_THAT(text_shape({{"\xc3\xa9\xc3\xa9", 1}})->lengths, ElementsAre(2, 2, 2, 2, 2));
  EXPECT_THAT(text_shape({{"a", 0.3}, {"bbb", 0.3}, {"ccccc", 0.4}})->lengths, ElementsAre(1, 1, 3, 5, 5));
  EXPECT_THAT(text_shape({{std::string(457, 'x'), 1}})->lengths, ElementsAre(460, 460, 460, 460, 460));
}

TEST(TextShape, OfNothingIsNothing) {
  EXPECT_FALSE(text_shape({}));
}

}  // namespace
}  // namespace rehearse::profile
