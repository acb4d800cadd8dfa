#include "report/locks/windows.h"

#include <gmock/gmock.h>

#include "support/report_fixture.h"

namespace rehearse::report::locks {
namespace {

using ::testing::ElementsAre;

struct Held {
  std::string relation;
  LockMode mode;
  double from;
  double ms;
  double waited = 0;
  std::size_t statement = 0;
};

/// An up whose statements stand in the lines 1, 2, ...
class Up {
 public:
  explicit Up(const std::vector<std::string>& script) {
    outcome_ = test::good_outcome();
    outcome_.steps.resize(1);
    StepResult& step = outcome_.steps.front();
    step.trace.statements.clear();
    step.trace.tables.clear();
    step.trace.locks.clear();
    for (std::size_t i = 0; i < script.size(); ++i)
      step.trace.statements.push_back(test::statement(i, static_cast<std::uint32_t>(i + 1), script[i], 10));
  }

  Up& holds(const Held& held) {
    LockHeld lock = test::lock(held.relation, held.mode, held.ms, held.statement);
    lock.acquired = Instant{held.from + held.waited};
    lock.waited = Millis{held.waited};
    lock.uncertainty = Millis{};
    step().trace.locks.push_back(lock);
    return *this;
  }

  StepResult& step() { return outcome_.steps.front(); }
  Outcome& outcome() { return outcome_; }

  [[nodiscard]] std::vector<std::string> sentences() {
    std::vector<std::string> result;
    const auto all = lanes(step());
    for (const Lane& lane : all)
      for (const Window& window : windows(lane, step()))
        result.push_back(sentence(window, lane, blocked_by_statement(all), step(), outcome_));
    return result;
  }

 private:
  Outcome outcome_;
};

TEST(Windows, SayWhatEachClassOfLockBlocks) {
  Up up({"ALTER TABLE a SET NOT NULL"});
  EXPECT_THAT(up.holds({"public.a", LockMode::access_exclusive, 0, 8'400}).sentences(),
              ElementsAre("public.a: line 1 blocks reads and writes for 8.4 s (AccessExclusiveLock)"));
  EXPECT_THAT(Up({"CREATE INDEX"}).holds({"public.a", LockMode::share, 0, 300}).sentences(),
              ElementsAre("public.a: line 1 blocks writes for 300 ms (ShareLock); reads go on"));
  EXPECT_THAT(
      Up({"CREATE INDEX"}).holds({"public.a", LockMode::share_update_exclusive, 0, 300}).sentences(),
      ElementsAre("public.a: line 1 blocks other DDL and VACUUM only for 300 ms (ShareUpdateExclusiveLock)"));
  EXPECT_THAT(Up({"UPDATE"}).holds({"public.a", LockMode::row_exclusive, 0, 300}).sentences(),
              ElementsAre("public.a: line 1 blocks nothing for 300 ms (RowExclusiveLock)"));
}

TEST(Windows, SayHowMuchOfItWasWaiting) {
  EXPECT_THAT(Up({"ALTER TABLE a"}).holds({"public.a", LockMode::access_exclusive, 0, 2, 1'200}).sentences(),
              ElementsAre("public.a: line 1 blocks reads and writes for 1.2 s (AccessExclusiveLock, 1.2 s of "
                          "it waiting)"));
}

TEST(Windows, CountTheStretchesOfAStatementThatCommits) {
  Up up({"DO $$ ... $$"});
  for (const double from : {0.0, 120.0, 250.0})
    up.holds({"public.a", LockMode::access_exclusive, from, 100 + from / 10});
  EXPECT_THAT(up.sentences(),
              ElementsAre("public.a: line 1 blocks reads and writes 3 times, for 125 ms at most and 337 ms "
                          "in all (AccessExclusiveLock)"));
}

TEST(Windows, NameTheWorstOfSeveralStatements) {
  Up up({"CREATE INDEX x ON a (x)", "CREATE INDEX y ON a (y)"});
  up.holds({"public.a", LockMode::share, 0, 100, 0, 0}).holds({"public.a", LockMode::share, 110, 300, 0, 1});
  EXPECT_THAT(up.sentences(),
              ElementsAre("public.a: 2 statements block writes 2 times, for 300 ms at most and 400 ms in all "
                          "(ShareLock of line 2); reads go on"));
}

TEST(Windows, AWeakerLockIsToldWhenItLastsLonger) {
  Up up({"ALTER TABLE a", "VALIDATE"});
  up.holds({"public.a", LockMode::access_exclusive, 0, 5, 0, 0})
      .holds({"public.a", LockMode::share_update_exclusive, 6, 900, 0, 1});
  EXPECT_THAT(up.sentences(),
              ElementsAre("public.a: line 1 blocks reads and writes for 5.0 ms (AccessExclusiveLock)",
                          "public.a: 2 statements block other DDL and VACUUM only 2 times, for 900 ms at "
                          "most and 905 ms in all (ShareUpdateExclusiveLock of line 2)"));
}

TEST(Windows, GiveTheNumberThatWasJudged) {
  Up up({"ALTER TABLE a"});
  up.holds({"public.a", LockMode::access_exclusive, 0, 100});
  up.step().trace.tables = {test::window("public.a", 97, 97)};
  EXPECT_THAT(up.sentences(), ElementsAre("public.a: line 1 blocks reads and writes for 97 ms ± 1.4 ms "
                                          "(AccessExclusiveLock)"));
}

TEST(Windows, ABoundIsCalledABound) {
  Up up({"ALTER TABLE a"});
  up.holds({"public.a", LockMode::access_exclusive, 0, 3});
  up.step().trace.locks.front().evidence = Evidence::bounds;
  EXPECT_THAT(up.sentences(),
              ElementsAre("public.a: line 1 blocks reads and writes for ≤ 3.0 ms (AccessExclusiveLock)"));
}

TEST(Windows, ALockOfNoKnownStatementIsStillTold) {
  Up up({});
  up.holds({"public.a", LockMode::share, 0, 3});
  up.step().trace.locks.front().statement.reset();
  EXPECT_THAT(up.sentences(),
              ElementsAre("public.a: a lock blocks writes for 3.0 ms (ShareLock); reads go on"));
}

TEST(Neighbours, AForeignKeyLocksTheReferencedTableAsWell) {
  Up up({"ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users"});
  up.holds({"public.orders", LockMode::share_row_exclusive, 0, 20})
      .holds({"public.users", LockMode::share_row_exclusive, 0, 10});
  EXPECT_THAT(
      up.sentences(),
      ElementsAre("public.orders: line 1 blocks writes for 20 ms (ShareRowExclusiveLock), and public.users "
                  "as well, through a foreign key; reads go on",
                  "public.users: line 1 blocks writes for 10 ms (ShareRowExclusiveLock); reads go on"));
}

TEST(Neighbours, AreNamedWithTheirStatementWhenItIsNotTheOneThatLockedFirst) {
  Up up({"ALTER TABLE orders ADD COLUMN user_id bigint",
         "ALTER TABLE orders ADD FOREIGN KEY (user_id) REFERENCES users"});
  up.holds({"public.orders", LockMode::access_exclusive, 0, 20})
      .holds({"public.orders", LockMode::share_row_exclusive, 5, 15, 0, 1})
      .holds({"public.users", LockMode::share_row_exclusive, 5, 15, 0, 1});
  EXPECT_EQ(up.sentences().front(),
            "public.orders: line 1 blocks reads and writes for 20 ms (AccessExclusiveLock), and "
            "public.users as well by line 2, through a foreign key");
}

TEST(Neighbours, ADropHitsTheOtherSideOfAKeyThatTheUpMade) {
  Up down({"DROP TABLE orders"});
  down.holds({"public.orders", LockMode::access_exclusive, 0, 20})
      .holds({"public.users", LockMode::access_exclusive, 0, 10});
  EXPECT_THAT(down.sentences().front(), ::testing::EndsWith(", and public.users as well"));
  StepResult up = test::quick_step(Phase::up, "CREATE TABLE orders (user_id int REFERENCES users)");
  down.outcome().steps.push_back(up);
  EXPECT_THAT(down.sentences().front(),
              ::testing::EndsWith(", and public.users as well, through a foreign key"));
}

TEST(Neighbours, OfManySomeAreNamed) {
  Up up({"LOCK TABLE a"});
  up.holds({"public.a", LockMode::access_exclusive, 0, 20});
  for (const char* name : {"public.b", "public.c", "public.d", "public.e", "public.f"})
    up.holds({name, LockMode::access_exclusive, 0, 10});
  EXPECT_THAT(up.sentences().front(),
              ::testing::EndsWith(", and public.b, public.c, public.d and 2 more tables as well"));
}

TEST(Neighbours, AStatementThatNamesNoTableHasNone) {
  Up up({"CALL tidy()"});
  up.holds({"public.a", LockMode::access_exclusive, 0, 20})
      .holds({"public.b", LockMode::access_exclusive, 0, 10});
  EXPECT_THAT(up.sentences().front(), ::testing::EndsWith("(AccessExclusiveLock)"));
}

}  // namespace
}  // namespace rehearse::report::locks
