// The suite must be able to fail: what a wrong trace looks like beside the truth.
#include "observe/truth/comparison.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "observe/truth/judgement.h"

namespace rehearse::observe::truth {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TrueLock truth_of(double acquired, double released, LockMode mode = LockMode::access_exclusive) {
  return {{"public.orders", "table", "orders", "public.orders"},
          mode,
          true,
          Instant{acquired},
          Instant{acquired},
          Instant{released},
          Millis{released - acquired},
          {},
          {}};
}

class ComparisonTest : public testing::Test {
 protected:
  ComparisonTest() { trace_.sampling.longest_gap = Millis{3}; }

  void measured(double acquired, double held, Millis uncertainty = {}) {
    trace_.locks.push_back({"public.orders",
                            "table",
                            LockMode::access_exclusive,
                            0,
                            Instant{acquired},
                            Millis{held},
                            {},
                            uncertainty,
                            Evidence::sampled});
    if (trace_.tables.empty() || trace_.tables[0].exclusive.longest < Millis{held}) {
      trace_.tables = {blocked_for(Millis{held})};
    }
  }
  static TableWindow blocked_for(Millis time) {
    const BlockedTime once{.longest = time, .total = time, .count = 1};
    return {"public.orders", once, once};
  }
  Comparison compare_with(const std::vector<TrueLock>& truth, const Expectation& expectation = {}) {
    return compare(trace_, truth, WorkingTime(trace_), expectation);
  }

  Trace trace_;
};

TEST_F(ComparisonTest, FindsNothingWrongWithTheTruth) {
  measured(10, 50);
  const auto found = compare_with({truth_of(10, 60)});
  EXPECT_THAT(found.wrong, IsEmpty());
  EXPECT_THAT(found.inexact, IsEmpty());
  EXPECT_EQ(found.windows, 1U);
  EXPECT_EQ(found.measured, 1U);
}

TEST_F(ComparisonTest, MissesAWindowThatTheTraceLacks) {
  EXPECT_THAT(compare_with({truth_of(10, 60)}).wrong, ElementsAre(HasSubstr("missed")));
}

TEST_F(ComparisonTest, ForgivesAWindowShorterThanTheStatedGap) {
  trace_.sampling.longest_gap = Millis{60};
  const auto found = compare_with({truth_of(10, 60)});
  EXPECT_THAT(found.wrong, IsEmpty());
  EXPECT_TRUE(found.disturbed);
}

TEST_F(ComparisonTest, RareSamplesOfManyLocksAreNoDisturbance) {
  trace_.sampling.interval = Millis{20};
  trace_.sampling.longest_gap = Millis{59};
  EXPECT_FALSE(compare_with({truth_of(10, 60)}).disturbed);
}

TEST_F(ComparisonTest, RefusesATableThatNobodyWaitsFor) {
  trace_.tables.push_back(blocked_for(Millis{1}));
  measured(10, 50);
  trace_.locks[0].mode = LockMode::access_share;
  EXPECT_THAT(compare_with({truth_of(10, 60, LockMode::access_share)}).wrong,
              ElementsAre(HasSubstr("others wait")));
}

TEST_F(ComparisonTest, ADisturbedRepetitionDoesNotCount) {
  trace_.sampling.longest_gap = Millis{30};
  Judgement judgement;
  judgement.add(compare_with({truth_of(10, 60)}));
  EXPECT_EQ(judgement.repetitions(), 0);
  EXPECT_THAT(judgement.problems(), ElementsAre(HasSubstr("never time to look")));
}

TEST_F(ComparisonTest, DoesNotForgiveALockThatWasHeldAtCommit) {
  trace_.transactions.push_back({Instant{0}, Instant{20}, Instant{21}});
  EXPECT_THAT(compare_with({truth_of(19.9, 20.1, LockMode::access_share)}).wrong,
              ElementsAre(HasSubstr("held at COMMIT")));
}

TEST_F(ComparisonTest, RefusesALockThatNeverWas) {
  measured(10, 20);
  measured(31, 29);
  EXPECT_THAT(compare_with({truth_of(10, 60)}).wrong, ElementsAre(HasSubstr("not in truth")));
}

TEST_F(ComparisonTest, AStatementThatCameToItsLockLateIsNotTakenForTheOneBefore) {
  measured(10, 1, Millis{1});
  measured(11, 5, Millis{5});
  EXPECT_THAT(compare_with({truth_of(10, 11), truth_of(15, 16)}, {.lists_brief = true}).wrong, IsEmpty());
}

TEST_F(ComparisonTest, CountsWindowsThatTheTraceTookForOne) {
  measured(10, 100);
  const auto found = compare_with({truth_of(10, 60), truth_of(60.1, 110)});
  EXPECT_THAT(found.inexact, testing::Contains(HasSubstr("1 of 2 windows")));
}

TEST_F(ComparisonTest, AnErrorIsMeasuredByTheStatedGap) {
  measured(10, 62.9);
  EXPECT_THAT(compare_with({truth_of(10, 60)}).inexact, IsEmpty());
  trace_ = {};
  trace_.sampling.longest_gap = Millis{3};
  measured(10, 63.1);
  EXPECT_FALSE(compare_with({truth_of(10, 60)}).inexact.empty());
}

TEST_F(ComparisonTest, ABriefLockMustBeListedWithinItsBoundWhereThatIsExpected) {
  EXPECT_THAT(compare_with({truth_of(10, 12)}).wrong, IsEmpty());
  EXPECT_THAT(compare_with({truth_of(10, 12)}, {false, true}).wrong, ElementsAre(HasSubstr("not listed")));
  measured(10, 9, Millis{4});
  EXPECT_THAT(compare_with({truth_of(10, 12)}, {false, true}).inexact, ElementsAre(HasSubstr("bound")));
}

TEST_F(ComparisonTest, TheMedianOfRepetitionsHasATighterBar) {
  measured(10, 56);
  Judgement judgement;
  for (int i = 0; i < 3; ++i) judgement.add(compare_with({truth_of(10, 60)}));
  EXPECT_THAT(judgement.problems(), testing::Contains(HasSubstr("the median error is 6.0 ms")));
  EXPECT_FALSE(judgement.exact());
}

}  // namespace
}  // namespace rehearse::observe::truth
