#include "schema/versions.h"

#include <gmock/gmock.h>

#include "schema/support.h"

namespace rehearse::schema {
namespace {

using Objects = std::vector<SchemaObject>;

std::vector<SchemaDifference> between(int older, const Objects& before, int newer, const Objects& after) {
  SchemaSnapshot expected = test::snapshot(before);
  SchemaSnapshot found = test::snapshot(after);
  expected.server_version = older * 10'000;
  found.server_version = newer * 10'000;
  return compare(expected, found, Comparison::down);
}

std::size_t count(int older, const SchemaObject& before, int newer, const SchemaObject& after) {
  const std::size_t there = between(older, {before}, newer, {after}).size();
  EXPECT_EQ(between(newer, {after}, older, {before}).size(), there);
  return there;
}

SchemaObject view(const std::string& definition) {
  return {"view", "public.v", {{"definition", definition}}};
}

SchemaObject check(const std::string& expression) {
  return {"constraint", "public.t.c", {{"type", "check"}, {"expression", expression}}};
}

TEST(Versions, ViewsOfOneTableAreEqualAcross16Alone) {
  const SchemaObject named = view(" SELECT t.a\n   FROM public.t;");
  const SchemaObject nameless = view(" SELECT a\n   FROM public.t;");
  EXPECT_EQ(count(15, named, 16, nameless), 0U);
  EXPECT_EQ(count(13, named, 18, nameless), 0U);
  EXPECT_EQ(count(15, nameless, 16, named), 1U);
  EXPECT_EQ(count(15, named, 15, nameless), 1U);
  EXPECT_EQ(count(0, named, 16, nameless), 1U);
  EXPECT_EQ(count(15, named, 16, view(" SELECT b\n   FROM public.t;")), 1U);
}

TEST(Versions, CallsAreEqualAcross14Alone) {
  const SchemaObject call = check("(timezone('utc'::text, a) > b)");
  const SchemaObject standard = check("((a AT TIME ZONE 'utc'::text) > b)");
  EXPECT_EQ(count(13, call, 14, standard), 0U);
  EXPECT_EQ(count(14, call, 15, standard), 1U);
  EXPECT_EQ(count(13, call, 14, check("((a AT TIME ZONE 'cet'::text) > b)")), 1U);
}

TEST(Versions, BothEquivalencesHoldAtOnce) {
  EXPECT_EQ(count(13, view(" SELECT btrim(t.a) AS b\n   FROM public.t;"), 18,
                  view(" SELECT TRIM(BOTH FROM a) AS b\n   FROM public.t;")),
            0U);
}

TEST(Versions, OldOnesHaveNoMultiranges) {
  const SchemaObject without{"type", "public.r", {{"kind", "range"}}};
  const SchemaObject with{"type", "public.r", {{"kind", "range"}, {"multirange", "public.m"}}};
  EXPECT_EQ(count(13, without, 14, with), 0U);
  EXPECT_EQ(count(14, without, 15, with), 1U);
}

TEST(Versions, OldSubscriptionsDoWhatNewOnesSay) {
  const SchemaObject old{"subscription", "s", {{"enabled", "false"}}};
  const auto with = [&](const char* name, const char* value) {
    SchemaObject subscription = old;
    subscription.attributes[name] = value;
    return subscription;
  };
  EXPECT_EQ(count(15, old, 16, with("origin", "any")), 0U);
  EXPECT_EQ(count(15, old, 16, with("origin", "none")), 1U);
  EXPECT_EQ(count(16, old, 17, with("failover", "false")), 0U);
  EXPECT_EQ(count(15, old, 16, with("runs as owner", "false")), 1U);
}

TEST(Versions, MembersOfAnExtensionGoWithItsVersion) {
  const SchemaObject one{"extension", "x", {{"version", "1.0"}, {"members", "3"}}};
  const SchemaObject other{"extension", "x", {{"version", "1.1"}, {"members", "4"}}};
  const SchemaObject drifted{"extension", "x", {{"version", "1.0"}, {"members", "4"}}};
  EXPECT_EQ(count(15, one, 16, other), 1U);
  EXPECT_EQ(count(15, one, 15, other), 2U);
  EXPECT_EQ(count(15, one, 16, drifted), 1U);
}

class NotNullOfVersions : public testing::Test {
 protected:
  static Objects column(const std::string& not_null) {
    return {{"column", "public.t.a", {{"not null", not_null}}}};
  }

  static Objects with(const std::string& not_null, std::map<std::string, std::string> more) {
    more.insert({{"type", "not null"}, {"columns", "a"}});
    Objects objects = column(not_null);
    objects.push_back({"constraint", "public.t.n", std::move(more)});
    return objects;
  }
};

TEST_F(NotNullOfVersions, HasANameSince18) {
  const Objects named = with("true", {{"validated", "true"}, {"inherited", "yes"}});
  EXPECT_EQ(between(17, column("true"), 18, named).size(), 0U);
  EXPECT_EQ(between(18, named, 17, column("true")).size(), 0U);
  EXPECT_EQ(between(18, named, 18, column("true")).size(), 1U);
}

TEST_F(NotNullOfVersions, IsToldWhereTheColumnIsNotTheSame) {
  EXPECT_EQ(between(17, column("false"), 18, with("true", {{"validated", "true"}})).size(), 1U);
}

TEST_F(NotNullOfVersions, IsToldWhereItSaysMoreThanTheColumn) {
  EXPECT_EQ(between(17, column("true"), 18, with("true", {{"validated", "false"}})).size(), 1U);
  EXPECT_EQ(between(17, column("true"), 18, with("true", {{"no inherit", "true"}})).size(), 1U);
  EXPECT_EQ(between(17, column("true"), 18, with("true", {{"comment", "why"}})).size(), 1U);
}

TEST_F(NotNullOfVersions, OfADomainHasANameSince17) {
  const SchemaObject domain{"type", "public.d", {{"not null", "true"}}};
  const SchemaObject named{"constraint", "public.d.n", {{"type", "not null"}, {"validated", "true"}}};
  EXPECT_EQ(between(16, {domain}, 17, {domain, named}).size(), 0U);
  EXPECT_EQ(between(17, {domain}, 18, {domain, named}).size(), 1U);
}

std::string meaning(int older, const SchemaObject& before, int newer, const SchemaObject& after) {
  const auto found = between(older, {before}, newer, {after});
  return found.size() == 1 ? found.front().meaning : "";
}

TEST(Versions, TrueDifferencesAreExplained) {
  using testing::HasSubstr;
  const auto object = [](const char* kind, const char* name, const char* attribute, const char* value) {
    return SchemaObject{kind, name, {{attribute, value}}};
  };
  EXPECT_THAT(meaning(13, check("(date_part('year'::text, a) > b)"), 14, check("(EXTRACT(year FROM a) > b)")),
              HasSubstr("numeric since PostgreSQL 14"));
  EXPECT_THAT(meaning(14, object("schema", "public", "owner", "a"), 15,
                      object("schema", "public", "owner", "pg_database_owner")),
              HasSubstr("since PostgreSQL 15"));
  EXPECT_THAT(meaning(14, object("sequence", "public.s", "unlogged", "false"), 15,
                      object("sequence", "public.s", "unlogged", "true")),
              HasSubstr("since PostgreSQL 15"));
  EXPECT_THAT(
      meaning(15, object("extension", "x", "version", "1"), 16, object("extension", "x", "version", "2")),
      HasSubstr("its own version"));
  EXPECT_THAT(
      meaning(15, object("extension", "x", "version", "1"), 15, object("extension", "x", "version", "2")),
      HasSubstr("no way back"));
}

}  // namespace
}  // namespace rehearse::schema
