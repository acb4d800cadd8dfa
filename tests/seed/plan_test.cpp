#include "seed/plan.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace rehearse::seed {
namespace {

constexpr Oid kInt{23};

// Tables of integers: the planner needs no server.
class CatalogBuilder {
 public:
  CatalogBuilder() {
    Type type;
    type.oid = kInt;
    type.schema = "pg_catalog";
    type.name = "int4";
    type.sql = "integer";
    catalog_.types[kInt] = type;
  }
  Table& add(std::uint32_t oid, const std::string& name, int columns) {
    Table table;
    table.oid = Oid{oid};
    table.schema = "public";
    table.name = name;
    for (int i = 1; i <= columns; ++i) table.columns.push_back({i, "c" + std::to_string(i), kInt, -1, true});
    table.keys.push_back({name + "_pkey", true, false, {1}});
    catalog_.tables.push_back(table);
    return catalog_.tables.back();
  }
  SeedPlan plan(std::int64_t rows, const Lessons& lessons = {}, SeedSpec spec = {}) const {
    spec.rows = Rows{rows};
    return make_plan(catalog_, spec, lessons);
  }

 private:
  Catalog catalog_;
};

const TablePlan& find(const SeedPlan& plan, const std::string& name) {
  return *std::find_if(plan.tables.begin(), plan.tables.end(),
                       [&](const TablePlan& t) { return t.name == name; });
}

TEST(Plan, SaysWhatOfTheConfigurationItCannotUse) {
  CatalogBuilder catalog;
  catalog.add(1, "shop", 3);
  SeedSpec spec;
  spec.tables["shop"].columns["c1"].nulls = 0.5;
  spec.tables["shop"].columns["c3"].nulls = 0.5;
  spec.tables["shop"].columns["c33"].nulls = 0.5;
  const SeedPlan plan = catalog.plan(10, {}, spec);
  EXPECT_EQ(find(plan, "shop").note,
            "[seed] for column c1 is not used: a key or foreign key decides its values; "
            "[seed] names a column c33 that it does not have, did you mean 'c3'?");
}

TEST(Plan, SaysWhichGeneratorAndWhy) {
  CatalogBuilder catalog;
  catalog.add(1, "parent", 1);
  catalog.add(2, "child", 3).foreign_keys = {{"fk", {2}, Oid{1}, {1}}};
  const SeedPlan plan = catalog.plan(10);
  const TablePlan& child = find(plan, "child");
  EXPECT_EQ(child.columns[0].generator, "key");
  EXPECT_EQ(child.columns[0].reason, "unique");
  EXPECT_EQ(child.columns[1].generator, "foreign key");
  EXPECT_EQ(child.columns[1].reason, "refers to public.parent");
  EXPECT_THAT(child.parents, testing::ElementsAre(Oid{1}));
}

TEST(Plan, OneToOneChildrenHaveNoMoreRowsThanTheirParent) {
  CatalogBuilder catalog;
  catalog.add(1, "parent", 1).existing_rows = 7;
  Table& child = catalog.add(2, "child", 1);
  child.foreign_keys = {{"fk", {1}, Oid{1}, {1}}};
  const SeedPlan plan = catalog.plan(10);
  EXPECT_EQ(find(plan, "child").rows, 7);
  EXPECT_THAT(find(plan, "child").note, testing::HasSubstr("child_pkey"));
}

TEST(Plan, TablesThatFailedTakeTheirChildrenWithThem) {
  CatalogBuilder catalog;
  catalog.add(1, "parent", 1);
  catalog.add(2, "child", 2).foreign_keys = {{"fk", {2}, Oid{1}, {1}}};
  const SeedPlan plan = catalog.plan(10, {{{Oid{1}, "refused"}}, {}});
  EXPECT_TRUE(plan.tables.empty());
  ASSERT_EQ(plan.unseeded.size(), 2U);
  EXPECT_EQ(plan.unseeded[0].problem, "refused");
  EXPECT_EQ(plan.unseeded[1].problem, "foreign key fk refers to public.parent, which has no rows");
}

TEST(Plan, ParentsThatTheServerFiltersAreLoadedFirst) {
  CatalogBuilder catalog;
  catalog.add(1, "child", 2).foreign_keys = {{"fk", {2}, Oid{2}, {1}}};
  catalog.add(2, "parent", 2).checks = {{"odd", "((c2 % 2) = 1)"}};
  const SeedPlan plan = catalog.plan(10);
  EXPECT_EQ(plan.tables[0].name, "parent");
  EXPECT_EQ(plan.tables[0].filter_names, "odd");
  EXPECT_EQ(find(plan, "child").stage, 1);
  EXPECT_EQ(find(plan, "child").samples.size(), 1U);
}

TEST(Plan, KeysThatReferToEachOtherAreReportedAndDoNotHang) {
  CatalogBuilder catalog;
  catalog.add(1, "a", 1).foreign_keys = {{"fk_a", {1}, Oid{2}, {1}}};
  catalog.add(2, "b", 1).foreign_keys = {{"fk_b", {1}, Oid{1}, {1}}};
  const SeedPlan plan = catalog.plan(10);
  EXPECT_TRUE(plan.tables.empty());
  EXPECT_THAT(plan.unseeded.at(0).problem, testing::HasSubstr("leads back to itself"));
}

}  // namespace
}  // namespace rehearse::seed
