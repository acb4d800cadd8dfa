#include "profile/sql_pieces.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "rehearse/error.h"

namespace rehearse::profile {
namespace {

using ::testing::ElementsAre;

std::vector<std::string> texts(std::string_view sql) {
  std::vector<std::string> result;
  for (const SqlPiece& piece : sql_pieces(sql, "a.sql")) result.emplace_back(piece.text);
  return result;
}

TEST(SqlPieces, AStringIsOneWhateverItHolds) {
  EXPECT_THAT(texts("f('it''s', E'a\\'b', \"x\"\"y\") -- end"),
              ElementsAre("f", "(", "'it''s'", ",", "E'a\\'b'", ",", "\"x\"\"y\"", ")"));
  EXPECT_THAT(texts("'a' 'b'"), ElementsAre("'a'", "'b'"));
}

TEST(SqlPieces, UnquotesStrings) {
  EXPECT_EQ(unquoted("'it''s'"), "it's");
  EXPECT_EQ(unquoted("''''"), "'");
  EXPECT_EQ(unquoted("''"), "");
  EXPECT_EQ(unquoted("'{\"a\\\\b\"}'"), "{\"a\\\\b\"}");
  EXPECT_EQ(unquoted("E'a\\'b'"), "a'b");
}

TEST(SqlPieces, AnUnclosedStringIsAnError) {
  EXPECT_THROW(sql_pieces("f('a", "a.sql"), Error);
}

}  // namespace
}  // namespace rehearse::profile
