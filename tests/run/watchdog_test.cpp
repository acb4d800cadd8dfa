#include "run/watchdog.h"

#include <gtest/gtest.h>

#include "support/server.h"

namespace rehearse::run {
namespace {

using std::chrono_literals::operator""h;
using std::chrono_literals::operator""ms;

class WatchdogTest : public testing::Test {
 protected:
  provision::Database database_ = test::fresh_database();
  pg::Session session_{database_.owner()};
};

TEST_F(WatchdogTest, CancelsAStatementWhoseTimeIsUp) {
  const Watchdog watchdog(session_, database_.superuser(), 50ms, {});
  const auto error = session_.execute("SELECT pg_sleep(600)").error;
  ASSERT_TRUE(error.has_value());
  EXPECT_EQ(error->sqlstate, "57014");
  EXPECT_TRUE(watchdog.barked());
}

TEST_F(WatchdogTest, StaysQuietWithinTheLimit) {
  const Watchdog watchdog(session_, database_.superuser(), 1h, {});
  EXPECT_FALSE(session_.execute("SELECT 1").error.has_value());
  EXPECT_FALSE(watchdog.barked());
}

TEST_F(WatchdogTest, AStopRequestEndsTheStatement) {
  std::stop_source stop;
  const Watchdog watchdog(session_, database_.superuser(), 1h, stop.get_token());
  session_.on_notice([&](std::string_view) { stop.request_stop(); });
  EXPECT_TRUE(session_.execute("DO $$ BEGIN RAISE NOTICE 'running'; PERFORM pg_sleep(600); END $$")
                  .error.has_value());
  EXPECT_TRUE(watchdog.barked());
}

TEST_F(WatchdogTest, AnEarlierStopRequestCountsToo) {
  std::stop_source stop;
  stop.request_stop();
  const Watchdog watchdog(session_, database_.superuser(), 1h, stop.get_token());
  EXPECT_TRUE(session_.execute("SELECT pg_sleep(600)").error.has_value());
}

TEST_F(WatchdogTest, ALimitOfYearsDoesNotOverflow) {
  const Watchdog watchdog(session_, database_.superuser(), Millis{1e18}, {});
  EXPECT_FALSE(session_.execute("SELECT 1").error.has_value());
  EXPECT_FALSE(watchdog.barked());
}

// A statement that swallows the cancellation is ended with its backend.
TEST_F(WatchdogTest, TerminatesABackendThatDoesNotListen) {
  const Watchdog watchdog(session_, database_.superuser(), 50ms, {});
  session_.execute(
      "DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(600); EXCEPTION WHEN query_canceled THEN NULL; END; END LOOP; "
      "END $$");
  EXPECT_EQ(session_.state(), pg::TransactionState::lost);
}

}  // namespace
}  // namespace rehearse::run
