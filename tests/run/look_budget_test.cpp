#include "run/look_budget.h"

#include <gtest/gtest.h>

namespace rehearse::run {
namespace {

// How many of `statements`, one after the other, are looked at for 0.3 ms.
int looks(int statements, Millis each) {
  LookBudget budget;
  int found = 0;
  for (int statement = 0; statement < statements; ++statement) {
    if (!budget.affords(each * statement)) continue;
    budget.spend(Millis{0.3});
    ++found;
  }
  return found;
}

TEST(LookBudget, AffordsEveryStatementOfAShortFile) {
  EXPECT_EQ(looks(4, Millis{0.3}), 4);
}

TEST(LookBudget, AffordsEveryStatementThatTakesTimeItself) {
  EXPECT_EQ(looks(1'000, Millis{6}), 1'000);
}

TEST(LookBudget, HundredsOfTinyStatementsTakeATwentiethLongerAndACredit) {
  EXPECT_NEAR(looks(1'000, Millis{0.3}) * 0.3, 1 + 15, 0.5);
}

}  // namespace
}  // namespace rehearse::run
