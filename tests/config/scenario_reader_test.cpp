#include "config/scenario_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "rehearse/error.h"

namespace rehearse::config {
namespace {

using namespace std::chrono_literals;
using testing::ElementsAre;
using testing::Optional;
using testing::Pair;

Scenario read(std::string_view text) {
  Scenario scenario;
  read_scenario(text, "rehearse.toml", scenario);
  return scenario;
}

TEST(ScenarioReader, AnEmptyFileKeepsEveryDefault) {
  const Scenario scenario = read("");
  EXPECT_EQ(scenario.migrations.format, "auto");
  EXPECT_EQ(scenario.migrations.under_test, "all");
  EXPECT_EQ(scenario.server.backend, "local");
  EXPECT_EQ(scenario.seed.rows, Rows{10'000});
  EXPECT_EQ(scenario.budgets.reads_blocked, Millis(500));
  EXPECT_EQ(scenario.budgets.writes_blocked, Millis(2s));
  EXPECT_EQ(scenario.limits.step, Millis(10min));
  EXPECT_EQ(scenario.limits.run, Millis(2h));
}

TEST(ScenarioReader, ReadsMigrationsAndServer) {
  const Scenario scenario = read(R"(
    [migrations]
    path = "db"
    format = "pairs"
    under_test = "last 3"
    group_by = "migration"
    [server]
    backend = "local"
    postgres = 15
    role = "superuser"
    settings = { work_mem = "64MB", jit = false, random_page_cost = 1.1, "auto_explain.log_min_duration" = 10 }
  )");
  EXPECT_EQ(scenario.migrations.path, "db");
  EXPECT_EQ(scenario.migrations.format, "pairs");
  EXPECT_EQ(scenario.migrations.under_test, "last 3");
  EXPECT_EQ(scenario.server.postgres, "15");
  EXPECT_EQ(scenario.server.role, MigrationRole::superuser);
  EXPECT_THAT(scenario.server.settings,
              ElementsAre(Pair("auto_explain.log_min_duration", "10"), Pair("jit", "off"),
                          Pair("random_page_cost", "1.1"), Pair("work_mem", "64MB")));
}

TEST(ScenarioReader, ReadsContainersAndAttachedServers) {
  const Scenario container = read(R"(
    [server]
    backend = "docker"
    image = "postgis/postgis:16-3.4"
    memory = "4GB"
    cpus = 1.5
  )");
  EXPECT_EQ(container.server.image, "postgis/postgis:16-3.4");
  EXPECT_EQ(container.server.memory, Bytes{4LL << 30});
  EXPECT_DOUBLE_EQ(container.server.cores, 1.5);
  EXPECT_FALSE(container.server.pull);
  const Scenario attached = read("[server]\nbackend = \"attached\"\nurl = \"postgresql://ann@db.test\"");
  EXPECT_EQ(attached.server.url, "postgresql://ann@db.test");
  EXPECT_FALSE(attached.server.own_it) << "that is nothing to write into a file once and forget";
}

TEST(ScenarioReader, AnAdapterNeedsNoMoreThanItsName) {
  const Scenario scenario = read("[migrations]\nadapter = \"alembic\"");
  ASSERT_TRUE(scenario.migrations.adapter);
  EXPECT_EQ(scenario.migrations.adapter->up.front(), "alembic");
  EXPECT_THAT(scenario.seed.skip, testing::ElementsAre("alembic_version"));
}

TEST(ScenarioReader, AnAdapterIsRefinedOrWrittenWhole) {
  const Scenario refined = read(
      "[migrations.adapter]\npreset = \"knex\"\nfiles = [\"db/*.js\"]\n"
      "environment = { NODE_ENV = \"test\" }");
  EXPECT_THAT(refined.migrations.adapter->files, testing::ElementsAre("db/*.js"));
  EXPECT_EQ(refined.migrations.adapter->environment.at("NODE_ENV"), "test");
  EXPECT_EQ(refined.migrations.adapter->up.back(), "{file}");
  const Scenario whole = read("[migrations.adapter]\nlist = [\"l\"]\nup = [\"u\", \"{id}\"]");
  EXPECT_EQ(whole.migrations.adapter->tool, "command");
  EXPECT_TRUE(whole.migrations.adapter->down.empty());
}

TEST(ScenarioReader, TheServerListensOnTcpForADriverThatNeedsIt) {
  EXPECT_TRUE(read("[migrations]\nadapter = \"liquibase\"").server.tcp);
  EXPECT_FALSE(read("[migrations.adapter]\npreset = \"liquibase\"\ntcp = false").server.tcp);
  EXPECT_FALSE(read("[migrations]\nadapter = \"django\"").server.tcp);
}

TEST(ScenarioReader, ReadsTheSeed) {
  const Scenario scenario = read(R"(
    [seed]
    rows = "25k"
    scale = 2
    value = 7
    skip = ["audit_*"]
    [seed.tables.orders]
    rows = "2M"
    columns.status = { values = { paid = 0.7, open = 1 } }
    columns.created_at = { range = [2021-01-01, "2026-01-01"] }
    columns.amount = { range = [1, 9.5] }
    columns.note = { nulls = 0.8, width = 40 }
    columns.score = { distribution = " normal( -1.5 , 2) ", order = "descending" }
    columns.plate = { pattern = "[A-Z]{2}" }
    columns.total = { expression = "price * 2" }
    foreign_keys.customer_id = { skew = "zipf(0.8) ", orphans = 0.1 }
    [seed.tables."public.items"]
    rows = 0
  )");
  EXPECT_EQ(scenario.seed.rows, Rows{25'000});
  EXPECT_DOUBLE_EQ(scenario.seed.scale, 2);
  EXPECT_EQ(scenario.seed.value, 7U);
  EXPECT_THAT(scenario.seed.skip, ElementsAre("audit_*"));
  EXPECT_EQ(scenario.seed.tables.at("public.items").rows, Rows{0});
  const TableSeedSpec& orders = scenario.seed.tables.at("orders");
  EXPECT_EQ(orders.rows, Rows{2'000'000});
  EXPECT_THAT(orders.columns.at("status").values, ElementsAre(Pair("open", 1.0), Pair("paid", 0.7)));
  EXPECT_THAT(orders.columns.at("created_at").range, Optional(Pair("2021-01-01", "2026-01-01")));
  EXPECT_THAT(orders.columns.at("amount").range, Optional(Pair("1", "9.5")));
  EXPECT_EQ(orders.columns.at("note").nulls, 0.8);
  EXPECT_EQ(orders.columns.at("note").width, 40);
  const ColumnSpec& score = orders.columns.at("score");
  ASSERT_TRUE(score.distribution);
  EXPECT_EQ(score.distribution->kind, DistributionSpec::Kind::normal);
  EXPECT_EQ(score.distribution->first, -1.5);
  EXPECT_EQ(score.distribution->second, 2);
  EXPECT_EQ(score.order, ValueOrder::descending);
  EXPECT_EQ(orders.columns.at("plate").pattern, "[A-Z]{2}");
  EXPECT_EQ(orders.columns.at("total").expression, "price * 2");
  const ForeignKeySpec& key = orders.foreign_keys.at("customer_id");
  ASSERT_TRUE(key.skew);
  EXPECT_EQ(key.skew->first, 0.8);
  EXPECT_EQ(key.orphans, 0.1);
}

TEST(ScenarioReader, ABudgetRefinesItsPreset) {
  const Scenario scenario = read(R"(
    [budget]
    writes_blocked = "1s"
    preset = "strict"
    [[budget.table]]
    match = "public.audit_*"
    writes_blocked = "30s"
  )");
  EXPECT_EQ(scenario.budgets.preset, "strict");
  EXPECT_EQ(scenario.budgets.stated, std::vector<std::string>{"writes_blocked"});
  EXPECT_EQ(scenario.budgets.reads_blocked, Millis(500));
  EXPECT_EQ(scenario.budgets.writes_blocked, Millis(1s));
  EXPECT_EQ(scenario.budgets.duration, Millis(1min));
  ASSERT_EQ(scenario.budgets.tables.size(), 1U);
  EXPECT_EQ(scenario.budgets.tables[0].match, "public.audit_*");
  EXPECT_EQ(scenario.budgets.tables[0].reads_blocked, std::nullopt);
  EXPECT_EQ(scenario.budgets.tables[0].writes_blocked, Millis(30s));
}

TEST(ScenarioReader, ReadsBudgetsOfOneDirection) {
  const Budgets budgets = read(R"(
    [budget]
    preset = "gocardless"
    transaction = "20s"
    up = { statement = "1s" }
    [budget.down]
    reads_blocked = "5s"
    duration = "1h"
    [[budget.table]]
    match = "audit"
    direction = "down"
    reads_blocked = "30s"
  )")
                              .budgets;
  EXPECT_EQ(budgets.statement, Millis(1500));
  EXPECT_EQ(budgets.transaction, Millis(20s));
  EXPECT_EQ(budgets.up.statement, Millis(1s));
  EXPECT_EQ(budgets.up.reads_blocked, std::nullopt);
  EXPECT_EQ(budgets.down.reads_blocked, Millis(5s));
  EXPECT_EQ(budgets.down.duration, Millis(1h));
  EXPECT_EQ(budgets.tables.at(0).direction, Direction::down);
}

TEST(ScenarioReader, ReadsSeveritiesOfChecks) {
  const CheckRules checks = read(R"(
    [checks]
    error = ["lock_timeout_missing"]
    warning = ["reads_blocked"]
  )")
                                .checks;
  EXPECT_EQ(checks.error, std::vector<std::string>{"lock_timeout_missing"});
  EXPECT_EQ(checks.warning, std::vector<std::string>{"reads_blocked"});
}

TEST(ScenarioReader, ReadsSchemaRulesChecksAndLimits) {
  const Scenario scenario = read(R"(
    [schema]
    column_order = "strict"
    owner = false
    acl = false
    comments = false
    [[schema.accept]]
    object = "type public.order_status"
    attribute = "labels"
    reason = "PostgreSQL cannot remove an enum label"
    [checks]
    skip = ["table_rewrite"]
    fail_on = "warning"
    [limits]
    step = "30s"
    run = "10min"
    [measure]
    repeat = 5
    judge = "worst"
  )");
  EXPECT_EQ(scenario.schema.column_order, ColumnOrder::strict);
  EXPECT_FALSE(scenario.schema.owner || scenario.schema.acl || scenario.schema.comments);
  ASSERT_EQ(scenario.schema.accept.size(), 1U);
  EXPECT_EQ(scenario.schema.accept[0].object, "type public.order_status");
  EXPECT_EQ(scenario.schema.accept[0].attribute, "labels");
  EXPECT_THAT(scenario.checks.skip, ElementsAre("table_rewrite"));
  EXPECT_EQ(scenario.checks.fail_on, FailOn::warning);
  EXPECT_EQ(scenario.limits.step, Millis(30s));
  EXPECT_EQ(scenario.limits.run, Millis(10min));
  EXPECT_EQ(scenario.measure.repeat, 5U);
  EXPECT_EQ(scenario.measure.judge, RepeatJudge::worst);
}

TEST(ScenarioReader, ReadsEveryLevelOfTheSchemaComparison) {
  const SchemaRules schema = read(R"(
    [schema]
    extension_version = false
    extension_members = false
    populated = false
    database_settings = false
    function_whitespace = false
    sequence_state = true
    large_objects = true
    cluster_objects = true
    expected = "db/structure.sql"
  )")
                                 .schema;
  EXPECT_FALSE(schema.extension_version || schema.extension_members || schema.populated);
  EXPECT_FALSE(schema.database_settings || schema.function_whitespace);
  EXPECT_TRUE(schema.snapshot.sequence_state && schema.snapshot.large_objects &&
              schema.snapshot.cluster_objects);
  EXPECT_EQ(schema.expected, "db/structure.sql");
}

}  // namespace
}  // namespace rehearse::config
