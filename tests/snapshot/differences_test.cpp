#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/strings.h"
#include "pg/server_error.h"
#include "schema/compare.h"
#include "snapshot/difference_cases.h"
#include "snapshot/read.h"
#include "support/server.h"

namespace rehearse::snapshot {

void PrintTo(const Case& tested, std::ostream* out) {
  *out << tested.change;
}

namespace {

void run(pg::Connection& connection, const std::string& statements) {
  for (const std::string_view line : split(statements, '\n')) {
    if (line.starts_with("FAILS ")) {
      EXPECT_THROW(connection.query(std::string(line.substr(6))), pg::ServerError) << line;
    } else if (!line.empty()) {
      connection.query(std::string(line));
    }
  }
}

std::string line(const SchemaDifference& d) {
  const std::string object = d.kind + " " + d.object + ": ";
  if (!d.attribute.empty()) return fmt::format("{}{} {} -> {}", object, d.attribute, d.before, d.after);
  return d.after.empty() ? object + "lost (" + d.before + ")" : object + "added (" + d.after + ")";
}

class Differences : public testing::TestWithParam<Case> {};

TEST_P(Differences, AreExactlyThese) {
  const provision::Database database = test::fresh_database();
  pg::Connection changing(database.superuser());
  run(changing, GetParam().setup);
  const SchemaSnapshot before = read(changing);
  run(changing, GetParam().change);
  const SchemaSnapshot after = read(changing);

  std::vector<std::string> lines;
  for (const SchemaDifference& difference : schema::compare(before, after, Comparison::down))
    lines.push_back(line(difference));
  EXPECT_THAT(lines, testing::UnorderedElementsAreArray(GetParam().differences));
}

std::string name(const testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(OfTables, Differences, testing::ValuesIn(table_cases()), name);
INSTANTIATE_TEST_SUITE_P(OfIndexes, Differences, testing::ValuesIn(index_cases()), name);
INSTANTIATE_TEST_SUITE_P(OfOthers, Differences, testing::ValuesIn(other_cases()), name);
INSTANTIATE_TEST_SUITE_P(None, Differences, testing::ValuesIn(quiet_cases()), name);

}  // namespace
}  // namespace rehearse::snapshot
