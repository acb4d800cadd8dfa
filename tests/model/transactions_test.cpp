#include "model/transactions.h"

#include <gtest/gtest.h>

#include "support/report_fixture.h"

namespace rehearse {
namespace {

// BEGIN, two statements, COMMIT, and one that commits by itself, ten milliseconds each and ten apart.
Outcome own_transaction() {
  Outcome outcome = test::good_outcome();
  outcome.migration.up.transaction = TransactionPolicy::own;
  Trace& trace = outcome.steps[0].trace;
  trace.statements.clear();
  for (const char* sql : {"BEGIN", "SELECT 1", "SELECT 2", "COMMIT", "SELECT 3"}) {
    const std::size_t index = trace.statements.size();
    trace.statements.push_back(test::statement(index, static_cast<std::uint32_t>(index + 1), sql, 10));
    trace.statements.back().started = Instant{20.0 * static_cast<double>(index)};
  }
  trace.transactions = {{Instant{10}, Instant{60.5}, Instant{70}}};
  return outcome;
}

TEST(Transactions, HoldTheStatementsBetweenBeginAndCommit) {
  const Outcome outcome = own_transaction();
  const auto found = transactions_of(outcome, outcome.steps[0]);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].statements.size(), 2U);
  EXPECT_TRUE(found[0].has(1) && found[0].has(2));
  EXPECT_FALSE(found[0].has(0) || found[0].has(3) || found[0].has(4) || found[0].has(std::nullopt));
  EXPECT_EQ(found[0].commit, Millis{9.5});
  EXPECT_EQ(found[0].duration(), Millis{29.5}) << "the time between the statements is our own";
}

TEST(Transactions, OfARecordWithoutThemAreWhatTheScriptSays) {
  Outcome outcome = own_transaction();
  outcome.steps[0].trace.transactions.clear();
  EXPECT_TRUE(transactions_of(outcome, outcome.steps[0]).empty());
  outcome.migration.up.transaction = TransactionPolicy::wrapped;
  ASSERT_EQ(transactions_of(outcome, outcome.steps[0]).size(), 1U);
  EXPECT_EQ(transactions_of(outcome, outcome.steps[0])[0].statements.size(), 5U);
  outcome.steps[0].trace.statements.clear();
  EXPECT_TRUE(transactions_of(outcome, outcome.steps[0]).empty());
}

}  // namespace
}  // namespace rehearse
