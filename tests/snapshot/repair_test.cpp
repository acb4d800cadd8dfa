// A suggested statement that does not repair is worse than none: each is run.
#include "schema/repair.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/compare.h"
#include "snapshot/difference_cases.h"
#include "snapshot/read.h"
#include "snapshot/repair_cases.h"
#include "snapshot/support.h"

namespace rehearse::snapshot {

void PrintTo(const Case& tested, std::ostream* out);

namespace {

std::string told(const SchemaDifference& d) {
  return fmt::format("{} {} ({}): {} -> {}", d.kind, d.object, d.attribute, d.before, d.after);
}

std::vector<std::string> told(const std::vector<SchemaDifference>& differences) {
  std::vector<std::string> result;
  for (const SchemaDifference& difference : differences) result.push_back(told(difference));
  return result;
}

std::vector<std::string> places(const std::vector<SchemaDifference>& differences) {
  std::vector<std::string> result;
  for (const SchemaDifference& d : differences)
    result.push_back(fmt::format("{} {} ({})", d.kind, d.object, d.attribute));
  return result;
}

std::vector<SchemaDifference> without_repair(std::vector<SchemaDifference> differences) {
  std::erase_if(differences, [](const SchemaDifference& d) { return !d.repair.empty(); });
  return differences;
}

// A lost column comes back at the end, as its difference says.
std::vector<SchemaDifference> without_order(std::vector<SchemaDifference> differences) {
  std::erase_if(differences, [](const SchemaDifference& d) { return d.attribute == "column order"; });
  return differences;
}

bool is_complete(const Case& tested) {
  return !tested.differences.empty();
}

class Repairs : public testing::TestWithParam<Case> {
 protected:
  EmptyDatabase database_;
};

TEST_P(Repairs, BringBackWhatTheyPromise) {
  pg::Connection& changing = database_.connection();
  if (!runs_on(GetParam(), changing)) GTEST_SKIP() << "not on this version of PostgreSQL";
  run(changing, GetParam().setup);
  const SchemaSnapshot before = read(changing);
  run(changing, GetParam().change);
  const auto differences = schema::compare(before, read(changing), Comparison::down);

  for (const std::string& repair : schema::repair_script(differences)) {
    try {
      changing.query(repair);
    } catch (const std::exception& error) {
      ADD_FAILURE() << repair << "\n" << error.what();
    }
  }
  // One repair may mend more than its own difference.
  const auto left = schema::compare(before, read(changing), Comparison::down);
  if (is_complete(GetParam())) {
    EXPECT_THAT(told(left), testing::IsEmpty());
    EXPECT_FALSE(differences.empty());
  } else {
    EXPECT_THAT(places(without_order(left)), testing::IsSubsetOf(places(without_repair(differences))));
  }
}

std::string name(const testing::TestParamInfo<Case>& info) {
  return info.param.name;
}

// Where no statement is certain, what remains is what nothing was promised for. `differences` of these cases
// says nothing on repairs.
std::vector<Case> promising_nothing(std::vector<Case> cases) {
  std::erase_if(cases, [](const Case& each) { return each.differences.empty(); });
  for (Case& each : cases) each.differences.clear();
  return cases;
}

INSTANTIATE_TEST_SUITE_P(Complete, Repairs, testing::ValuesIn(repair_cases()), name);
INSTANTIATE_TEST_SUITE_P(OfCorpus, Repairs, testing::ValuesIn(promising_nothing(corpus())), name);

}  // namespace
}  // namespace rehearse::snapshot
