#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "schema/compare.h"
#include "snapshot/read.h"
#include "snapshot/support.h"

namespace rehearse::snapshot {

void PrintTo(const Case& tested, std::ostream* out) {
  *out << tested.change;
}

namespace {

using Attribute = std::pair<std::string, std::string>;  // kind and name

// Kinds of which every attribute that a snapshot can hold is altered by some case.
constexpr std::array<std::string_view, 40> kComplete{"access method",
                                                     "aggregate",
                                                     "cast",
                                                     "collation",
                                                     "column",
                                                     "constraint",
                                                     "conversion",
                                                     "database",
                                                     "default privileges",
                                                     "event trigger",
                                                     "extension",
                                                     "extension member",
                                                     "foreign server",
                                                     "foreign table",
                                                     "foreign-data wrapper",
                                                     "function",
                                                     "index",
                                                     "language",
                                                     "materialized view",
                                                     "operator",
                                                     "operator class",
                                                     "operator family",
                                                     "policy",
                                                     "publication",
                                                     "rule",
                                                     "schema",
                                                     "sequence",
                                                     "statistics",
                                                     "subscription",
                                                     "system object",
                                                     "table",
                                                     "text search configuration",
                                                     "text search dictionary",
                                                     "text search parser",
                                                     "text search template",
                                                     "transform",
                                                     "trigger",
                                                     "type",
                                                     "user mapping",
                                                     "view"};

// What nobody can alter in the database that he is connected to, what is a part of the identity, and what is
// told as the column order of the table or by the constraint of an index. There is a mapping for each kind of
// token.
bool is_told_otherwise(const Attribute& attribute) {
  static const std::set<Attribute> kElsewhere{
      {"column", "position"},     {"database", "character classes"}, {"database", "encoding"},
      {"database", "locale"},     {"database", "locale provider"},   {"database", "sort order"},
      {"database", "tablespace"}, {"extension member", "extension"}, {"user mapping", "server"},
      {"index", "constraint"}};
  return kElsewhere.contains(attribute) || attribute.second.starts_with("mapping of ");
}

bool is_expected(const Attribute& attribute) {
  const auto& [kind, name] = attribute;
  const auto tells = [&, start = kind + " ", middle = ": " + name + " "](const std::string& expected) {
    return expected.starts_with(start) && expected.find(middle) != std::string::npos;
  };
  return std::any_of(corpus().begin(), corpus().end(), [&](const Case& each) {
    return std::any_of(each.differences.begin(), each.differences.end(), tells);
  });
}

// The corpus itself is complete: what its snapshots hold, one of its cases expects to differ. Judged only
// when all cases were run.
class Completeness : public testing::Environment {
 public:
  void saw(const SchemaSnapshot& snapshot) {
    for (const SchemaObject& object : snapshot.objects)
      for (const auto& [name, value] : object.attributes) seen_.emplace(object.kind, name);
  }
  void ran() { ++cases_; }

  void TearDown() override {
    if (cases_ < corpus().size()) return;
    for (const Attribute& attribute : seen_) {
      if (std::find(kComplete.begin(), kComplete.end(), attribute.first) == kComplete.end()) continue;
      EXPECT_TRUE(is_told_otherwise(attribute) || is_expected(attribute))
          << "no case alters the attribute \"" << attribute.second << "\" of a " << attribute.first;
    }
  }

 private:
  std::set<Attribute> seen_;
  std::size_t cases_ = 0;
};

// Owned by GoogleTest.
Completeness& completeness = *static_cast<Completeness*>(testing::AddGlobalTestEnvironment(new Completeness));

class Differences : public testing::TestWithParam<Case> {
 protected:
  EmptyDatabase database_;
  pg::Connection& connection_ = database_.connection();
};

TEST_P(Differences, AreExactlyThese) {
  const Case& tested = GetParam();
  completeness.ran();
  if (!runs_on(tested, connection_)) GTEST_SKIP() << "not on this version of PostgreSQL";
  run(connection_, tested.setup);
  const SchemaSnapshot before = read(connection_);
  run(connection_, tested.change);
  const SchemaSnapshot after = read(connection_);
  completeness.saw(before);
  completeness.saw(after);

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
