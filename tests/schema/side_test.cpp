#include "schema/side.h"

#include <gmock/gmock.h>

#include "schema/compare.h"

namespace rehearse::schema {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

SchemaObject table(const std::string& name, const std::string& owner) {
  return {"table", "public." + name, {{"owner", owner}}};
}

Side production(std::vector<SchemaObject> objects) {
  return {.name = "production", .snapshot = {.objects = std::move(objects)}};
}

Side migrations(std::vector<SchemaObject> objects) {
  return {.name = "migrations",
          .snapshot = {.objects = std::move(objects)},
          .made_by_us = true,
          .owners_by_chance = {"owner"},
          .superuser = "postgres"};
}

Side dump(std::vector<SchemaObject> objects) {
  Side side = migrations(std::move(objects));
  side.name = "dump";
  side.owners_by_chance = {"loader"};
  side.is_dump = true;
  side.has_database = false;
  return side;
}

// "table public.t owner" for each difference that is left.
std::vector<std::string> left(Side before, Side after, const Insisted& insisted = {}) {
  make_comparable(before, after, insisted);
  std::vector<std::string> result;
  for (const auto& each : compare(before.snapshot, after.snapshot, Comparison::down))
    result.push_back(each.kind + " " + each.object + (each.attribute.empty() ? "" : " " + each.attribute));
  return result;
}

TEST(Side, OwnersOfServersAndSnapshotsAreCompared) {
  EXPECT_THAT(left(production({table("t", "app")}), production({table("t", "postgres")})),
              ElementsAre("table public.t owner"));
}

TEST(Side, AnOwnerByChanceIsNotCompared) {
  EXPECT_THAT(left(migrations({table("t", "owner")}), production({table("t", "app")})), IsEmpty());
  EXPECT_THAT(left(production({table("t", "app")}), dump({table("t", "loader")})), IsEmpty());
  EXPECT_THAT(left(migrations({table("t", "owner")}), dump({table("t", "loader")})), IsEmpty());
  EXPECT_THAT(left(dump({table("t", "app")}), dump({table("t", "loader")})), IsEmpty())
      << "pg_dump --no-owner";
}

TEST(Side, AnOwnerThatTheFilesSetIs) {
  EXPECT_THAT(left(migrations({table("t", "audit")}), production({table("t", "app")})),
              ElementsAre("table public.t owner"));
  EXPECT_THAT(left(dump({table("t", "app")}), production({table("t", "postgres")})),
              ElementsAre("table public.t owner"));
  EXPECT_THAT(left(migrations({table("t", "audit")}), migrations({table("t", "owner")})),
              ElementsAre("table public.t owner"));
}

TEST(Side, WhoeverInsistsComparesAllOwners) {
  EXPECT_THAT(left(migrations({table("t", "owner")}), production({table("t", "app")}), {.owner = true}),
              ElementsAre("table public.t owner"));
}

TEST(Side, WhatInitdbMadeBelongsToNobodyInParticular) {
  const auto made = [](const std::string& owner) {
    return std::vector<SchemaObject>{{"extension", "plpgsql", {{"owner", owner}}},
                                     {"schema", "public", {{"owner", owner}}}};
  };
  EXPECT_THAT(left(migrations(made("postgres")), production(made("cloudadmin"))), IsEmpty());
  EXPECT_THAT(left(migrations(made("app")), production(made("cloudadmin"))).size(), 2U);
}

TEST(Side, RolesOfDefaultPrivilegesByChanceAreNotCompared) {
  const SchemaObject ours{
      "default privileges", "of owner in public on tables", {{"grants", "reader: SELECT"}}};
  const SchemaObject theirs{"default privileges",
                            "of app in public on tables",
                            {{"grants", "app: INSERT, SELECT; reader: SELECT"}}};
  EXPECT_THAT(left(migrations({ours}), production({theirs})), IsEmpty());
  SchemaObject other = theirs;
  other.attributes["grants"] = "writer: INSERT";
  EXPECT_THAT(left(migrations({ours}), production({other})),
              ElementsAre("default privileges in public on tables grants"));
  EXPECT_THAT(left(production({ours}), production({theirs})).size(), 2U);
}

TEST(Side, AThrowawayDatabaseIsNotCompared) {
  const SchemaObject itself{"database", "this database", {{"connection limit", "7"}}};
  const SchemaObject settings{"database", "settings", {{"values", "work_mem=1GB"}}};
  EXPECT_THAT(left(production({itself}), migrations({})), IsEmpty());
  EXPECT_THAT(left(production({itself}), production({})).size(), 1U);
  EXPECT_THAT(left(production({settings}), migrations({})).size(), 1U);
  EXPECT_THAT(left(production({settings}), dump({})), IsEmpty())
      << "pg_dump without --create says nothing of them";
  EXPECT_THAT(left(production({settings}), dump({}), {.database_settings = true}).size(), 1U);
}

TEST(Side, AViewThatADumpDoesNotFillIsNotCompared) {
  const auto view = [](const char* populated) {
    return std::vector<SchemaObject>{{"materialized view", "public.m", {{"populated", populated}}}};
  };
  EXPECT_THAT(left(dump(view("false")), production(view("true"))), IsEmpty());
  EXPECT_THAT(left(dump(view("true")), production(view("false"))).size(), 1U);
  EXPECT_THAT(left(migrations(view("false")), production(view("true"))).size(), 1U);
  EXPECT_THAT(left(dump(view("false")), production(view("true")), {.populated = true}).size(), 1U);
}

TEST(Side, WhatOnlyOneSideWasAskedForIsNotComparedAndSaid) {
  const auto standing = [](const char* value) {
    return std::vector<SchemaObject>{{"sequence", "public.s", {{"last value", value}}}};
  };
  Side before = production(standing("1"));
  before.snapshot.options.sequence_state = true;
  Side after = production({{"sequence", "public.s", {}}});
  after.name = "file";
  EXPECT_THAT(left(before, after), IsEmpty());
  const auto notes = make_comparable(before, after, {});
  EXPECT_THAT(notes, ElementsAre("the standing of sequences is not compared: file was read without it"));
  Side both = production(standing("2"));
  both.snapshot.options.sequence_state = true;
  Side first = production(standing("1"));
  first.snapshot.options.sequence_state = true;
  EXPECT_THAT(left(first, both).size(), 1U);
}

TEST(Side, EverythingTakenOutIsSaid) {
  Side before = dump({table("t", "loader"), {"table", "public.alembic_version", {}}});
  before.snapshot.objects.insert(before.snapshot.objects.begin(),
                                 {"column", "public.alembic_version.version_num", {}});
  Side after = production({{"database", "settings", {}}, table("t", "app")});
  const auto notes = make_comparable(before, after, {});
  ASSERT_EQ(notes.size(), 3U);
  EXPECT_THAT(notes[0], HasSubstr("public.alembic_version"));
  EXPECT_THAT(notes[1], HasSubstr("owners are compared only where dump sets them"));
  EXPECT_THAT(notes[2], HasSubstr("settings of the database are not compared"));
}

}  // namespace
}  // namespace rehearse::schema
