#include "observe/log/sessions.h"

#include <gtest/gtest.h>

#include <string>

namespace rehearse::observe::log {
namespace {

constexpr WallTime kStart{1'000'000};

/// A log on paper: times are milliseconds of the step.
class Log {
 public:
  Log& line(double at, int backend, std::string transaction, std::string severity, std::string message) {
    entries_.push_back({kStart + Millis{at},
                        {backend},
                        std::move(transaction),
                        "00000",
                        std::move(severity),
                        std::move(message)});
    return *this;
  }
  /// The simple protocol.
  Log& statement(double from, double to, const std::string& during, const std::string& after,
                 const std::string& sql, int backend = 7) {
    line(from, backend, during, "LOG", "statement: " + sql);
    return line(to, backend, after, "LOG", "duration: " + std::to_string(to - from) + " ms");
  }
  [[nodiscard]] Sessions read() const { return read_sessions(entries_, {kStart, {}}, {{99}}); }

 private:
  std::vector<Entry> entries_;
};

TEST(LoggedSessions, TellStatementsWithTheirTimes) {
  const Sessions sessions = Log().statement(10, 35, "3/17", "3/0", "SELECT 1").read();
  ASSERT_EQ(sessions.statements.size(), 1U);
  const StatementTiming& statement = sessions.statements[0];
  EXPECT_EQ(statement.sql, "SELECT 1");
  EXPECT_EQ(statement.backend, BackendPid{7});
  EXPECT_NEAR(statement.started.count(), 10.5, 0.5);
  EXPECT_EQ(statement.duration, Millis{25});
  EXPECT_TRUE(sessions.transactions.empty());
}

TEST(LoggedSessions, StartAStatementWhereBothItsLinesAllow) {
  const Sessions sessions = Log()
                                .line(10, 7, "3/17", "LOG", "statement: SELECT 1")
                                .line(35, 7, "3/0", "LOG", "duration: 24.200 ms")
                                .read();
  // From the first line: 10 to 11. From the second: 10.8 to 11.8.
  EXPECT_NEAR(sessions.statements.at(0).started.count(), 10.9, 0.001);
}

TEST(LoggedSessions, JoinStatementsOfOneTransactionUpToItsCommit) {
  const Sessions sessions = Log()
                                .statement(0, 1, "3/17", "3/17", "BEGIN")
                                .statement(5, 20, "3/17", "3/17", "ALTER TABLE a ADD b int")
                                .statement(30, 33, "3/17", "3/0", "COMMIT")
                                .statement(40, 41, "3/18", "3/0", "SELECT 1")
                                .read();
  ASSERT_EQ(sessions.transactions.size(), 1U);
  const TransactionBounds& transaction = sessions.transactions[0];
  EXPECT_NEAR(transaction.begin.count(), 0.5, 0.5);
  EXPECT_NEAR(transaction.commit_started.count(), 30.5, 0.5);
  EXPECT_NEAR(transaction.end.count(), 33.5, 0.5);
  EXPECT_EQ(transaction.backend, BackendPid{7});
}

TEST(LoggedSessions, CountParsingAndPlanningOfTheExtendedProtocol) {
  const Sessions sessions = Log()
                                .line(10, 7, "3/17", "LOG", "duration: 1.0 ms  parse <unnamed>: SELECT $1")
                                .line(12, 7, "3/17", "LOG", "duration: 2.0 ms  bind <unnamed>: SELECT $1")
                                .line(12, 7, "3/17", "DETAIL", "parameters: $1 = 'x'")
                                .line(12, 7, "3/17", "LOG", "execute <unnamed>: SELECT $1")
                                .line(12, 7, "3/17", "DETAIL", "parameters: $1 = 'x'")
                                .line(16, 7, "3/17", "LOG", "duration: 4.0 ms")
                                .read();
  ASSERT_EQ(sessions.statements.size(), 1U);
  EXPECT_EQ(sessions.statements[0].sql, "SELECT $1");
  EXPECT_EQ(sessions.statements[0].duration, Millis{7});
  EXPECT_NEAR(sessions.statements[0].started.count(), 9.5, 0.5);
}

TEST(LoggedSessions, TakeAStatementThatFailedToItsError) {
  const Sessions sessions = Log()
                                .line(10, 7, "3/17", "LOG", "statement: SELECT 1/0")
                                .line(14, 7, "3/17", "ERROR", "division by zero")
                                .line(14, 7, "3/17", "DETAIL", "more")
                                .line(14, 7, "3/17", "STATEMENT", "SELECT 1/0")
                                .read();
  ASSERT_EQ(sessions.statements.size(), 1U);
  EXPECT_EQ(sessions.statements[0].duration, Millis{4});
  ASSERT_EQ(sessions.failures.size(), 1U);
  EXPECT_EQ(sessions.failures[0].message, "division by zero");
  EXPECT_EQ(sessions.failures[0].detail, "more");
  EXPECT_EQ(sessions.failures[0].statement, "SELECT 1/0");
}

TEST(LoggedSessions, KnowTheStatementOfASyntaxErrorThatNeverRan) {
  const Sessions sessions = Log()
                                .line(14, 7, "3/17", "ERROR", "syntax error at or near \"SELEC\"")
                                .line(14, 7, "3/17", "STATEMENT", "SELEC 1")
                                .read();
  EXPECT_TRUE(sessions.statements.empty());
  EXPECT_EQ(sessions.failures.at(0).statement, "SELEC 1");
}

TEST(LoggedSessions, EndAStatementWhoseBackendWasKilledWithItsLastLine) {
  const Sessions sessions = Log()
                                .line(10, 7, "3/17", "LOG", "statement: SELECT pg_sleep(9)")
                                .line(30, 7, "3/17", "DEBUG", "something")
                                .read();
  EXPECT_EQ(sessions.statements.at(0).duration, Millis{20});
}

TEST(LoggedSessions, NumberTheStatementsOfAllBackendsByTheirStart) {
  const Sessions sessions = Log()
                                .statement(20, 21, "3/1", "3/0", "second", 7)
                                .line(10, 8, "4/1", "LOG", "statement: first")
                                .line(12, 8, "4/1", "DEBUG", "rewriting table \"a\"")
                                .line(15, 8, "4/0", "LOG", "duration: 5.0 ms")
                                .read();
  ASSERT_EQ(sessions.statements.size(), 2U);
  EXPECT_EQ(sessions.statements[0].sql, "first");
  EXPECT_EQ(sessions.statements[1].index, 1U);
  ASSERT_EQ(sessions.remarks.size(), 1U);
  EXPECT_EQ(sessions.remarks[0].statement, 0U);
  EXPECT_EQ(sessions.remarks[0].text, "rewriting table \"a\"");
}

TEST(LoggedSessions, LeaveOutOurOwn) {
  EXPECT_TRUE(Log().statement(1, 2, "3/1", "3/0", "SELECT 1", 99).read().statements.empty());
}

}  // namespace
}  // namespace rehearse::observe::log
