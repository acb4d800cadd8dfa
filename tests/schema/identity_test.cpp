#include "schema/identity.h"

#include <gtest/gtest.h>

namespace rehearse::schema {
namespace {

TEST(Identity, IsCutAtDotsOutsideOfQuotes) {
  EXPECT_EQ(owner_of("public.\"My.Table\".\"a.b\""), "public.\"My.Table\"");
  EXPECT_EQ(last_name("public.\"My.Table\""), "\"My.Table\"");
  EXPECT_EQ(first_name("\"a.b\".t.c"), "\"a.b\"");
  EXPECT_EQ(owner_of("app"), "");
}

TEST(Identity, ArgumentTypesAreNoPath) {
  EXPECT_EQ(owner_of("public.f(app.mood)"), "public");
}

TEST(Identity, PartsKnowWhereTheyBelong) {
  EXPECT_EQ(container({"index", "public.i", {{"table", "public.t"}}}), "public.t");
  EXPECT_EQ(container({"sequence", "public.s", {{"owned by", "public.t.id"}}}), "public.t");
  EXPECT_EQ(container({"trigger", "public.t.g", {}}), "public.t");
  EXPECT_EQ(container({"statistics", "public.st", {{"table", "public.t"}}}), "public.t");
  EXPECT_EQ(container({"view", "public.v", {}}), "");
}

}  // namespace
}  // namespace rehearse::schema
