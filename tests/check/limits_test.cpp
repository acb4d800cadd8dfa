#include "check/support/limits.h"

#include <gtest/gtest.h>

#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

struct Found {
  double ms;
  std::string origin;
};

Found reads(const Outcome& outcome, Phase phase, const Budgets& budgets,
            const std::string& table = "public.orders") {
  const auto limit = limit_of(kReadsBlocked, outcome, phase, budgets, table);
  return limit ? Found{limit->value.count(), limit->origin} : Found{-1, "none"};
}

TEST(Limits, TheNarrowestHolds) {
  Outcome outcome = test::good_outcome();
  Budgets budgets;
  EXPECT_EQ(reads(outcome, Phase::down, budgets).ms, 500);
  budgets.down.reads_blocked = Millis{600};
  EXPECT_EQ(reads(outcome, Phase::down, budgets).origin, "for down");
  budgets.tables = {{.match = "public.o*", .reads_blocked = Millis{700}}};
  EXPECT_EQ(reads(outcome, Phase::down, budgets).origin, "for tables like public.o*");
  outcome.migration.budget = {.reads_blocked = Millis{800}, .reason = "small"};
  EXPECT_EQ(reads(outcome, Phase::down, budgets).origin, "set by the migration: small");
  EXPECT_EQ(reads(outcome, Phase::down, budgets).ms, 800);
}

TEST(Limits, UpAgainIsHeldAgainstThoseOfUp) {
  Budgets budgets;
  budgets.up.reads_blocked = Millis{600};
  EXPECT_EQ(reads(test::good_outcome(), Phase::reapply, budgets).ms, 600);
  EXPECT_EQ(reads(test::good_outcome(), Phase::down, budgets).ms, 500);
}

TEST(Limits, ATablesLimitMayBeForOneDirection) {
  Budgets budgets;
  budgets.tables = {{.match = "*", .direction = Direction::up, .reads_blocked = Millis{1}},
                    {.match = "*", .writes_blocked = Millis{2}},
                    {.match = "*", .reads_blocked = Millis{3}}};
  EXPECT_EQ(reads(test::good_outcome(), Phase::up, budgets).origin, "for up of tables like *");
  EXPECT_EQ(reads(test::good_outcome(), Phase::down, budgets).ms, 3);
}

TEST(Limits, ThePresetIsNamedUnlessItIsTheDefaultOrReplaced) {
  Budgets budgets;
  EXPECT_EQ(reads(test::good_outcome(), Phase::up, budgets).origin, "");
  budgets.preset = "strict";
  EXPECT_EQ(reads(test::good_outcome(), Phase::up, budgets).origin, "preset strict");
  budgets.stated = {"writes_blocked"};
  EXPECT_EQ(reads(test::good_outcome(), Phase::up, budgets).origin, "preset strict");
  budgets.stated = {"reads_blocked"};
  EXPECT_EQ(reads(test::good_outcome(), Phase::up, budgets).origin, "");
}

TEST(Limits, AStatementHasNoneUnlessSomebodySetsOne) {
  Budgets budgets;
  EXPECT_FALSE(limit_of(kStatement, test::good_outcome(), Phase::up, budgets));
  budgets.down.statement = Millis{5};
  EXPECT_TRUE(limit_of(kStatement, test::good_outcome(), Phase::down, budgets));
  EXPECT_FALSE(limit_of(kStatement, test::good_outcome(), Phase::up, budgets));
}

}  // namespace
}  // namespace rehearse::check
