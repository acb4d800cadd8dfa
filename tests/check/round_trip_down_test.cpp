#include <fmt/format.h>
#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets = {}) {
  return find("round_trip_down").judge(outcome, budgets);
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

TEST(RoundTripDown, ListsTheDifferencesOfItsComparison) {
  const auto found = findings(with({difference(Comparison::down, DifferenceSeverity::error, "owner"),
                                    difference(Comparison::down, DifferenceSeverity::error, "acl"),
                                    difference(Comparison::reapply, DifferenceSeverity::error, "comment")}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].message, "down does not restore the schema: 2 differences");
  EXPECT_EQ(found[0].evidence.at("differences"), "table public.orders (owner), table public.orders (acl)");
}

TEST(RoundTripDown, PassesEqualSchemasAndAcceptedDifferences) {
  EXPECT_THAT(findings(test::good_outcome()), IsEmpty());
  EXPECT_THAT(findings(with({difference(Comparison::down, DifferenceSeverity::accepted, "owner")})),
              IsEmpty());
  EXPECT_THAT(findings(with({difference(Comparison::reapply, DifferenceSeverity::error, "owner")})),
              IsEmpty());
}

TEST(RoundTripDown, OnlyWarnsWhenAllDifferencesAreWarnings) {
  const auto found =
      findings(with({difference(Comparison::down, DifferenceSeverity::warning, "column order")}));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].severity, Severity::warning);
}

TEST(RoundTripDown, NamesAFewOfManyDifferences) {
  std::vector<SchemaDifference> many;
  for (int i = 0; i < 9; ++i)
    many.push_back(difference(Comparison::down, DifferenceSeverity::error, fmt::format("a{}", i)));
  EXPECT_THAT(findings(with(many))[0].evidence.at("differences"), HasSubstr("(a4) and 4 more"));
}

TEST(RoundTripDown, HelpsWithTheStatementsThatAreKnown) {
  auto repaired = difference(Comparison::down, DifferenceSeverity::error, "owner");
  repaired.repair = "ALTER TABLE public.orders OWNER TO app;";
  EXPECT_EQ(findings(with({repaired}))[0].help, "add to the down: ALTER TABLE public.orders OWNER TO app;");
  const auto unknown = difference(Comparison::down, DifferenceSeverity::error, "comment");
  EXPECT_THAT(findings(with({repaired, unknown}))[0].help,
              testing::AllOf(HasSubstr("OWNER TO app;"), HasSubstr("undo in down everything")));
}

TEST(RoundTripDown, HelpsWithAFewOfManyStatements) {
  std::vector<SchemaDifference> many;
  for (int i = 0; i < 5; ++i) {
    many.push_back(difference(Comparison::down, DifferenceSeverity::error, fmt::format("a{}", i)));
    many.back().repair = fmt::format("STATEMENT {};", i);
  }
  EXPECT_EQ(findings(with(many))[0].help,
            "add to the down: STATEMENT 0; STATEMENT 1; STATEMENT 2; and 2 more, below.");
}

TEST(RoundTripDown, QuotesNoStatementOfSeveralLines) {
  auto repaired = difference(Comparison::down, DifferenceSeverity::error, "body");
  repaired.repair = "CREATE OR REPLACE FUNCTION f() ... AS $$\nBEGIN\nEND $$;";
  const std::string help = findings(with({repaired}))[0].help;
  EXPECT_THAT(help, testing::StartsWith("add to the down what is given below. undo"));
}

TEST(RoundTripDown, PointsAtTheStatementThatIsToBlame) {
  Outcome outcome = with({});
  outcome.schema.differences = {{.kind = "column", .object = "public.orders.note", .after = "text"}};
  outcome.steps[1].trace.statements[0].sql = "SELECT 1";
  const Finding finding = findings(outcome).at(0);
  EXPECT_EQ(finding.excerpt, "ALTER TABLE orders ADD COLUMN note text");
  EXPECT_EQ(finding.evidence.at("origin"),
            "column public.orders.note: up creates it here, down never drops it");
}

}  // namespace
}  // namespace rehearse::check
