// Migrations that never end, or want all of the machine. Each is cut off, said to be so, and the next one is
// rehearsed as ever.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <ostream>
#include <string>

#include "hostile/rehearsed.h"

namespace rehearse {
namespace {

using testing::AnyOf;
using testing::Eq;

constexpr Millis kStep{2'000};

struct Greed {
  const char* name;
  const char* sql;
  const char* sqlstate;  ///< "" where the server lets it pass; "timeout" where our limit ends it
  friend std::ostream& operator<<(std::ostream& out, const Greed& greed) { return out << greed.sql; }
};

class HostileGreed : public testing::TestWithParam<Greed> {};

TEST_P(HostileGreed, IsCutOffReportedAndOver) {
  test::Rehearsed rehearsed;
  rehearsed.limit_steps(kStep);
  rehearsed.migration("1_greedy", GetParam().sql);
  rehearsed.migration("2_innocent", "CREATE TABLE innocent (a int);");
  rehearsed.run();
  const SqlError error = rehearsed.error("1");
  EXPECT_EQ(error.timed_out ? "timeout" : error.sqlstate, GetParam().sqlstate) << error.message;
  EXPECT_EQ(rehearsed.error("2").message, "");
}

const auto kGreedName = [](const auto& info) { return info.param.name; };

INSTANTIATE_TEST_SUITE_P(
    Greed, HostileGreed,
    testing::Values(
        Greed{"SleepsForEver", "SELECT pg_sleep(1000000);", "timeout"},
        Greed{"ComputesForEver", "DO $$ BEGIN LOOP END LOOP; END $$;", "timeout"},
        Greed{"RefusesToBeCancelled",
              "DO $$ BEGIN LOOP BEGIN PERFORM pg_sleep(10); EXCEPTION WHEN query_canceled THEN NULL; END; "
              "END LOOP; END $$;",
              "timeout"},
        Greed{"WaitsForItself",
              "CREATE TABLE t (a int); BEGIN; LOCK TABLE t; SELECT pg_sleep(1000000); COMMIT;", "timeout"},
        Greed{"RecursesWithoutEnd",
              "CREATE FUNCTION deep(int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN deep($1 + 1); END'; "
              "SELECT deep(1);",
              "54001"},
        Greed{"WantsTheMemory", "SELECT length(repeat(repeat('x', 1000000), 2000));", "54000"},
        Greed{"TakesEveryLock", "SELECT count(pg_advisory_lock(i)) FROM generate_series(1, 10000000) AS i;",
              "53200"},
        Greed{"FillsTheDiskWithItsSort",
              "SELECT count(*) FROM (SELECT i FROM generate_series(1, 2000000000) AS i ORDER BY random()) AS "
              "s;",
              "timeout"},
        Greed{"FillsTheDiskWithATable",
              "CREATE TABLE big AS SELECT repeat(md5(i::text), 30) FROM generate_series(1, 2000000000) AS i;",
              "timeout"},
        Greed{"FloodsUsWithNotices",
              "DO $$ BEGIN LOOP RAISE NOTICE '%', repeat('x', 1000); END LOOP; END $$;", "timeout"},
        Greed{"FloodsUsWithRows", "SELECT repeat('x', 1000) FROM generate_series(1, 2000000000);",
              "timeout"}),
    kGreedName);

}  // namespace
}  // namespace rehearse
