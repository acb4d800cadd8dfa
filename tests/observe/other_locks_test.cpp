#include <gmock/gmock.h>

#include "observe/observed_step.h"

namespace rehearse::observe {
namespace {

using testing::AllOf;
using testing::Contains;
using testing::Field;

class OtherLocksTest : public test::ObservedStep {
 protected:
  static auto lock(const std::string& kind, const std::string& object, LockMode mode) {
    return AllOf(Field(&OtherLock::kind, kind), Field(&OtherLock::object, object),
                 Field(&OtherLock::mode, mode));
  }
};

TEST_F(OtherLocksTest, NameAnAdvisoryLockByItsKey) {
  step({"SELECT pg_advisory_lock(8000000001)", "SELECT pg_advisory_lock_shared(1, 2)",
        "SELECT pg_sleep(0.2)"});
  EXPECT_THAT(trace_.other_locks, Contains(lock("advisory", "8000000001", LockMode::exclusive)));
  EXPECT_THAT(trace_.other_locks, Contains(lock("advisory", "1, 2", LockMode::share)));
  EXPECT_GT(trace_.other_locks[0].held, Millis{100});
  EXPECT_TRUE(trace_.locks.empty());
}

TEST_F(OtherLocksTest, NameAnObjectAsSqlDoes) {
  session_.execute("CREATE TYPE mood AS ENUM ('sad')");
  wrapped_step({"ALTER TYPE mood RENAME TO temper", "COMMENT ON TYPE temper IS 'x'", "SELECT pg_sleep(0.2)"});
  EXPECT_THAT(trace_.other_locks,
              Contains(lock("object", "type public.temper", LockMode::share_update_exclusive)));
}

TEST_F(OtherLocksTest, SayWhoseTransactionWasWaitedFor) {
  other_.execute("BEGIN");
  other_.execute("UPDATE orders SET note = 'x' WHERE id = 1");
  begin();
  std::jthread releaser([&] {
    await_waiting();
    other_.execute("COMMIT");
  });
  run("UPDATE orders SET note = 'y' WHERE id = 1");
  releaser.join();
  finish();
  const auto holder = "pid " + std::to_string(other_.backend().value);
  EXPECT_THAT(trace_.other_locks, Contains(AllOf(lock("transactionid", holder, LockMode::share),
                                                 Field(&OtherLock::waited, testing::Gt(Millis{10})))));
}

// What the session takes before the server refuses stays locked, the whole table of locks.
TEST_F(OtherLocksTest, AreSeenWhenNoneCanBeTakenAnyMore) {
  begin();
  const auto greed =
      session_.execute("SELECT count(pg_advisory_lock(i)) FROM generate_series(1, 10000000) AS i");
  ASSERT_TRUE(greed.error);
  ASSERT_EQ(greed.error->sqlstate, "53200");
  run("SELECT pg_sleep(0.2)");
  session_.execute("SELECT pg_advisory_unlock_all()");
  finish();
  EXPECT_GT(trace_.other_locks.size(), 1'000U);
}

TEST_F(OtherLocksTest, AreNoneWhenOnlyTablesAreLocked) {
  wrapped_step({"LOCK TABLE orders", "SELECT pg_sleep(0.1)"});
  EXPECT_TRUE(trace_.other_locks.empty());
}

}  // namespace
}  // namespace rehearse::observe
