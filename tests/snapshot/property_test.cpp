#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <random>

#include "snapshot/read.h"
#include "snapshot/support.h"

namespace rehearse::snapshot {
namespace {

using Random = std::mt19937;

constexpr std::size_t kCasesPerSchema = 60;

// Words of statements that would meet those of another case: they name a schema, or an object or a row of
// the whole database, or must run alone.
constexpr std::array<std::string_view, 25> kNotBesideOthers{
    "ACCESS METHOD", "CAST",   "CONCURRENTLY", "DATA WRAPPER", "DATABASE",           "EVENT TRIGGER",
    "EXTENSION",     "FAILS",  "FROM pg",      "LANGUAGE l",   "PRIVILEGES",         "PUBLICATION",
    "ROLE",          "SCHEMA", "SERVER",       "SET ",         "SUBSCRIPTION",       "TEMP ",
    "VACUUM",        "app.",   "public",       "TRANSFORM",    "information_schema", "integer_ops",
    "pg_catalog"};

bool can_stand_beside_others(const Case& tested) {
  if (tested.inverse.empty() && !tested.differences.empty()) return false;
  const std::string text = "\n" + tested.setup + "\n" + tested.change + "\n" + tested.inverse;
  return std::none_of(kNotBesideOthers.begin(), kNotBesideOthers.end(), [&](std::string_view word) {
    // SET as a statement, not as a part of ALTER.
    return text.find(word == "SET " ? "\nSET " : word) != std::string::npos;
  });
}

// Numbers below `count`, each at most once. std::shuffle would differ from one standard library to the next.
std::vector<std::size_t> draw(std::size_t count, std::size_t wanted, Random& random) {
  std::vector<std::size_t> numbers;
  for (std::size_t i = 0; i < count; ++i) numbers.push_back(i);
  for (std::size_t i = count; i > 1; --i) std::swap(numbers[i - 1], numbers[random() % i]);
  numbers.resize(std::min(wanted, count));
  return numbers;
}

class RandomSchema : public testing::TestWithParam<unsigned> {
 protected:
  RandomSchema() {
    std::vector<Case> suitable;
    for (const Case& each : corpus())
      if (can_stand_beside_others(each) && runs_on(each, connection_)) suitable.push_back(each);
    for (const std::size_t i : draw(suitable.size(), kCasesPerSchema, random_)) cases_.push_back(suitable[i]);
  }

  // Each case has a schema of the database for itself.
  void run_in(std::size_t schema, const std::string& statements) {
    connection_.query(fmt::format("SET search_path = s{}", schema));
    run(connection_, statements);
  }

  EmptyDatabase database_;
  pg::Connection& connection_ = database_.connection();
  pg::Connection helper_{database_.target()};
  Random random_{GetParam()};
  std::vector<Case> cases_;
};

TEST_P(RandomSchema, IsWhatItWasAfterChangesAndTheirInverses) {
  for (std::size_t i = 0; i < cases_.size(); ++i) {
    connection_.query(fmt::format("CREATE SCHEMA s{}", i));
    run_in(i, cases_[i].setup);
  }
  const SchemaSnapshot before = read_audited(connection_, helper_);
  EXPECT_THAT(before.unclaimed, testing::IsEmpty());

  std::vector<std::size_t> changed = draw(cases_.size(), cases_.size() / 2, random_);
  for (const std::size_t i : changed) run_in(i, cases_[i].change);
  EXPECT_THAT(lines(before, read(connection_)), testing::Not(testing::IsEmpty()));

  std::reverse(changed.begin(), changed.end());
  for (const std::size_t i : changed) run_in(i, cases_[i].inverse);
  EXPECT_THAT(lines(before, read(connection_)), testing::IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(Seeds, RandomSchema, testing::Range(1U, 7U));

TEST(Corpus, HasEnoughCasesForRandomSchemas) {
  EXPECT_GT(std::count_if(corpus().begin(), corpus().end(), can_stand_beside_others), 300);
}

}  // namespace
}  // namespace rehearse::snapshot
