#include "schema/scope.h"

#include <gtest/gtest.h>

namespace rehearse::schema {
namespace {

TEST(Scope, ASnapshotIsCutDownToWhatFewerOptionsWouldHold) {
  SchemaSnapshot snapshot;
  snapshot.objects = {{"large object", "16400", {}},
                      {"role", "app", {}},
                      {"sequence", "public.s", {{"last value", "7"}, {"type", "bigint"}}},
                      {"table", "public.t", {{"state", "of a table"}}}};
  snapshot.options = {.sequence_state = true, .large_objects = true, .cluster_objects = true};
  snapshot.digest = "of the whole";
  const SchemaSnapshot whole = snapshot;
  restrict_to(whole.options, snapshot);
  EXPECT_EQ(snapshot.objects, whole.objects);
  restrict_to({.large_objects = true}, snapshot);
  const std::vector<SchemaObject> left{{"large object", "16400", {}},
                                       {"sequence", "public.s", {{"type", "bigint"}}},
                                       {"table", "public.t", {{"state", "of a table"}}}};
  EXPECT_EQ(snapshot.objects, left);
  EXPECT_EQ(snapshot.options, (SnapshotOptions{.large_objects = true}));
  EXPECT_TRUE(snapshot.digest.empty());
}

TEST(Scope, TheDatabaseItselfIsNotItsSettings) {
  EXPECT_TRUE(is_database_itself("database", "this database"));
  EXPECT_FALSE(is_database_itself("database", "settings of app"));
  EXPECT_FALSE(is_database_itself("database settings", "all roles"));
  EXPECT_TRUE(is_of_database("database settings"));
  EXPECT_FALSE(is_of_database("table"));
}

}  // namespace
}  // namespace rehearse::schema
