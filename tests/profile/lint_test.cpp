#include "profile/lint.h"

#include <gmock/gmock.h>

#include <string>

namespace rehearse::profile {
namespace {

using ::testing::Contains;
using ::testing::Each;
using ::testing::Field;
using ::testing::Not;

testing::Matcher<ProfileLiteral> is(const std::string& path, const std::string& column, LiteralReason reason,
                                    const std::string& text) {
  return testing::AllOf(Field(&ProfileLiteral::path, path), Field(&ProfileLiteral::column, column),
                        Field(&ProfileLiteral::reason, reason), Field(&ProfileLiteral::text, text));
}

DataProfile shop() {
  ProfileColumn total{.name = "total", .type = "numeric", .disclosure = Disclosure::coarse};
  total.common = {{0.5}, {"10"}};
  total.bounds = {"0", "100"};
  ProfileColumn status{.name = "status", .type = "text", .disclosure = Disclosure::schema};
  status.common = {{0.5, 0.2}, {"open", std::nullopt}};
  ProfileColumn note{.name = "note", .type = "text", .disclosure = Disclosure::kept};
  note.common = {{0.5}, {"thanks"}};
  note.bounds = {""};
  ProfileColumn edited{.name = "edited", .type = "text", .disclosure = Disclosure::withheld};
  edited.common = {{0.5}, {"slipped in"}};
  ProfileTable table{.schema = "s", .name = "t"};
  table.indexes = {{.name = "t_pkey"}};
  table.columns = {total, status, note, edited};
  DataProfile profile{.kept = {"t.note"}, .tables = {table}};
  profile.server.time_zone = "Europe/Berlin";
  profile.server.extensions = {{"hstore", "1.8"}};
  return profile;
}

TEST(Lint, ShowsEveryTextWithItsPlaceAndReason) {
  const auto found = literals(shop());
  EXPECT_THAT(found,
              Contains(is("tables[0].columns[0].bounds[1]", "s.t.total", LiteralReason::bound, "100")));
  EXPECT_THAT(found, Contains(is("tables[0].columns[0].values[0]", "s.t.total", LiteralReason::bound, "10")));
  EXPECT_THAT(found,
              Contains(is("tables[0].columns[1].values[0]", "s.t.status", LiteralReason::schema, "open")));
  EXPECT_THAT(found,
              Contains(is("tables[0].columns[2].values[0]", "s.t.note", LiteralReason::kept, "thanks")));
  EXPECT_THAT(found, Contains(is("tables[0].columns[2].bounds[0]", "s.t.note", LiteralReason::kept, "")));
  EXPECT_THAT(found, Contains(is("tables[0].indexes[0].name", "s.t", LiteralReason::name, "t_pkey")));
  EXPECT_THAT(found, Contains(is("server.time_zone", "", LiteralReason::setting, "Europe/Berlin")));
  EXPECT_THAT(found, Contains(is("kept[0]", "", LiteralReason::name, "t.note")));
}

TEST(Lint, AValueThatShouldNotBeThereCountsAsKept) {
  EXPECT_THAT(literals(shop()), Contains(is("tables[0].columns[3].values[0]", "s.t.edited",
                                            LiteralReason::kept, "slipped in")));
}

TEST(Lint, WithoutKeptColumnsNothingIsKept) {
  DataProfile profile = shop();
  profile.tables.front().columns.resize(2);
  EXPECT_THAT(literals(profile), Each(Field(&ProfileLiteral::reason, Not(LiteralReason::kept))));
}

}  // namespace
}  // namespace rehearse::profile
