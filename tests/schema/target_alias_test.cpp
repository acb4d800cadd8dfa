#include "schema/target_alias.h"

#include <gtest/gtest.h>

namespace rehearse::schema {
namespace {

TEST(TargetAlias, NeedsNoAs) {
  EXPECT_EQ(without_as_of_targets(" UPDATE public.t AS a SET b = 1\n   WHERE (a.b = 2)"),
            " UPDATE public.t a SET b = 1\n   WHERE (a.b = 2)");
  EXPECT_EQ(without_as_of_targets("( DELETE FROM ONLY \"T AS\" AS \"a b\"\n RETURNING 1 AS c)"),
            "( DELETE FROM ONLY \"T AS\" \"a b\"\n RETURNING 1 AS c)");
  EXPECT_EQ(without_as_of_targets("MERGE INTO t AS a"), "MERGE INTO t a");
}

TEST(TargetAlias, OfAnotherNameIsAnotherStatement) {
  EXPECT_NE(without_as_of_targets("DELETE FROM t AS a"), without_as_of_targets("DELETE FROM t b"));
  EXPECT_NE(without_as_of_targets("DELETE FROM t AS a"), without_as_of_targets("DELETE FROM t"));
}

TEST(TargetAlias, OtherAsStays) {
  for (const char* text :
       {"UPDATE t SET a = 1", "SELECT a AS b", "DO UPDATE SET a = b.c", "INSERT INTO t AS a",
        "'UPDATE t AS a'", "\"UPDATE t AS a\"", "last_UPDATE t AS a", "UPDATE ", "UPDATE \"t"})
    EXPECT_EQ(without_as_of_targets(text), text);
}

}  // namespace
}  // namespace rehearse::schema
