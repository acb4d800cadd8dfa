// The words of the statements. That they repair is shown on a server, by tests/snapshot/repair_test.cpp.
#include "schema/repair.h"

#include <gmock/gmock.h>

#include "schema/repair/words.h"
#include "schema/support.h"

namespace rehearse::schema {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

const SchemaObject kTable{"table", "public.t", {}};

std::string repair_of_lost(const SchemaObject& object) {
  return test::differences({kTable, object}, {kTable}).at(0).repair;
}

TEST(Repair, BuildsAnIndexFromItsParts) {
  EXPECT_EQ(repair_of_lost({"index",
                            "public.ix",
                            {{"table", "public.t"},
                             {"method", "btree"},
                             {"columns", "a, lower(b) DESC"},
                             {"operator classes", "int4_ops, text_pattern_ops"},
                             {"include", "c"},
                             {"nulls not distinct", "true"},
                             {"storage parameters", "fillfactor=50"},
                             {"where", "(a > 0)"},
                             {"unique", "true"},
                             {"valid", "true"},
                             {"live", "true"},
                             {"ready", "true"}}}),
            "CREATE UNIQUE INDEX ix ON public.t USING btree (a int4_ops, (lower(b)) text_pattern_ops DESC) "
            "INCLUDE (c) "
            "NULLS NOT DISTINCT WITH (fillfactor=50) WHERE (a > 0);");
}

TEST(Repair, BuildsAForeignKeyFromItsParts) {
  EXPECT_EQ(
      repair_of_lost({"constraint",
                      "public.t.k",
                      {{"type", "foreign key"},
                       {"columns", "a"},
                       {"references", "public.p (id)"},
                       {"on update", "cascade"},
                       {"on delete", "set null"},
                       {"on delete sets", "a"},
                       {"match", "full"},
                       {"deferrable", "initially deferred"},
                       {"validated", "false"},
                       {"referenced index", "public.p_pkey"}}}),
      "ALTER TABLE public.t ADD CONSTRAINT k FOREIGN KEY (a) REFERENCES public.p (id) MATCH FULL ON UPDATE "
      "CASCADE ON DELETE SET NULL (a) DEFERRABLE INITIALLY DEFERRED NOT VALID;");
}

TEST(Repair, BuildsAUniqueConstraintFromItsPartsAndItsIndex) {
  const SchemaObject constraint{"constraint", "public.t.u", {{"type", "unique"}, {"columns", "a, b"}}};
  const SchemaObject index{
      "index", "public.u", {{"table", "public.t"}, {"constraint", "u"}, {"valid", "true"}}};
  EXPECT_EQ(test::differences({kTable, constraint, index}, {kTable}).at(0).repair,
            "ALTER TABLE public.t ADD CONSTRAINT u UNIQUE (a, b);");
}

TEST(Repair, EnclosesTheExpressionOfACheck) {
  const auto check = [](const std::string& expression) {
    return repair_of_lost({"constraint", "public.t.k", {{"type", "check"}, {"expression", expression}}});
  };
  EXPECT_EQ(check("(a > 0)"), "ALTER TABLE public.t ADD CONSTRAINT k CHECK ((a > 0));");
  EXPECT_EQ(check("(a > 0) AND (b > 0)"),
            "ALTER TABLE public.t ADD CONSTRAINT k CHECK ((a > 0) AND (b > 0));");
}

TEST(Repair, OffersNothingForAnAttributeItDoesNotKnow) {
  const std::map<std::string, std::string> attributes{{"table", "public.t"},
                                                      {"method", "btree"},
                                                      {"columns", "a"},
                                                      {"operator classes", "int4_ops"},
                                                      {"valid", "true"}};
  EXPECT_FALSE(repair_of_lost({"index", "public.ix", attributes}).empty());
  auto strange = attributes;
  strange["shape of the future"] = "round";
  EXPECT_THAT(repair_of_lost({"index", "public.ix", strange}), IsEmpty());
}

TEST(Repair, OffersNothingWhereRowsDecide) {
  EXPECT_THAT(test::changed("column", "public.t.a", "type", "integer", "text").repair, IsEmpty());
  EXPECT_THAT(repair_of_lost({"column", "public.t.a", {{"type", "integer"}, {"not null", "true"}}}),
              IsEmpty());
}

TEST(Repair, SetsNotNullOnlyWhereTheColumnWasNotAddedAgain) {
  const auto column = [](const std::string& name, const std::string& position, const std::string& not_null) {
    return SchemaObject{"column", "public.t." + name, {{"position", position}, {"not null", not_null}}};
  };
  const auto repair = [&](const std::string& a, const std::string& b) {
    return test::differences({kTable, column("a", "1", "true"), column("b", "2", "true")},
                             {kTable, column("a", "1", a), column("b", "2", b)})
        .at(0)
        .repair;
  };
  EXPECT_EQ(repair("false", "true"), "ALTER TABLE public.t ALTER COLUMN a SET NOT NULL;");
  EXPECT_THAT(repair("true", "false"), IsEmpty());
}

TEST(Repair, GivesARenamedTableItsNameBackInsteadOfDroppingIt) {
  const auto table = [](const std::string& name, const std::string& index) {
    return std::vector<SchemaObject>{{"table", name, {{"persistence", "permanent"}}},
                                     {"column", name + ".a", {{"type", "integer"}}},
                                     {"index", index, {{"table", name}, {"columns", "a"}}}};
  };
  const auto renamed = test::differences(table("public.t", "public.ix"), table("public.u", "public.ix"));
  ASSERT_EQ(renamed.size(), 3U);
  EXPECT_EQ(renamed[0].repair, "ALTER TABLE public.u RENAME TO t;");
  EXPECT_EQ(renamed[1].repair, "");
  // Made anew: the old name would not bring back that of the index.
  for (const auto& difference :
       test::differences(table("public.t", "public.t_ix"), table("public.u", "public.u_ix")))
    EXPECT_EQ(difference.repair, "");
}

TEST(Repair, OffersNothingForAnEnumLabelTooMany) {
  EXPECT_THAT(test::changed("type", "public.mood", "labels", "sad, ok", "sad, ok, happy").repair, IsEmpty());
}

TEST(Repair, OffersNothingForGrantsOfAnother) {
  EXPECT_THAT(test::changed("table", "public.t", "grants", "app: SELECT by admin", "").repair, IsEmpty());
}

TEST(Repair, NamesTheOwnerOnlyWhereItIsNotTheUsualOne) {
  const SchemaObject other{"view", "public.w", {{"owner", "app"}, {"definition", "SELECT 1"}}};
  const SchemaObject another{"view", "public.x", {{"owner", "app"}, {"definition", "SELECT 1"}}};
  const auto repair = [&](const std::string& owner) {
    const SchemaObject lost{"view", "public.v", {{"owner", owner}, {"definition", " SELECT 1 AS x;"}}};
    return test::differences({lost, other, another}, {other, another}).at(0).repair;
  };
  EXPECT_EQ(repair("app"), "CREATE VIEW public.v AS\nSELECT 1 AS x;");
  EXPECT_EQ(repair("Web User"),
            "CREATE VIEW public.v AS\nSELECT 1 AS x;\nALTER VIEW public.v OWNER TO \"Web User\";");
}

TEST(Repair, ScriptDropsDependantsFirstAndMakesThemLast) {
  const auto difference = [](const std::string& kind, const std::string& before, const std::string& after,
                             const std::string& repair) {
    SchemaDifference result{Comparison::down, kind, "x", "", before, after};
    result.repair = repair;
    return result;
  };
  SchemaDifference altered{Comparison::down, "column", "x", "default", "a", "b"};
  altered.repair = "alter column";
  EXPECT_THAT(
      repair_script({difference("table", "", "x", "drop table"), difference("index", "x", "", "create index"),
                     difference("view", "", "x", "drop view"), altered,
                     difference("table", "x", "", "create table"),
                     difference("index", "x", "", "create index"), difference("type", "", "x", "drop type"),
                     difference("type", "x", "", "")}),
      ElementsAre("drop view", "create table", "alter column", "drop table", "drop type", "create index"));
}

TEST(RepairWords, QuoteRolesOnlyWhereSqlNeedsIt) {
  EXPECT_EQ(repair::role("app_1"), "app_1");
  EXPECT_EQ(repair::role("PUBLIC"), "PUBLIC");
  EXPECT_EQ(repair::role("user"), "\"user\"");
  EXPECT_EQ(repair::role("public"), "\"public\"");
  EXPECT_EQ(repair::role("a\"b"), "\"a\"\"b\"");
}

TEST(RepairWords, QuoteTextForAnySetting) {
  EXPECT_EQ(repair::literal("it's"), "'it''s'");
  EXPECT_EQ(repair::literal("a\\b'c"), "E'a\\\\b''c'");
  EXPECT_EQ(repair::dollar_quoted("a"), "$$a$$");
  EXPECT_EQ(repair::dollar_quoted("a$"), "$body1$a$$body1$");
  EXPECT_EQ(repair::dollar_quoted("$$ $body1$"), "$body2$$$ $body1$$body2$");
}

}  // namespace
}  // namespace rehearse::schema
