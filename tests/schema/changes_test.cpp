#include "schema/changes.h"

#include <gmock/gmock.h>

#include "schema/support.h"

namespace rehearse::schema {
namespace {

using ::testing::IsEmpty;
using ::testing::SizeIs;

using Objects = std::vector<SchemaObject>;

// A table with a primary key, an identity column, an index of its own and a trigger.
Objects table(const std::string& schema, const std::string& name) {
  const std::string t = schema + "." + name;
  return {{"table", t, {{"owner", "app"}}},
          {"column", t + ".id", {{"position", "1"}, {"type", "integer"}}},
          {"column", t + ".total", {{"position", "2"}, {"type", "numeric"}}},
          {"sequence", t + "_id_seq", {{"owned by", t + ".id"}}},
          {"constraint", t + "." + name + "_pkey", {{"type", "primary key"}, {"columns", "id"}}},
          {"index", t + "_pkey", {{"table", t}, {"unique", "true"}, {"constraint", name + "_pkey"}}},
          {"index", t + "_total_idx", {{"table", t}}},
          {"trigger", t + ".touch", {{"definition", "CREATE TRIGGER touch ON " + t}}}};
}

Objects with(Objects objects, const Objects& more) {
  objects.insert(objects.end(), more.begin(), more.end());
  return objects;
}

TEST(Fold, ALostTableIsOneLineWithItsPartsCounted) {
  const auto found = test::differences(table("public", "orders"), {});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].object, "public.orders");
  EXPECT_EQ(found[0].meaning, "with 1 sequence, 2 columns, 1 index, 1 constraint, 1 trigger");
}

TEST(Fold, ALostSchemaTakesEverythingInIt) {
  const auto found =
      test::differences(with({{"schema", "app", {}}, {"view", "app.v", {}}}, table("app", "orders")), {});
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].meaning,
            "with 1 table, 1 view, 1 sequence, 2 columns, 1 index, 1 constraint, 1 trigger");
}

TEST(Fold, ALostConstraintTakesItsIndexAndSaysNothingOfIt) {
  Objects rest = table("public", "orders");
  rest.erase(rest.begin() + 4, rest.begin() + 6);
  const auto found = test::differences(table("public", "orders"), rest);
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].kind, "constraint");
  EXPECT_THAT(found[0].meaning, IsEmpty());
}

TEST(Fold, AnIndexSaysWhichConstraintItBacks) {
  const SchemaObject constraint{"constraint", "public.t.u", {{"type", "unique"}}};
  const SchemaObject index{"index", "public.other", {{"table", "public.t"}, {"constraint", "u"}}};
  EXPECT_THAT(test::differences({constraint, index}, {}), SizeIs(1));
}

TEST(Fold, AForeignKeyHasNoIndexOfItsOwn) {
  const SchemaObject constraint{"constraint", "public.t.k", {{"type", "foreign key"}, {"columns", "a"}}};
  const SchemaObject index{"index", "public.k", {{"table", "public.t"}}};
  EXPECT_THAT(test::differences({constraint, index}, {}), SizeIs(2));
}

TEST(Twins, ARenamedTableIsStillLostAndAdded) {
  const auto found = test::differences(table("public", "orders"), table("public", "purchases"));
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].meaning,
            "with 1 sequence, 2 columns, 1 index, 1 constraint, 1 trigger; looks like a rename to "
            "public.purchases: all 2 columns match");
  EXPECT_THAT(found[1].meaning,
              testing::EndsWith("looks like a rename of public.orders: all 2 columns match"));
}

TEST(Twins, AnotherColumnIsNoRename) {
  Objects other = table("public", "purchases");
  other[2].attributes["type"] = "text";
  EXPECT_EQ(test::differences(table("public", "orders"), other)[0].meaning,
            "with 1 sequence, 2 columns, 1 index, 1 constraint, 1 trigger");
}

TEST(Twins, AreFoundForWhatHasNoParts) {
  const Objects before{{"view", "public.a", {{"definition", "SELECT 1"}}},
                       {"type", "public.mood", {{"labels", "sad, ok"}}},
                       {"function", "public.f(integer)", {{"body", "SELECT 1"}}}};
  const Objects after{{"view", "public.b", {{"definition", "SELECT 1"}}},
                      {"type", "public.feeling", {{"labels", "sad, ok"}}},
                      {"function", "public.g(integer)", {{"body", "SELECT 1"}}}};
  const auto found = test::differences(before, after);
  ASSERT_THAT(found, SizeIs(6));
  EXPECT_EQ(found[0].meaning, "looks like a rename to public.g(integer): everything but the name matches");
  for (const SchemaDifference& difference : found)
    EXPECT_THAT(difference.meaning, testing::StartsWith("looks like a rename"));
}

TEST(Twins, ARenamedSchemaIsRecognisedByWhatIsInIt) {
  const auto schema = [](const std::string& name) {
    return with({{"schema", name, {}}}, table(name, "orders"));
  };
  const auto found = test::differences(schema("shop"), schema("store"));
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].meaning, testing::EndsWith("looks like a rename to store: all that is in it matches"));
}

TEST(Twins, EmptyObjectsAndAmbiguousOnesHaveNone) {
  EXPECT_THAT(test::differences({{"schema", "a", {}}}, {{"schema", "b", {}}})[0].meaning, IsEmpty());
  const auto view = [](const std::string& name) {
    return SchemaObject{"view", name, {{"definition", "SELECT 1"}}};
  };
  EXPECT_THAT(test::differences({view("public.a")}, {view("public.b"), view("public.c")})[0].meaning,
              IsEmpty());
}

TEST(ChosenNames, AreNameOnlyAndOthersAreNot) {
  const auto constraint = [](const std::string& name) {
    return SchemaObject{"constraint", "public.t." + name, {{"type", "unique"}, {"columns", "a"}}};
  };
  EXPECT_TRUE(test::differences({constraint("t_a_key")}, {constraint("t_a_key1")}).at(0).name_only);
  EXPECT_FALSE(test::differences({constraint("t_a_key")}, {constraint("u")}).at(0).name_only);
}

}  // namespace
}  // namespace rehearse::schema
