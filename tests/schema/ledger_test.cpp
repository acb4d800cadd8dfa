#include "schema/ledger.h"

#include <gmock/gmock.h>

#include <algorithm>
#include <tuple>

namespace rehearse::schema {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

class Schema {
 public:
  Schema& add(SchemaObject object) {
    snapshot_.objects.push_back(std::move(object));
    return *this;
  }
  Schema& table(const std::string& name, const std::vector<std::string>& columns) {
    add({"table", name, {}});
    for (const std::string& column : columns) add({"column", name + "." + column, {{"type", "text"}}});
    return *this;
  }
  SchemaSnapshot snapshot() {
    const auto key = [](const SchemaObject& object) { return std::tie(object.kind, object.identity); };
    std::sort(snapshot_.objects.begin(), snapshot_.objects.end(),
              [&](const auto& a, const auto& b) { return key(a) < key(b); });
    snapshot_.digest = "of all of it";
    return snapshot_;
  }

 private:
  SchemaSnapshot snapshot_;
};

Schema shop() {
  return Schema().add({"schema", "public", {}}).table("public.orders", {"id", "version"});
}

TEST(Ledger, IsKnownByItsNameAndItsColumns) {
  struct Case {
    const char* table;
    std::vector<std::string> columns;
    bool expected;
  };
  const std::vector<Case> cases{
      {"public.schema_migrations", {"version"}, true},
      {"public.schema_migrations", {"dirty", "version"}, true},
      {"public.schema_migrations", {"version", "price"}, false},
      {"public.schema_migrations", {"id"}, false},
      {"public.migrations", {"batch", "id", "migration"}, true},
      {"public.migrations", {"id", "name", "timestamp"}, true},
      {"public.migrations", {"id", "name", "species"}, false},
      {"public.\"SequelizeMeta\"", {"name"}, true},
      {"public.\"__EFMigrationsHistory\"", {"\"MigrationId\"", "\"ProductVersion\""}, true},
      {"alembic.alembic_version", {"version_num"}, true},
      {"public.orders", {"version"}, false},
  };
  for (const Case& each : cases)
    EXPECT_EQ(ledgers(Schema().table(each.table, each.columns).snapshot()).size(), each.expected ? 1U : 0U)
        << each.table << " " << each.columns.front();
}

TEST(Ledger, GoesWithAllThatBelongsToItWhenOneSideHasNone) {
  SchemaSnapshot with =
      shop()
          .table("public.pgmigrations", {"id", "name", "run_on"})
          .add({"constraint", "public.pgmigrations.pgmigrations_pkey", {}})
          .add({"index", "public.pgmigrations_pkey", {{"table", "public.pgmigrations"}}})
          .add({"sequence", "public.pgmigrations_id_seq", {{"owned by", "public.pgmigrations.id"}}})
          .add({"index", "public.orders_pkey", {{"table", "public.orders"}}})
          .snapshot();
  SchemaSnapshot without =
      shop().add({"index", "public.orders_pkey", {{"table", "public.orders"}}}).snapshot();
  SchemaSnapshot with_too = with;
  SchemaSnapshot without_too = without;
  EXPECT_THAT(leave_out_ledgers(with, without), ElementsAre("public.pgmigrations"));
  EXPECT_EQ(with.objects, without.objects);
  EXPECT_TRUE(with.digest.empty()) << "it was that of other objects";
  EXPECT_FALSE(without.digest.empty());
  EXPECT_THAT(leave_out_ledgers(without_too, with_too), ElementsAre("public.pgmigrations"));
  EXPECT_EQ(with_too.objects, without_too.objects);
}

TEST(Ledger, OnBothSidesIsComparedLikeAnyTable) {
  SchemaSnapshot before = shop().table("public.schema_migrations", {"version"}).snapshot();
  SchemaSnapshot after = shop().table("public.schema_migrations", {"dirty", "version"}).snapshot();
  EXPECT_THAT(leave_out_ledgers(before, after), IsEmpty());
  EXPECT_EQ(ledgers(before).size(), 1U);
}

TEST(Ledger, TakesASchemaOfItsOwnAlong) {
  SchemaSnapshot before = shop().snapshot();
  SchemaSnapshot after = shop()
                             .add({"schema", "drizzle", {}})
                             .table("drizzle.__drizzle_migrations", {"created_at", "hash", "id"})
                             .snapshot();
  EXPECT_THAT(leave_out_ledgers(before, after), ElementsAre("drizzle.__drizzle_migrations"));
  EXPECT_EQ(before.objects, after.objects);
}

TEST(Ledger, LeavesASchemaThatHoldsMore) {
  SchemaSnapshot before = shop().snapshot();
  SchemaSnapshot after = shop()
                             .add({"schema", "app", {}})
                             .table("app.alembic_version", {"version_num"})
                             .table("app.users", {"id"})
                             .snapshot();
  leave_out_ledgers(before, after);
  EXPECT_TRUE(std::any_of(after.objects.begin(), after.objects.end(), [](const auto& object) {
    return object.kind == "schema" && object.identity == "app";
  }));
}

TEST(LeaveOutTables, TakesAllThatBelongsToThem) {
  SchemaSnapshot snapshot = shop()
                                .add({"schema", "tool", {}})
                                .table("tool.\"Ledger\"", {"id"})
                                .table("public.ledger_of_ours", {"id"})
                                .snapshot();
  leave_out_tables(snapshot, {"ledger"});
  const SchemaSnapshot left = shop().table("public.ledger_of_ours", {"id"}).snapshot();
  EXPECT_EQ(snapshot.objects, left.objects);
  EXPECT_NE(snapshot.digest, "of all of it");
}

TEST(LeaveOutTables, LeavesTheSchemaPublic) {
  SchemaSnapshot snapshot = Schema().add({"schema", "public", {}}).table("public.ledger", {"id"}).snapshot();
  leave_out_tables(snapshot, {"ledger"});
  EXPECT_EQ(snapshot.objects.size(), 1U);
}

TEST(LeaveOutTables, OfOtherNamesChangeNothing) {
  SchemaSnapshot snapshot = shop().snapshot();
  leave_out_tables(snapshot, {"ledger"});
  EXPECT_EQ(snapshot.digest, "of all of it");
}

}  // namespace
}  // namespace rehearse::schema
