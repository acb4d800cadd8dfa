#include <fmt/format.h>
#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets = {}) {
  return find("round_trip_up").judge(outcome, budgets);
}

SchemaDifference difference(Comparison comparison, DifferenceSeverity severity,
                            const std::string& attribute) {
  return {.comparison = comparison,
          .kind = "table",
          .object = "public.orders",
          .attribute = attribute,
          .before = "a",
          .after = "b",
          .severity = severity};
}

Outcome with(std::vector<SchemaDifference> differences) {
  Outcome outcome = test::good_outcome();
  outcome.schema.differences = std::move(differences);
  return outcome;
}

TEST(RoundTripUp, ListsTheDifferencesOfItsComparison) {
  const auto found = findings(with({difference(Comparison::reapply, DifferenceSeverity::error, "owner"),
                                    difference(Comparison::reapply, DifferenceSeverity::error, "acl"),
                                    difference(Comparison::down, DifferenceSeverity::error, "comment")}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "the second up gives another schema than the first: 2 differences");
  EXPECT_EQ(found[0].evidence.at("differences"), "table public.orders (owner), table public.orders (acl)");
}

TEST(RoundTripUp, PassesEqualSchemasAndAcceptedDifferences) {
  EXPECT_THAT(findings(test::good_outcome()), IsEmpty());
  EXPECT_THAT(findings(with({difference(Comparison::reapply, DifferenceSeverity::accepted, "owner")})),
              IsEmpty());
  EXPECT_THAT(findings(with({difference(Comparison::down, DifferenceSeverity::error, "owner")})), IsEmpty());
}

TEST(RoundTripUp, OnlyWarnsWhenAllDifferencesAreWarnings) {
  const auto found =
      findings(with({difference(Comparison::reapply, DifferenceSeverity::warning, "column order")}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].severity, Severity::warning);
}

TEST(RoundTripUp, NamesAFewOfManyDifferences) {
  std::vector<SchemaDifference> many;
  for (int i = 0; i < 9; ++i)
    many.push_back(difference(Comparison::reapply, DifferenceSeverity::error, fmt::format("a{}", i)));
  EXPECT_THAT(findings(with(many))[0].evidence.at("differences"), HasSubstr("(a4) and 4 more"));
}

}  // namespace
}  // namespace rehearse::check
