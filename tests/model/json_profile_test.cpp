#include "model/json_profile.h"

#include <gmock/gmock.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>
#include <vector>

#include "model/json_schema.h"
#include "rehearse/error.h"

namespace rehearse {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

ProfileColumn text_column() {
  return {.name = "state",
          .type = "text",
          .kind = ValueKind::text,
          .disclosure = Disclosure::schema,
          .null_fraction = 0.25,
          .distinct = 3,
          .width = 5,
          .correlation = -0.5,
          .common = {{0.5, 0.2}, {"open", std::nullopt}},
          .bounds = {},
          .text = TextShape{TextClass::word, {1, 2, 3, 4, 5}}};
}

ProfileTable orders() {
  ProfileTable table{.schema = "public", .name = "orders", .rows = 10'000, .pages = 100};
  table.visible_pages = 90;
  table.dead_rows = 5;
  table.changed_since_analyze = 7;
  table.toast = ProfileToast{12, 34};
  table.indexes = {{"orders_pkey", 30, 10'000}};
  ProfileColumn total{.name = "total", .kind = ValueKind::decimal, .disclosure = Disclosure::coarse};
  total.distinct = -1;
  total.bounds = {"0", "5", "10"};
  ProfileColumn tags{.name = "tags", .kind = ValueKind::array};
  tags.elements = ArrayElements{.common = {{1, 0.5}, {}},
                                .text = TextShape{TextClass::mixed, {1, 1, 1, 1, 1}},
                                .counts = {1, 2},
                                .average_count = 1.5,
                                .null_fraction = 0.1};
  ProfileColumn during{.name = "during", .kind = ValueKind::range};
  during.range = RangeShape{.empty_fraction = 0.1, .lengths = {1, 7}, .lower_bounds = {"2024-01-01"}};
  ProfileColumn hidden{.name = "hid\"den\n", .disclosure = Disclosure::sensitive, .sensitive = "email"};
  hidden.missing = Missing::no_right;
  table.columns = {text_column(), total, tags, during, hidden};
  ProfileStatistics pairs{.name = "public.pairs", .columns = {"a", "b"}};
  pairs.distinct = {{{"a", "b"}, 12}};
  pairs.dependencies = {{{"a"}, "b", 0.9}};
  pairs.frequencies = {0.5, 0.25};
  table.statistics = {pairs, {.name = "public.more", .columns = {"a"}, .missing = Missing::no_right}};
  return table;
}

DataProfile shop() {
  DataProfile profile{.floor = 50, .kept = {"orders.state"}};
  profile.server = {.version = 150'018,
                    .encoding = "UTF8",
                    .collation = "C",
                    .ctype = "C",
                    .time_zone = "Europe/Berlin",
                    .extensions = {{"hstore", "1.8"}},
                    .settings = {{"work_mem", "4096 kB"}}};
  profile.tables = {orders(), {.schema = "public", .name = "raw", .kind = ProfileTableKind::partitioned}};
  return profile;
}

std::string error_of(const std::string& text) {
  try {
    profile_from_json(text, "p.json");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_THAT(error.hint(), HasSubstr("rehearse profile"));
    return error.what();
  }
  return {};
}

std::string with(const std::string& pointer, const json& value) {
  auto document = json::parse(to_json(shop()));
  document[json::json_pointer(pointer)] = value;
  return document.dump();
}

TEST(ProfileFile, ReadsWhatItWrote) {
  const std::string text = to_json(shop());
  EXPECT_EQ(profile_from_json(text, "p.json"), shop());
  EXPECT_EQ(to_json(profile_from_json(text, "p.json")), text);
}

TEST(ProfileFile, StandsInTheSchemaOfTheDocumentation) {
  std::ifstream file(REHEARSE_SOURCE_DIR "/docs/profile.schema.json");
  test::JsonSchema schema(json::parse(file));
  EXPECT_THAT(schema.problems(json::parse(to_json(shop()))), IsEmpty());
}

TEST(ProfileFile, ArraysOfNumbersStandOnOneLine) {
  EXPECT_THAT(to_json(shop()), HasSubstr("\n          \"bounds\": [\"0\", \"5\", \"10\"]\n"));
}

TEST(ProfileFile, RefusesDamage) {
  const std::string text = to_json(shop());
  EXPECT_THAT(error_of(text.substr(0, text.size() / 2)), HasSubstr("p.json: this is not JSON"));
  EXPECT_THAT(error_of("[]"), HasSubstr("expected an object"));
  EXPECT_THAT(error_of("{}"), HasSubstr("the key \"rehearse_profile_version\""));
}

TEST(ProfileFile, NamesThePathOfWhatIsWrong) {
  const std::vector<std::pair<std::pair<std::string, json>, std::string>> cases{
      {{"/rehearse_profile_version", 2}, "rehearse_profile_version: expected 1"},
      {{"/tables/0/columns/0/widht", 4},
       "tables[0].columns[0].widht: expected no key of this name, did you mean 'width'"},
      {{"/tabels", json::array()}, "tabels: expected no key of this name, did you mean 'tables'"},
      {{"/server/versoin", 1}, "server.versoin"},
      {{"/tables/0/columns/0/kind", "string"}, "tables[0].columns[0].kind: expected a name"},
      {{"/tables/0/columns/0/null_fraction", 1.5}, "null_fraction: expected a number from 0 to 1"},
      {{"/tables/0/columns/0/frequencies/0", -0.1}, "frequencies[0]: expected a number from 0 to 1"},
      {{"/tables/0/columns/0/distinct", -2}, "distinct: expected a number from -1"},
      {{"/tables/0/columns/0/values", json::array({"open"})}, "as many values as there are frequencies"},
      {{"/tables/0/columns/0/text/lengths", json::array({5, 4, 3, 2, 1})}, "five lengths in ascending order"},
      {{"/tables/0/rows", -5}, "tables[0].rows: expected a number that is not negative"},
      {{"/tables/0/pages", "many"}, "tables[0].pages: expected an integer"},
      {{"/tables/0/columns/1/bounds/1", 5}, "bounds[1]: expected a string"},
  };
  for (const auto& [change, message] : cases)
    EXPECT_THAT(error_of(with(change.first, change.second)), HasSubstr(message)) << message;
}

// Whatever is read can be written; everything else is an Error.
void expect_read_or_refused(const json& document) {
  const std::string text = document.dump();
  if (!error_of(text).empty()) return;
  EXPECT_NO_THROW(to_json(profile_from_json(text, "p.json"))) << text;
}

TEST(ProfileFile, AWrongTypeAnywhereIsReadOrRefused) {
  const json document = json::parse(to_json(shop()));
  const std::vector<json> wrong{
      nullptr, -1, 1e300, "text", json::array({1}), json::object(), true, 18446744073709551615ULL};
  const json leaves = document.flatten();
  for (const auto& [pointer, value] : leaves.items())
    for (const json& replacement : wrong) {
      json mutated = document;
      mutated[json::json_pointer(pointer)] = replacement;
      expect_read_or_refused(mutated);
    }
}

}  // namespace
}  // namespace rehearse
