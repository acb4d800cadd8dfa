#include <gmock/gmock.h>

#include "check/judge.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<Finding> findings(const Outcome& outcome, const Budgets& budgets = {}) {
  return find("invalid_index").judge(outcome, budgets);
}

Outcome leaving(const std::string& index) {
  Outcome outcome = test::good_outcome();
  outcome.steps[0].invalid_indexes = {{index, "public.orders"}};
  outcome.steps[1].invalid_indexes = {{index, "public.orders"}};
  return outcome;
}

TEST(InvalidIndex, FindsAnIndexThatQueriesIgnore) {
  const auto found = findings(leaving("public.orders_idx"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_THAT(found[0].message, HasSubstr("public.orders_idx on public.orders is invalid after up"));
  EXPECT_THAT(found[0].help, HasSubstr("DROP INDEX CONCURRENTLY public.orders_idx"));
}

TEST(InvalidIndex, PassesAMigrationThatLeavesNone) {
  EXPECT_THAT(findings(test::good_outcome()), IsEmpty());
}

TEST(InvalidIndex, NamesWhatAReindexLeft) {
  EXPECT_THAT(findings(leaving("public.a_ccnew"))[0].evidence.at("origin"), HasSubstr("half-built copy"));
  EXPECT_THAT(findings(leaving("public.a_ccold1"))[0].evidence.at("origin"), HasSubstr("old index"));
}

}  // namespace
}  // namespace rehearse::check
