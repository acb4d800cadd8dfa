#include "check/support/guilty.h"

#include <gtest/gtest.h>

#include "check/support/words.h"
#include "support/report_fixture.h"

namespace rehearse::check {
namespace {

struct Pointed {
  std::string sql;
  std::string why;

  friend bool operator==(const Pointed&, const Pointed&) = default;
};

void PrintTo(const Pointed& pointed, std::ostream* out) {
  *out << "'" << pointed.sql << "' (" << pointed.why << ")";
}

Outcome outcome_of(const std::vector<std::string>& up, const std::vector<std::string>& down) {
  Outcome outcome = test::good_outcome();
  const auto fill = [](StepResult& step, const std::vector<std::string>& statements) {
    step.trace.statements.clear();
    for (std::size_t i = 0; i < statements.size(); ++i)
      step.trace.statements.push_back(
          test::statement(i, static_cast<std::uint32_t>(i + 1), statements[i], 1));
  };
  fill(outcome.steps[0], up);
  fill(outcome.steps[1], down);
  fill(outcome.steps[2], up);
  return outcome;
}

Pointed pointed(const Outcome& outcome, const SchemaDifference& difference) {
  const auto guilty = guilty_statement(outcome, difference);
  return guilty ? Pointed{guilty->statement->sql, guilty->why} : Pointed{};
}

SchemaDifference lost(const std::string& kind, const std::string& object) {
  return {.kind = kind, .object = object, .before = "x"};
}

SchemaDifference added(const std::string& kind, const std::string& object) {
  return {.kind = kind, .object = object, .after = "x"};
}

SchemaDifference changed(const std::string& kind, const std::string& object) {
  return {.kind = kind, .object = object, .attribute = "type", .before = "x", .after = "y"};
}

TEST(Guilty, WhatDownNeverNamesIsTheFaultOfUp) {
  const Outcome outcome = outcome_of({"ALTER TABLE orders ADD note text", "CREATE INDEX ix ON orders (note)"},
                                     {"ALTER TABLE orders ALTER note DROP DEFAULT"});
  EXPECT_EQ(pointed(outcome, added("index", "public.ix")),
            (Pointed{"CREATE INDEX ix ON orders (note)", "up creates it here, down never drops it"}));
}

TEST(Guilty, WhatUpDropsAndDownForgets) {
  const Outcome outcome = outcome_of({"DROP INDEX public.ix"}, {"SELECT 1"});
  EXPECT_EQ(pointed(outcome, lost("index", "public.ix")),
            (Pointed{"DROP INDEX public.ix", "up drops it here, down never brings it back"}));
}

TEST(Guilty, TheLastStatementOfDownThatNamesTheObject) {
  const Outcome outcome =
      outcome_of({"SELECT 1"}, {"CREATE INDEX ix ON t (a)", "DROP INDEX \"ix\"", "SELECT 'ix'"});
  EXPECT_EQ(pointed(outcome, changed("index", "public.ix")), (Pointed{"DROP INDEX \"ix\"", ""}));
}

TEST(Guilty, APartNeedsItsTableToo) {
  const Outcome outcome =
      outcome_of({"SELECT 1"}, {"ALTER TABLE other ADD total int", "ALTER TABLE orders ADD total int",
                                "ALTER TABLE another ADD total int"});
  EXPECT_EQ(pointed(outcome, changed("column", "public.orders.total")).sql,
            "ALTER TABLE orders ADD total int");
}

TEST(Guilty, AChangedPartIsLookedForByItsTable) {
  const Outcome outcome =
      outcome_of({"SELECT 1"}, {"ALTER TABLE orders DROP CONSTRAINT orders_pkey", "SELECT 1"});
  EXPECT_EQ(pointed(outcome, changed("column", "public.orders.id")).sql,
            "ALTER TABLE orders DROP CONSTRAINT orders_pkey");
}

TEST(Guilty, WhatDownNeverChangesBackIsTheFaultOfUp) {
  const Outcome outcome =
      outcome_of({"ALTER TYPE mood ADD VALUE 'happy'", "ALTER TABLE t ALTER a DROP DEFAULT"}, {});
  constexpr const char* kWhy = "up changes it here, down never changes it back";
  EXPECT_EQ(pointed(outcome, changed("type", "public.mood")),
            (Pointed{"ALTER TYPE mood ADD VALUE 'happy'", kWhy}));
  EXPECT_EQ(pointed(outcome, changed("column", "public.t.a")),
            (Pointed{"ALTER TABLE t ALTER a DROP DEFAULT", kWhy}));
  EXPECT_EQ(pointed(outcome, changed("column", "public.t.b")), Pointed{});
}

TEST(Guilty, NobodyIsBlamedWithoutAName) {
  const Outcome outcome = outcome_of({"ALTER TABLE t ADD UNIQUE (a)"}, {"SELECT 1"});
  EXPECT_EQ(pointed(outcome, added("constraint", "public.t.t_a_key")), Pointed{});
  EXPECT_EQ(pointed(outcome, changed("table", "public.orders")), Pointed{});
}

TEST(Guilty, TheSecondUpIsBlamedForWhatItDoes) {
  const Outcome outcome = outcome_of({"CREATE TABLE IF NOT EXISTS t (a int)"}, {"SELECT 't'"});
  SchemaDifference difference = changed("table", "public.t");
  difference.comparison = Comparison::reapply;
  EXPECT_EQ(pointed(outcome, difference).sql, "CREATE TABLE IF NOT EXISTS t (a int)");
}

TEST(Words, MentionNamesAsPostgresFoldsThem) {
  EXPECT_TRUE(Words("DROP TABLE Public.ORDERS").mention("public.orders"));
  EXPECT_TRUE(Words("DROP TABLE orders").mention("public.orders"));
  EXPECT_TRUE(Words("DROP FUNCTION f(int)").mention("public.f(integer)"));
  EXPECT_TRUE(Words("DROP TABLE \"Order.Items\"").mention("public.\"Order.Items\""));
  EXPECT_FALSE(Words("DROP TABLE Orders").mention("public.\"Orders\""));
  EXPECT_FALSE(Words("DROP TABLE app.orders").mention("public.orders"));
  EXPECT_FALSE(Words("SELECT 'orders' -- orders").mention("public.orders"));
  EXPECT_FALSE(Words("DROP TABLE orders_old").mention("public.orders"));
}

}  // namespace
}  // namespace rehearse::check
