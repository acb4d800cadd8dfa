#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include "schema/compare.h"
#include "snapshot/read.h"
#include "snapshot/support.h"

namespace rehearse::snapshot {

void PrintTo(const Case& tested, std::ostream* out) {
  *out << tested.change;
}

namespace {

class Differences : public testing::TestWithParam<Case> {
 protected:
  EmptyDatabase database_;
  pg::Connection& connection_ = database_.connection();
};

TEST_P(Differences, AreExactlyThese) {
  const Case& tested = GetParam();
  if (!runs_on(tested, connection_)) GTEST_SKIP() << "not on this version of PostgreSQL";
  run(connection_, tested.setup);
  const SchemaSnapshot before = read(connection_);
  run(connection_, tested.change);
  const SchemaSnapshot after = read(connection_);

  if (const char* dump = std::getenv("CORPUS_DUMP")) {
    std::ofstream out(dump, std::ios::app);
    nlohmann::json j{{"name", tested.name}, {"lines", lines(before, after)}};
    out << j.dump() << "\n";
  }
  EXPECT_THAT(lines(before, after), testing::UnorderedElementsAreArray(tested.differences));
  EXPECT_EQ(lines(after, before).empty(), tested.differences.empty()) << "the other way around";
  if (tested.inverse.empty()) return;
  run(connection_, tested.inverse);
  EXPECT_THAT(lines(before, read(connection_)), testing::IsEmpty()) << "after the inverse";
}

std::string name(const testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

INSTANTIATE_TEST_SUITE_P(Corpus, Differences, testing::ValuesIn(corpus()), name);

}  // namespace
}  // namespace rehearse::snapshot
