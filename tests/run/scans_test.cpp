#include "run/scans.h"

#include <gmock/gmock.h>

namespace rehearse::run {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using Kind = ServerMessage::Kind;

constexpr std::int64_t kOrders = 1;

// A step on paper: one table of 1000 rows, what the server said, and how the statistics moved.
class Paper {
 public:
  explicit Paper(const std::vector<std::string>& statements) {
    TableFacts orders{
        .schema = "public", .table = "orders", .file = "1", .rows = Rows{1000}, .statistics = {{}}};
    record_.before.tables[kOrders] = orders;
    record_.after.tables[kOrders] = orders;
    record_.statistics = true;
    for (const std::string& sql : statements) {
      trace_.statements.emplace_back();
      trace_.statements.back().index = trace_.statements.size() - 1;
      trace_.statements.back().sql = sql;
    }
  }

  Paper& said(std::size_t statement, Kind kind, const std::string& object = {}) {
    record_.said.push_back({statement, {kind, "orders", object}});
    return *this;
  }
  Paper& moved(const TableStatistics& statistics) {
    record_.after.tables[kOrders].statistics = statistics;
    return *this;
  }
  Paper& without_statistics() {
    record_.statistics = false;
    return *this;
  }

  // Which statements read the table.
  std::vector<std::size_t> readers() {
    attribute_scans(record_, trace_);
    std::vector<std::size_t> found;
    for (const StatementTiming& statement : trace_.statements)
      if (!statement.scanned.empty()) found.push_back(statement.index);
    return found;
  }

 private:
  StepRecord record_;
  Trace trace_;
};

TEST(Scans, TheOnlyStatementThatCanHaveDoneItIsNamed) {
  EXPECT_THAT(Paper({"ALTER TABLE orders ADD a int", "UPDATE orders SET a = 1"})
                  .moved({.scans = 1, .rows_scanned = 1000})
                  .readers(),
              ElementsAre(1));
}

TEST(Scans, AViewOrACascadeIsFoundWhenNothingElseRan) {
  EXPECT_THAT(Paper({"SET lock_timeout = 1", "DELETE FROM customers WHERE id = 1"})
                  .moved({.scans = 1, .rows_scanned = 1000})
                  .readers(),
              ElementsAre(1));
}

TEST(Scans, ACallMayHaveDoneAnything) {
  EXPECT_THAT(Paper({"SELECT * FROM orders", "CALL f()"}).moved({.scans = 1, .rows_scanned = 1000}).readers(),
              IsEmpty());
}

TEST(Scans, WorkersReadAPartEach) {
  EXPECT_THAT(Paper({"SELECT * FROM orders"}).moved({.scans = 3, .rows_scanned = 1000}).readers(),
              ElementsAre(0));
}

TEST(Scans, ManyScansThatStopEarlyAreNone) {
  EXPECT_THAT(Paper({"SELECT f(1) FROM orders"}).moved({.scans = 1000, .rows_scanned = 1000}).readers(),
              IsEmpty());
  EXPECT_THAT(Paper({"SELECT 1 FROM orders LIMIT 1"}).moved({.scans = 1, .rows_scanned = 1}).readers(),
              IsEmpty());
}

TEST(Scans, WhatIndexBuildsReadIsNotPutDownToAnotherStatement) {
  const std::vector<std::string> statements{"CREATE INDEX i ON orders (a)",
                                            "UPDATE orders SET a = 1 WHERE id = 1"};
  EXPECT_THAT(
      Paper(statements).said(0, Kind::builds_index, "i").moved({.scans = 1, .rows_scanned = 1000}).readers(),
      ElementsAre(0));
  EXPECT_THAT(
      Paper(statements).said(0, Kind::builds_index, "i").moved({.scans = 2, .rows_scanned = 2000}).readers(),
      ElementsAre(0, 1));
}

TEST(Scans, AnIndexBuiltAfterACopyReadsNoDeadRows) {
  const TableStatistics statistics{.scans = 4, .rows_scanned = 4000, .updated = 1000};
  EXPECT_THAT(Paper({"UPDATE orders SET a = 1", "ALTER TABLE orders ALTER a TYPE bigint",
                     "CREATE INDEX i ON orders (a)"})
                  .said(1, Kind::rewrites_table)
                  .said(1, Kind::builds_index, "orders_pkey")
                  .said(2, Kind::builds_index, "i")
                  .moved(statistics)
                  .readers(),
              ElementsAre(0, 1, 2))
      << "the second is listed because the paper does not say that it copied";
  EXPECT_THAT(Paper({"ALTER TABLE orders ALTER a TYPE bigint", "UPDATE orders SET a = 1 WHERE id > 0",
                     "CREATE INDEX i ON orders (a)"})
                  .said(0, Kind::rewrites_table)
                  .said(0, Kind::builds_index, "orders_pkey")
                  .said(2, Kind::builds_index, "i")
                  .moved(statistics)
                  .readers(),
              ElementsAre(0, 2))
      << "the last one may have read the dead rows of the update";
}

TEST(Scans, ConcurrentlyReadsTwiceSoThatNothingFollowsFromTheRest) {
  EXPECT_THAT(Paper({"CREATE INDEX CONCURRENTLY i ON orders (a)", "DELETE FROM orders WHERE id = 1"})
                  .said(0, Kind::builds_index, "i")
                  .moved({.scans = 2, .rows_scanned = 2000})
                  .readers(),
              ElementsAre(0));
}

TEST(Scans, WithoutStatisticsTheMessagesRemain) {
  EXPECT_THAT(Paper({"ALTER TABLE orders ALTER a SET NOT NULL", "SELECT * FROM orders"})
                  .said(0, Kind::verifies_table)
                  .moved({.scans = 2, .rows_scanned = 2000})
                  .without_statistics()
                  .readers(),
              ElementsAre(0));
}

}  // namespace
}  // namespace rehearse::run
