#include "run/seed_fidelity.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <memory>
#include <set>

#include "profile/read_server.h"
#include "provision/database.h"
#include "run/asked_shape.h"
#include "seed/seed.h"
#include "support/server.h"

namespace rehearse::run {
namespace {

using profile::FidelityMetric;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

seed::SeedPlan plan_of(std::vector<seed::ColumnPlan> columns) {
  seed::TablePlan table;
  table.schema = "public";
  table.name = "orders";
  table.rows = 300;
  table.columns = std::move(columns);
  seed::SeedPlan plan;
  plan.tables = {table};
  return plan;
}

std::shared_ptr<DataProfile> known() {
  ProfileColumn note{
      .name = "note", .kind = ValueKind::text, .null_fraction = 0.5, .distinct = 90, .width = 20};
  note.common.frequencies = {0.25};
  auto profile = std::make_shared<DataProfile>();
  profile->tables = {{.schema = "public", .name = "gone", .rows = 10},
                     {.schema = "public",
                      .name = "orders",
                      .rows = 1'000,
                      .pages = 40,
                      .indexes = {{"orders_pkey", 10, 1'000}},
                      .columns = {note}}};
  return profile;
}

TEST(AskedShape, IsTheProfileInTheSizeThatIsWanted) {
  SeedSpec spec;
  spec.shape = known();
  spec.scale = 0.5;
  const AskedShape asked =
      asked_shape(spec, plan_of({{"id", "key", "unique", nullptr, 0}, {"note", "", "", nullptr, 0}}));
  ASSERT_EQ(asked.shape.tables.size(), 1U);
  const ProfileTable& table = asked.shape.tables.front();
  EXPECT_EQ(table.rows, 500);
  EXPECT_EQ(table.pages, 20);
  EXPECT_EQ(table.indexes.front().pages, 5);
  EXPECT_THAT(asked.not_asked, ElementsAre("public.orders.id"));
  EXPECT_THAT(asked.not_seeded, ElementsAre(HasSubstr("table public.gone")));
  EXPECT_THAT(asked.only, IsEmpty());
}

TEST(AskedShape, OfAConfiguredColumnIsWhatTheConfigurationSays) {
  SeedSpec spec;
  spec.shape = known();
  ColumnSpec& note = spec.tables["orders"].columns["note"];
  note.values = {{"a", 3}, {"b", 1}};
  note.nulls = 0.2;
  ColumnSpec& at = spec.tables["orders"].columns["at"];
  at.range = {"2021-01-01", "2022-01-01"};
  at.order = ValueOrder::ascending;
  spec.tables["orders"].columns["code"].pattern = "[a-z]+";
  const AskedShape asked = asked_shape(
      spec,
      plan_of({{"note", "", "", nullptr, 0}, {"at", "", "", nullptr, 0}, {"code", "", "", nullptr, 0}}));
  const ProfileColumn* column = find_column(asked.shape.tables.front(), "note");
  EXPECT_EQ(column->null_fraction, 0.2);
  EXPECT_THAT(column->common.frequencies, ElementsAre(testing::DoubleEq(0.6), testing::DoubleEq(0.2)));
  EXPECT_EQ(column->distinct, 2);
  EXPECT_THAT(
      asked.only.at("public.orders.note"),
      ElementsAre(FidelityMetric::null_fraction, FidelityMetric::distinct, FidelityMetric::frequencies));
  EXPECT_THAT(asked.only.at("public.orders.at"), ElementsAre(FidelityMetric::correlation));
  EXPECT_THAT(asked.not_asked, ElementsAre("public.orders.code"));
}

TEST(SeedFidelityReason, IsWhatDecidedTheColumn) {
  const profile::Deviation nulls{"s.t.c", FidelityMetric::null_fraction, 0.5, 0, 0.5};
  const profile::Deviation width{"s.t.c", FidelityMetric::width, 20, 40, 1};
  const seed::ColumnPlan required{"c", "text of its form", "profile", nullptr, 0};
  EXPECT_THAT(reason_for(nulls, &required, nullptr), HasSubstr("NOT NULL here"));
  const seed::ColumnPlan key{"c", "key", "unique", nullptr, 0};
  EXPECT_EQ(reason_for(width, &key, nullptr), "its values are not free: key (unique)");
  ProfileTable table;
  table.columns = {{.name = "c", .sensitive = "email"}};
  EXPECT_THAT(reason_for(width, &required, &table), HasSubstr("sounds sensitive"));
  const profile::Deviation size{"s.t", FidelityMetric::table_bytes, 100, 50, 0.5};
  table.dead_rows = 7;
  EXPECT_THAT(reason_for(size, nullptr, &table), HasSubstr("7 dead rows"));
}

// Bloat cannot be made, and a column has become NOT NULL since: both are said, and nothing else is amiss.
TEST(SeedFidelity, SaysWhatCouldNotBeMetAndWhy) {
  const auto production = test::fresh_database();
  pg::Connection there(production.superuser());
  there.query("CREATE TABLE part (id int PRIMARY KEY, size int, label text NOT NULL)");
  there.query(
      "INSERT INTO part SELECT i, CASE WHEN i % 3 > 0 THEN i % 900 END, md5(i::text) FROM generate_series(1, "
      "30000) i");
  there.query("DELETE FROM part WHERE id % 2 = 0");
  there.query("ANALYZE part");
  SeedSpec spec;
  spec.shape = std::make_shared<DataProfile>(profile::read_server(there, {}));

  const auto copy = test::fresh_database();
  pg::Connection here(copy.superuser());
  here.query("CREATE TABLE part (id int PRIMARY KEY, size int NOT NULL, label text NOT NULL)");
  Listener silent;
  std::set<std::string> done;
  const SeedFacts facts = seed::fill(copy.superuser(), MigrationRole::owner, spec, done, silent, {});
  const SeedFidelity report = seed_fidelity(spec, facts, here);
  std::vector<std::string> unmet;
  for (const Unmet& each : report.unmet)
    unmet.push_back(fmt::format("{} {}: {}", each.deviation.subject, profile::name_of(each.deviation.metric),
                                each.reason));
  EXPECT_THAT(unmet, Contains(HasSubstr("public.part.size null fraction: the column is NOT NULL here")));
  EXPECT_THAT(unmet, Contains(testing::AllOf(HasSubstr("public.part table size"), HasSubstr("free space"))));
  EXPECT_FALSE(profile::is_faithful(report.fidelity));
}

}  // namespace
}  // namespace rehearse::run
