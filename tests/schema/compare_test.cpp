#include "schema/compare.h"

#include <gtest/gtest.h>

#include "schema/support.h"

namespace rehearse::schema {
namespace {

SchemaSnapshot snapshot(std::vector<SchemaObject> objects) {
  SchemaSnapshot result{std::move(objects), {}};
  result.digest = digest(result.objects);
  return result;
}

SchemaObject column(const std::string& name, const std::string& position,
                    const std::string& type = "integer") {
  return {"column", "public.t." + name, {{"position", position}, {"type", type}}};
}

const SchemaObject kTable{"table", "public.t", {}};

TEST(Compare, EqualSnapshotsDoNotDiffer) {
  EXPECT_TRUE(compare(snapshot({column("a", "1")}), snapshot({column("a", "1")}), Comparison::down).empty());
}

TEST(Compare, TellsWhichComparisonItWas) {
  const auto found = compare(snapshot({kTable}), snapshot({}), Comparison::reapply);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].comparison, Comparison::reapply);
}

TEST(Compare, ListsLostBeforeAddedBeforeChanged) {
  const auto found =
      compare(snapshot({{"view", "public.a", {}}, {"view", "public.b", {{"owner", "x"}}}}),
              snapshot({{"view", "public.b", {{"owner", "y"}}}, {"view", "public.c", {}}}), Comparison::down);
  ASSERT_EQ(found.size(), 3U);
  EXPECT_EQ(found[0].object, "public.a");
  EXPECT_TRUE(found[0].after.empty() && !found[0].before.empty());
  EXPECT_EQ(found[1].object, "public.c");
  EXPECT_TRUE(found[1].before.empty() && !found[1].after.empty());
  EXPECT_EQ(found[2].attribute, "owner");
}

TEST(Compare, PositionsThatOnlyMoveUpAreInOrder) {
  const auto found = compare(snapshot({column("a", "1"), column("b", "2"), column("c", "3"), kTable}),
                             snapshot({column("b", "1"), column("c", "2"), kTable}), Comparison::down);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].object, "public.t.a");
}

TEST(Compare, AnAddedColumnInFrontIsNoOtherOrder) {
  const auto found = compare(snapshot({column("b", "1"), kTable}),
                             snapshot({column("a", "1"), column("b", "2"), kTable}), Comparison::down);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].object, "public.t.a");
}

TEST(Compare, ARenamedColumnKeepsItsPlaceInTheOrder) {
  const auto found =
      compare(snapshot({column("a", "1"), column("b", "2"), column("c", "3"), kTable}),
              snapshot({column("b", "3"), column("c", "2"), column("z", "1"), kTable}), Comparison::down);
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].attribute, "name");
  EXPECT_EQ(found[1].attribute, "column order");
  EXPECT_EQ(found[1].before, "a, b, c");
  EXPECT_EQ(found[1].after, "z, c, b");
}

TEST(Compare, AnAbsentAttributeIsNotAnEmptyOne) {
  const auto found =
      compare(snapshot({{"view", "v", {{"comment", ""}}}}), snapshot({{"view", "v", {}}}), Comparison::down);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].after, "none");
}

TEST(Compare, AMovedObjectIsNoRename) {
  const auto found = compare(snapshot({{"index", "public.i", {{"table", "public.t"}}}}),
                             snapshot({{"index", "public.j", {{"table", "public.u"}}}}), Comparison::down);
  EXPECT_EQ(found.size(), 2U);
}

TEST(Compare, ARenamedSequenceExplainsItsDefault) {
  const auto schema = [](const std::string& name) {
    return snapshot({{"column", "public.t.id", {{"default", "nextval('public." + name + "'::regclass)"}}},
                     {"sequence", "public." + name, {{"owned by", "public.t.id"}}}});
  };
  const auto found = compare(schema("s"), schema("s1"), Comparison::reapply);
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].kind, "sequence");
  EXPECT_EQ(found[0].attribute, "name");
}

TEST(Digest, TellsApartWhereTextEnds) {
  EXPECT_NE(digest({{"ab", "c", {}}}), digest({{"a", "bc", {}}}));
  EXPECT_NE(digest({{"a", "b", {{"x", "y"}}}}), digest({{"a", "b", {{"xy", ""}}}}));
  EXPECT_EQ(digest({kTable}), digest({kTable}));
}

TEST(Compare, TellsOfAConstraintWhatItsIndexHasToo) {
  const auto objects = [](const std::string& columns, const std::string& valid) {
    return std::vector<SchemaObject>{
        {"constraint", "public.t.k", {{"type", "unique"}, {"columns", columns}}},
        {"index",
         "public.k",
         {{"table", "public.t"}, {"constraint", "k"}, {"columns", columns}, {"valid", valid}}}};
  };
  const auto found = test::differences(objects("a, b", "true"), objects("b, a", "false"));
  ASSERT_EQ(found.size(), 2U);
  EXPECT_EQ(found[0].kind + " " + found[0].attribute, "constraint columns");
  EXPECT_EQ(found[1].kind + " " + found[1].attribute, "index valid");
}

TEST(Compare, AForeignKeyOnARenamedKeyIsTheSame) {
  const auto objects = [](const std::string& name) {
    return std::vector<SchemaObject>{
        {"constraint", "public.t." + name, {{"type", "primary key"}, {"columns", "a"}}},
        {"constraint", "public.c.f", {{"type", "foreign key"}, {"referenced index", "public." + name}}}};
  };
  const auto found = test::differences(objects("t_pkey"), objects("pk"));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found[0].attribute, "name");
  auto other = objects("pk");
  other[1].attributes["referenced index"] = "public.u";
  EXPECT_EQ(test::differences(objects("t_pkey"), other).size(), 2U);
}

}  // namespace
}  // namespace rehearse::schema
