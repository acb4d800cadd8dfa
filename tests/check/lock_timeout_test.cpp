#include "check/support/lock_timeout.h"

#include <gtest/gtest.h>

namespace rehearse::check {
namespace {

struct Case {
  const char* sql;
  TimeoutValue value;
  bool local;
};

TEST(LockTimeout, ReadsEveryWayToSetIt) {
  for (const Case& each :
       {Case{"SET lock_timeout = '2s'", TimeoutValue::on, false},
        Case{"set session LOCK_TIMEOUT to 2000", TimeoutValue::on, false},
        Case{"SET LOCAL lock_timeout TO '500ms'", TimeoutValue::on, true},
        Case{"SET lock_timeout = 0", TimeoutValue::off, false},
        Case{"SET lock_timeout='0s'", TimeoutValue::off, false},
        Case{"SET lock_timeout TO DEFAULT", TimeoutValue::as_connected, false},
        Case{"RESET lock_timeout", TimeoutValue::as_connected, false},
        Case{"RESET ALL", TimeoutValue::as_connected, false},
        Case{"DISCARD ALL", TimeoutValue::as_connected, false},
        Case{"SELECT set_config('lock_timeout', '5s', true)", TimeoutValue::on, true},
        Case{"SELECT pg_catalog.set_config('lock_timeout', '0', false)", TimeoutValue::off, false}}) {
    const auto change = lock_timeout_change(each.sql);
    ASSERT_TRUE(change) << each.sql;
    EXPECT_EQ(change->value, each.value) << each.sql;
    EXPECT_EQ(change->local, each.local) << each.sql;
  }
}

TEST(LockTimeout, LeavesOtherStatementsAlone) {
  for (const char* sql : {"SET statement_timeout = '2s'", "ALTER ROLE deployer SET lock_timeout = '2s'",
                          "SELECT 'lock_timeout'", "SELECT set_config('work_mem', '1MB', true)",
                          "COMMENT ON TABLE t IS 'SET lock_timeout'", ""})
    EXPECT_FALSE(lock_timeout_change(sql)) << sql;
}

}  // namespace
}  // namespace rehearse::check
