#include "observe/relation_names.h"

#include <gtest/gtest.h>

namespace rehearse::observe {
namespace {

constexpr Oid kTable{20'001};

class RelationNamesTest : public testing::Test {
 protected:
  RelationNamesTest() { names_.put({kTable, "public", "orders", 'r', false, {}, Oid{20'002}}); }

  std::string described(const Relation& relation) {
    names_.put(relation);
    const auto name = names_.find(relation.oid);
    return name ? name->kind + " of " + name->relation + ", stops " + name->table : "nothing";
  }

  RelationNames names_;
};

TEST_F(RelationNamesTest, CallsEachKindByItsTable) {
  EXPECT_EQ(described({Oid{20'010}, "app", "users", 'r'}), "table of app.users, stops app.users");
  EXPECT_EQ(described({Oid{20'011}, "app", "parts", 'p'}), "table of app.parts, stops app.parts");
  EXPECT_EQ(described({Oid{20'012}, "app", "v", 'v'}), "view of app.v, stops app.v");
  EXPECT_EQ(described({Oid{20'013}, "app", "m", 'm'}), "materialized view of app.m, stops app.m");
  EXPECT_EQ(described({Oid{20'014}, "public", "i", 'i', false, kTable}),
            "index of public.orders, stops public.orders");
  EXPECT_EQ(described({Oid{20'002}, "pg_toast", "pg_toast_20001", 't'}),
            "toast of public.orders, stops public.orders");
  EXPECT_EQ(described({Oid{20'003}, "pg_toast", "pg_toast_20001_index", 'i', false, Oid{20'002}}),
            "toast of public.orders, stops public.orders");
}

TEST_F(RelationNamesTest, ASequenceKeepsItsNameButStopsTheTableOfItsColumn) {
  EXPECT_EQ(described({Oid{20'020}, "public", "orders_id_seq", 'S', false, kTable}),
            "sequence of public.orders_id_seq, stops public.orders");
  EXPECT_EQ(described({Oid{20'021}, "public", "free", 'S'}), "sequence of public.free, stops ");
}

TEST_F(RelationNamesTest, LeavesOutWhatNobodyElseWaitsFor) {
  EXPECT_EQ(described({Oid{20'030}, "pg_temp_3", "scratch", 'r', true}), "nothing");
  EXPECT_EQ(described({Oid{20'031}, "public", "address", 'c'}), "nothing");
  EXPECT_EQ(described({Oid{20'032}, "public", "orphan", 'i', false, Oid{20'999}}), "nothing");
  EXPECT_FALSE(names_.find(Oid{30'000}));
}

TEST_F(RelationNamesTest, ARenameReplacesTheOldName) {
  EXPECT_EQ(described({kTable, "sales", "purchases", 'r'}),
            "table of sales.purchases, stops sales.purchases");
}

}  // namespace
}  // namespace rehearse::observe
