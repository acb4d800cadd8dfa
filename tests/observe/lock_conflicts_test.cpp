// The table of conflicts in model/lock_mode.cpp, asked of the server itself.
#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <utility>

#include "pg/session.h"
#include "rehearse/lock_mode.h"
#include "support/server.h"

namespace rehearse::observe {
namespace {

using Spelling = std::pair<LockMode, const char*>;

constexpr std::array<Spelling, 8> kSpellings{{{LockMode::access_share, "ACCESS SHARE"},
                                              {LockMode::row_share, "ROW SHARE"},
                                              {LockMode::row_exclusive, "ROW EXCLUSIVE"},
                                              {LockMode::share_update_exclusive, "SHARE UPDATE EXCLUSIVE"},
                                              {LockMode::share, "SHARE"},
                                              {LockMode::share_row_exclusive, "SHARE ROW EXCLUSIVE"},
                                              {LockMode::exclusive, "EXCLUSIVE"},
                                              {LockMode::access_exclusive, "ACCESS EXCLUSIVE"}}};

std::string lock_table(const Spelling& spelling) {
  return fmt::format("LOCK TABLE t IN {} MODE NOWAIT", spelling.second);
}

TEST(LockConflicts, TheServerAgreesInAllPairs) {
  const auto database = test::fresh_database();
  pg::Session holder(database.owner());
  pg::Session asker(database.owner());
  ASSERT_FALSE(holder.execute("CREATE TABLE t ()").error);
  for (const Spelling& held : kSpellings) {
    holder.execute("BEGIN");
    ASSERT_FALSE(holder.execute(lock_table(held)).error);
    for (const Spelling& asked : kSpellings) {
      asker.execute("BEGIN");
      const auto refused = asker.execute(lock_table(asked)).error;
      EXPECT_EQ(refused.has_value(), conflicts(held.first, asked.first))
          << held.second << ", " << asked.second;
      EXPECT_EQ(refused ? refused->sqlstate : "55P03", "55P03");
      asker.execute("ROLLBACK");
    }
    holder.execute("ROLLBACK");
  }
}

}  // namespace
}  // namespace rehearse::observe
