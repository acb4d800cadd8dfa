// The promise of `rehearse profile`: no value of production leaves it unless somebody asked for that column.
#include <gmock/gmock.h>

#include <algorithm>
#include <map>
#include <regex>
#include <string>
#include <vector>

#include "model/json_profile.h"
#include "pg/connection.h"
#include "profile/lint.h"
#include "profile/support.h"
#include "support/server.h"

namespace rehearse::profile {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

struct Case {
  std::string column;
  std::string type;
  std::string canary;  ///< an expression
  std::string other;   ///< of g, the row's number: unique canaries, so that the histogram holds some as well
  std::vector<std::string> marks;  ///< none of these may be in the file
};

// A third of the rows hold the canary itself, so that it is a most common value.
const std::vector<Case>& cases() {
  static const std::vector<Case> all{
      {"c_smallint", "smallint", "27183", "(g * 6)::smallint", {"27183"}},
      {"c_integer", "integer", "48151623", "g * 9973 + 7", {"48151623"}},
      {"c_bigint", "bigint", "4815162342108", "g * 99991234567 + 7", {"4815162342108"}},
      {"c_constant", "bigint", "48151623421", "48151623421", {"48151623421"}},
      {"c_narrow", "bigint", "7700048151623", "7700048151623 + g % 900", {"77000481"}},
      {"c_numeric", "numeric(14,2)", "16180339.88", "g * 4711.13", {"16180339", "80339.88"}},
      {"c_real", "real", "31415.9265", "g * 3.3", {"31415"}},
      {"c_double", "double precision", "27182.81828", "g * 17.37", {"27182"}},
      {"c_money", "money", "57721.56::money", "(g * 3.11)::numeric::money", {"57,721", "57721"}},
      {"c_date", "date", "date '1987-06-05'", "date '1950-01-01' + g * 4", {"1987-06-05"}},
      {"c_timestamp",
       "timestamp",
       "timestamp '1987-06-05 04:32:10.25'",
       "timestamp '1950-01-01' + g * interval '4 days 3 hours'",
       {"1987-06-05", "04:32"}},
      {"c_timestamptz",
       "timestamptz",
       "timestamptz '1987-06-05 04:32:10+00'",
       "timestamptz '1950-01-01 00:00+00' + g * interval '4 days 3 hours'",
       {"1987-06-05", "04:32"}},
      {"c_time", "time", "time '04:32:10'", "time '00:00' + g * interval '17 seconds'", {"04:32:10"}},
      {"c_timetz",
       "timetz",
       "timetz '04:32:10+00'",
       "(time '00:00' + g * interval '17 seconds')::timetz",
       {"04:32:10"}},
      {"c_interval",
       "interval",
       "interval '48 days 15:16:23'",
       "g * interval '1 hour 4 minutes'",
       {"15:16:23", "4202183"}},
      {"c_text", "text", "'CANARY common'", "'CANARY rare ' || g", {}},
      {"c_varchar", "varchar(60)", "'CANARY common'", "'CANARY rare ' || g", {}},
      {"c_char", "char(30)", "'CANARY common'", "'CANARY rare ' || g", {}},
      {"c_name", "name", "'CANARY_common'", "'CANARY_rare_' || g", {}},
      {"c_quoted", "text", "'CANARY \"co\\mmon\" {x}, NULL'", "'\"CANARY\", ''rare\\ ' || g", {}},
      {"c_digits", "text", "'0048151623'", "lpad((g * 9973)::text, 10, '0')", {"48151623"}},
      {"c_domain", "c_domain_text", "'CANARY common'", "'CANARY rare ' || g", {}},
      {"c_uuid",
       "uuid",
       "uuid 'decafbad-1111-4222-8333-944455556666'",
       "('decafbad-1111-4222-8333-9444' || lpad(g::text, 8, '0'))::uuid",
       {"decafbad"}},
      {"c_bytea",
       "bytea",
       "'\\xdecafbad01'::bytea",
       "('\\xdecafbad' || lpad(g::text, 8, '0'))::bytea",
       {"decafbad"}},
      {"c_jsonb", "jsonb", "'{\"CANARY\": \"common\"}'", "jsonb_build_object('CANARY', g)", {}},
      {"c_inet", "inet", "inet '203.0.113.77'", "inet '198.51.0.0' + g", {"203.0.113", "198.51"}},
      {"c_cidr",
       "cidr",
       "cidr '203.0.113.0/24'",
       "set_masklen(inet '198.51.0.0' + g, 32)::cidr",
       {"203.0.113", "198.51"}},
      {"c_macaddr",
       "macaddr",
       "macaddr 'de:ca:fb:ad:00:01'",
       "('de:ca:fb:ad:' || lpad(to_hex(g / 256), 2, '0') || ':' || lpad(to_hex(g % 256), 2, '0'))::macaddr",
       {"de:ca:fb"}},
      {"c_bit",
       "varbit",
       "B'110010101111111010110'",
       "(B'1100101011111110' || (g::bit(16)))::varbit",
       {"1100101011111"}},
      {"c_tsvector",
       "tsvector",
       "to_tsvector('simple', 'CANARY common')",
       "to_tsvector('simple', 'canary rare' || g)",
       {}},
      {"c_composite",
       "c_pair",
       "ROW('CANARY common', 48151623)::c_pair",
       "ROW('CANARY rare', g)::c_pair",
       {}},
      {"c_texts",
       "text[]",
       "ARRAY['CANARY common', 'CANARY two']",
       "ARRAY['CANARY rare' || g, 'CANARY two']",
       {}},
      {"c_integers",
       "integer[]",
       "ARRAY[48151623, 15162342]",
       "ARRAY[g * 9973, 15162342]",
       {"48151623", "15162342"}},
      {"c_int4range",
       "int4range",
       "int4range(48151623, 48151699)",
       "int4range(g * 9973, g * 9973 + 76)",
       {"48151623", "48151699"}},
      {"c_tstzrange",
       "tstzrange",
       "tstzrange('1987-06-05 04:32:10+00', '1987-06-06 00:00+00')",
       "tstzrange('1950-01-01 00:00+00'::timestamptz + g * interval '4 days 3 hours', NULL)",
       {"1987-06-05", "04:32"}},
      {"c_numrange", "numrange", "numrange(16180339.88, NULL)", "numrange(g * 4711.13, NULL)", {"16180339"}},
  };
  return all;
}

constexpr int kRows = 5'000;

std::string setup() {
  std::string columns;
  std::string common;
  std::string rare;
  for (const Case& each : cases()) {
    const std::string comma = columns.empty() ? "" : ", ";
    columns += comma + each.column + " " + each.type;
    common += comma + each.canary;
    rare += comma + each.other;
  }
  return "CREATE DOMAIN c_domain_text AS text; CREATE TYPE c_pair AS (a text, b integer);"
         "CREATE TABLE canaries (" +
         columns +
         ");"
         "INSERT INTO canaries SELECT " +
         rare + " FROM generate_series(1, " + std::to_string(kRows) +
         ") g;"
         "INSERT INTO canaries SELECT " +
         common + " FROM generate_series(1, " + std::to_string(kRows / 2) +
         ") g;"
         "CREATE STATISTICS canary_pairs (ndistinct, dependencies, mcv) ON c_text, c_integer, c_date FROM "
         "canaries;"
         "CREATE INDEX canary_expression ON canaries (upper(c_text));"
         "ANALYZE canaries";
}

class Privacy : public testing::Test {
 protected:
  Privacy() : database_(rehearse::test::fresh_database()) { test::execute(database_, setup()); }

  provision::Database database_;
};

// The columns of which something can be read in `text`.
std::vector<std::string> betrayed(const std::string& text) {
  std::vector<std::string> columns;
  for (const Case& each : cases())
    for (const std::string& mark : each.marks)
      if (text.find(mark) != std::string::npos) columns.push_back(each.column + ": " + mark);
  for (const char* mark : {"CANARY", "canary rare", "canary'", "rare1"})
    if (text.find(mark) != std::string::npos) columns.push_back(mark);
  return columns;
}

// Otherwise the tests below would prove nothing.
TEST_F(Privacy, StatisticsOfTheServerHoldTheCanaries) {
  pg::Connection connection(database_.superuser());
  const pg::Result found = connection.query(
      "SELECT attname, concat_ws(' ', most_common_vals::text, histogram_bounds::text, "
      "most_common_elems::text) FROM pg_stats WHERE tablename = 'canaries'");
  std::map<std::string, std::string> texts;
  found.each_row([&](const pg::Result::Row& row) { texts.emplace(*row[0], *row[1]); });
  for (const Case& each : cases()) {
    const std::string& text = texts[each.column];
    const auto holds = [&](const std::string& mark) { return text.find(mark) != std::string::npos; };
    const bool marked = std::any_of(each.marks.begin(), each.marks.end(), holds);
    EXPECT_TRUE(marked || holds("CANARY") || holds("canary") || each.type.ends_with("range")) << each.column;
  }
}

TEST_F(Privacy, NoCanaryOfAnyTypeIsInTheFile) {
  const DataProfile profile = test::profiled(database_);
  for (const Case& each : cases())
    EXPECT_FALSE(test::column(profile, "canaries", each.column).missing) << each.column;
  EXPECT_THAT(betrayed(to_json(profile)), IsEmpty());
}

TEST_F(Privacy, WithoutAFloorNoCanaryIsInTheFileEither) {
  EXPECT_THAT(betrayed(to_json(test::profiled(database_, {.floor = 0}))), IsEmpty());
}

TEST_F(Privacy, NumbersAreLeftWithFourSignificantDigits) {
  const std::regex kLong("[1-9][0-9]*[1-9]");
  for (const ProfileLiteral& literal : literals(test::profiled(database_))) {
    if (literal.reason != LiteralReason::bound || literal.text.find('-') != std::string::npos) continue;
    if (literal.text.find(':') != std::string::npos) continue;
    std::string digits = literal.text;
    std::erase(digits, '.');
    std::smatch found;
    const bool is_long = std::regex_search(digits, found, kLong) && found.length(0) > 4;
    EXPECT_FALSE(is_long) << literal.column << ": " << literal.text;
  }
}

TEST_F(Privacy, KeptColumnsAreKeptAndOthersAreNot) {
  const DataProfile profile = test::profiled(database_, {.kept = {"canaries.c_text"}});
  const ProfileColumn& kept = test::column(profile, "canaries", "c_text");
  EXPECT_EQ(kept.disclosure, Disclosure::kept);
  EXPECT_THAT(kept.common.values, Contains(std::optional<std::string>("CANARY common")));
  EXPECT_THAT(kept.bounds, Contains(HasSubstr("CANARY rare")));
  EXPECT_THAT(profile.kept, testing::ElementsAre("canaries.c_text"));
  EXPECT_THAT(test::column(profile, "canaries", "c_varchar").common.values, IsEmpty());
  for (const ProfileLiteral& literal : literals(profile))
    EXPECT_EQ(literal.reason == LiteralReason::kept,
              literal.path.find("columns[15]") != std::string::npos && literal.reason != LiteralReason::name)
        << literal.path;
}

TEST_F(Privacy, ShapesStayWhereValuesGo) {
  const DataProfile profile = test::profiled(database_);
  const ProfileColumn& text = test::column(profile, "canaries", "c_text");
  ASSERT_FALSE(text.common.frequencies.empty());
  EXPECT_NEAR(text.common.frequencies.front(), 1.0 / 3, 0.02);
  ASSERT_TRUE(text.text);
  EXPECT_EQ(text.text->lengths.front(), 13);
  EXPECT_EQ(test::column(profile, "canaries", "c_uuid").kind, ValueKind::other);
  EXPECT_EQ(test::column(profile, "canaries", "c_domain").kind, ValueKind::text);
  const ProfileColumn& texts = test::column(profile, "canaries", "c_texts");
  ASSERT_TRUE(texts.elements);
  EXPECT_NEAR(texts.elements->common.frequencies.front(), 1.0, 0.001);
  EXPECT_GT(test::column(profile, "canaries", "c_integer").bounds.size(), 50U);
}

}  // namespace
}  // namespace rehearse::profile
