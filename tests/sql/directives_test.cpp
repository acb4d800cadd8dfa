#include "sql/directives.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "rehearse/error.h"
#include "sql/splitter.h"

namespace rehearse::sql {
namespace {

using ::testing::HasSubstr;

Directives read(const std::string& text) {
  return read_directives(text, "m.sql");
}

Error error_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return error;
  }
  ADD_FAILURE() << "no error";
  return {ErrorKind::bug, "", "", SourceLocation{}};
}

TEST(Directives, AreReadFromTheCommentsAtTheHead) {
  const Directives directives = read(
      "/* licence */\n"
      "-- Adds the total.\n"
      "-- rehearse: no-transaction\n"
      "--rehearse:irreversible reason=\"the old values are gone\"\r\n"
      "--   rehearse:  accept table_rewrite until=2030-12-31 reason=\"small table\"\n"
      "-- rehearse: accept reads_blocked reason=night\n"
      "-- rehearse: budget reads_blocked=5s writes_blocked=2min duration=1h reason=\"say \\\"yes\\\"\"\n"
      "alter table t add column total int;");
  EXPECT_TRUE(directives.no_transaction);
  ASSERT_TRUE(directives.irreversible);
  EXPECT_EQ(directives.irreversible->reason, "the old values are gone");
  ASSERT_EQ(directives.accepted.size(), 2U);
  EXPECT_EQ(directives.accepted[0].check, "table_rewrite");
  EXPECT_EQ(directives.accepted[0].until, "2030-12-31");
  EXPECT_EQ(directives.accepted[0].reason, "small table");
  EXPECT_EQ(to_string(directives.accepted[0].location), "m.sql:5:17");
  EXPECT_EQ(directives.accepted[1].until, std::nullopt);
  EXPECT_EQ(directives.accepted[1].reason, "night");
  EXPECT_EQ(directives.budget.reads_blocked, Millis(5'000));
  EXPECT_EQ(directives.budget.writes_blocked, Millis(120'000));
  EXPECT_EQ(directives.budget.duration, Millis(3'600'000));
  EXPECT_EQ(directives.budget.reason, "say \"yes\"");
}

TEST(Directives, OrdinaryCommentsAreNone) {
  const Directives directives =
      read("-- how to rehearse: see the wiki\n-- rehearse\n/* rehearse: no-transaction */\nselect 1;");
  EXPECT_FALSE(directives.no_transaction);
  EXPECT_FALSE(directives.irreversible);
  EXPECT_TRUE(directives.accepted.empty());
  EXPECT_TRUE(directives.budget.reason.empty());
}

TEST(Directives, LimitsThatAreNotGivenStayAbsent) {
  const Directives directives = read("-- rehearse: budget writes_blocked=250ms reason=x");
  EXPECT_EQ(directives.budget.writes_blocked, Millis(250));
  EXPECT_EQ(directives.budget.reads_blocked, std::nullopt);
  EXPECT_EQ(directives.budget.duration, std::nullopt);
  const Directives longer = read("-- rehearse: budget statement=5s transaction=2min reason=x");
  EXPECT_EQ(longer.budget.statement, Millis(5'000));
  EXPECT_EQ(longer.budget.transaction, Millis(120'000));
}

struct Refused {
  std::string text;
  std::string place;
  std::string message;
};

TEST(Directives, MistakesAreNamedWithTheirPlace) {
  const std::vector<Refused> cases{
      {"\n-- rehearse: no-transactions", "m.sql:2:14", "did you mean 'no-transaction'?"},
      {"-- rehearse:", "m.sql:1:13", "unknown directive ''"},
      {"-- rehearse: no-transaction please", "m.sql:1:29", "no argument 'please'"},
      {"-- rehearse: irreversible", "m.sql:1:14", "needs a reason"},
      {"-- rehearse: irreversible reason=\" \"", "m.sql:1:14", "needs a reason"},
      {"-- rehearse: irreversible reason=the data is gone", "m.sql:1:38", "no argument 'data'"},
      {"-- rehearse: irreversible reason=\"open", "m.sql:1:34", "never closed"},
      {"-- rehearse: irreversible reason=a\n-- rehearse: irreversible reason=b", "m.sql:2:14", "twice"},
      {"-- rehearse: accept reason=x", "m.sql:1:14", "which check"},
      {"-- rehearse: accept a b reason=x", "m.sql:1:23", "twice"},
      {"-- rehearse: accept table_rewrite", "m.sql:1:14", "needs a reason"},
      {"-- rehearse: accept a untill=2030-01-01 reason=x", "m.sql:1:23", "did you mean 'until'?"},
      {"-- rehearse: accept a until=2030-02-30 reason=x", "m.sql:1:23", "not a date"},
      {"-- rehearse: accept a until=tomorrow reason=x", "m.sql:1:23", "not a date"},
      {"-- rehearse: accept a until=2030-1x-01 reason=x", "m.sql:1:23", "not a date"},
      {"-- rehearse: budget reads_blocked=5 reason=x", "m.sql:1:21", "not a duration"},
      {"-- rehearse: budget read_blocked=5s reason=x", "m.sql:1:21", "did you mean 'reads_blocked'?"},
      {"-- rehearse: budget reads_blocked=5s reads_blocked=6s reason=x", "m.sql:1:38", "twice"},
      {"-- rehearse: budget reads_blocked=5s", "m.sql:1:14", "needs a reason"},
      {"-- rehearse: budget reason=x", "m.sql:1:14", "no limit"},
      {"-- rehearse: budget duration=1s reason=x\n-- rehearse: budget duration=1s reason=x", "m.sql:2:14",
       "twice"},
  };
  for (const Refused& refused : cases) {
    const Error error = error_of([&] { read(refused.text); });
    EXPECT_EQ(to_string(error.location().value_or(SourceLocation{})), refused.place) << refused.text;
    EXPECT_THAT(error.what(), HasSubstr(refused.message)) << refused.text;
  }
}

TEST(Directives, LinesCountFromTheStartOfTheFileInASection) {
  const Error error = error_of([] { read_directives("\n-- rehearse: nonsense", "m.sql", 7); });
  EXPECT_EQ(to_string(error.location().value_or(SourceLocation{})), "m.sql:8:14");
}

void reject_late(const std::string& text) {
  reject_late_directives(text, "m.sql", split(text, "m.sql"));
}

TEST(Directives, BehindAStatementAreAnErrorAndNotOverlooked) {
  const std::string directive = "-- rehearse: no-transaction\n";
  for (const std::string& text :
       {"select 1;\n" + directive, "select\n" + directive + "1;", "select 1;\n" + directive + "select 2;"}) {
    const Error error = error_of([&] { reject_late(text); });
    EXPECT_EQ(to_string(error.location().value_or(SourceLocation{})), "m.sql:2:14") << text;
    EXPECT_THAT(error.what(), HasSubstr("behind a statement"));
  }
}

TEST(Directives, QuotedTextAndCopyDataHoldNone) {
  const std::string directive = "-- rehearse: no-transaction\n";
  EXPECT_NO_THROW(reject_late(directive + "select 1; -- done"));
  EXPECT_NO_THROW(reject_late("select '\n" + directive + "';"));
  EXPECT_NO_THROW(reject_late("copy t from stdin;\n" + directive + "it's\n\\.\nselect 1;"));
}

TransactionPolicy policy(const std::string& text) {
  return transaction_policy(read(text), split(text, "m.sql"));
}

TEST(TransactionPolicyOf, AScriptIsWrappedUnlessItSaysOtherwise) {
  EXPECT_EQ(policy("create table t (a int); insert into t values (1)"), TransactionPolicy::wrapped);
  EXPECT_EQ(policy(""), TransactionPolicy::wrapped);
  EXPECT_EQ(policy("-- rehearse: no-transaction\ncreate index concurrently on t (a)"),
            TransactionPolicy::none);
}

TEST(TransactionPolicyOf, AScriptWithItsOwnTransactionKeepsIt) {
  for (const std::string statement :
       {"BEGIN", "begin isolation level serializable", "START TRANSACTION", "commit", "END", "abort",
        "ROLLBACK", "rollback and chain", "/* a */ begin -- b\nwork", "prepare transaction 'a'",
        "commit and chain"})
    EXPECT_EQ(policy("select 1; " + statement + "; select 2"), TransactionPolicy::own) << statement;
}

TEST(TransactionPolicyOf, OtherStatementsWithTheseWordsDoNotCount) {
  for (const std::string statement :
       {"rollback to a", "ROLLBACK WORK TO SAVEPOINT a", "savepoint begin",
        "prepare transaction_plan as select 1", "do $$ begin commit; end $$", "select 'begin'", "\"begin\"",
        "create function f() begin atomic select 1; end"})
    EXPECT_EQ(policy(statement), TransactionPolicy::wrapped) << statement;
}

}  // namespace
}  // namespace rehearse::sql
