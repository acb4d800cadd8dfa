#include "observe/table_windows.h"

#include <gtest/gtest.h>

#include "observe/step_on_paper.h"

namespace rehearse::observe {
namespace {

using namespace test;

TEST(TableWindows, JoinsOverlappingLocksOfDifferentModes) {
  const Lock share{kOrders, LockMode::share};
  const auto tables = Step()
                          .transaction(0, 40, 40)
                          .statement("CREATE INDEX ON orders (x)", 2, 20)
                          .statement("ALTER TABLE orders ADD y int", 20, 40)
                          .samples(4, 20, {share})
                          .samples(22, 38, {share, {kOrders}})
                          .tables();
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].table, "public.orders");
  EXPECT_EQ(tables[0].write_block.longest, Millis{38});
  EXPECT_EQ(tables[0].exclusive.longest, Millis{20});
  EXPECT_EQ(tables[0].statement(), 1U);
}

TEST(TableWindows, TakesTheLongestOfSeveralStretches) {
  const auto tables = Step()
                          .statement("LOCK orders", 1, 11)
                          .statement("LOCK orders", 21, 51)
                          .samples(2, 10, {{kOrders, kExclusive, "3/1"}})
                          .samples(12, 20, {})
                          .samples(22, 50, {{kOrders, kExclusive, "3/2"}})
                          .tables();
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].exclusive.longest, Millis{30});
  EXPECT_EQ(tables[0].statement(), 1U);
}

TEST(TableWindows, CountsTheTimeInTheQueue) {
  const auto tables = Step()
                          .statement("ALTER TABLE orders ADD x int", 1, 105)
                          .samples(2, 100, {waiting(kOrders)})
                          .sample(102, {{kOrders}})
                          .sample(106)
                          .tables();
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].exclusive.longest, Millis{104});
}

TEST(TableWindows, AnIndexBlocksTheQueriesOfItsTable) {
  const auto tables = Step()
                          .statement("REINDEX INDEX orders_by_day", 1, 11)
                          .samples(2, 10, {{kOrders, LockMode::share}, {kOrdersIndex}})
                          .tables();
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].table, "public.orders");
  EXPECT_EQ(tables[0].exclusive.longest, Millis{10});
}

TEST(TableWindows, AnIndexThatPlannersHaveForgottenBlocksNobody) {
  EXPECT_TRUE(Step()
                  .statement("DROP INDEX CONCURRENTLY orders_by_day", 1, 11)
                  .samples(2, 10, {{kOrders, LockMode::share_update_exclusive}, {kOrdersIndex}})
                  .tables()
                  .empty());
}

TEST(TableWindows, ASequenceStopsTheInsertsOfItsTableButNoReads) {
  const auto tables =
      Step().statement("DROP SEQUENCE orders_id_seq", 1, 11).samples(2, 10, {{kSequence}}).tables();
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_EQ(tables[0].table, "public.orders");
  EXPECT_EQ(tables[0].write_block.longest, Millis{10});
  EXPECT_EQ(tables[0].exclusive.longest, Millis{0});
  EXPECT_EQ(tables[0].statement(), 0U);
}

TEST(TableWindows, WeakerModesGiveNone) {
  EXPECT_TRUE(Step()
                  .statement("UPDATE orders SET x = 1", 1, 11)
                  .samples(2, 10,
                           {{kOrders, LockMode::row_exclusive},
                            {kUsers, LockMode::share_update_exclusive},
                            {kUsers, LockMode::access_share}})
                  .tables()
                  .empty());
}

}  // namespace
}  // namespace rehearse::observe
