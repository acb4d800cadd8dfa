#include "model/json_snapshot.h"

#include <gmock/gmock.h>

#include <nlohmann/json.hpp>

#include "model/json_schema.h"
#include "model/json_snapshot_stream.h"
#include "rehearse/error.h"
#include "support/golden.h"

namespace rehearse {
namespace {

using ::testing::HasSubstr;

SchemaSnapshot shop() {
  SchemaSnapshot snapshot;
  snapshot.server_version = 150'018;
  snapshot.objects = {
      {"column", "public.orders.id", {{"not null", "true"}, {"type", "bigint"}}},
      {"function", "public.f()", {{"body", "\nBEGIN\r\n\tRETURN 'a\\\"b';\nEND\n"}}},
      {"schema", "public", {}},
      {"table", "public.orders", {{"comment", "caf\xc3\xa9 \x01"}, {"owner", "app"}}},
  };
  return snapshot;
}

std::string error_of(const std::string& text) {
  try {
    snapshot_from_json(text, "shop.json");
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_THAT(error.hint(), HasSubstr("rehearse schema snapshot"));
    return error.what();
  }
  return {};
}

// The snapshot with the value at `pointer` replaced.
std::string with(const std::string& pointer, const nlohmann::json& value) {
  auto document = nlohmann::json::parse(to_json(shop()));
  document[nlohmann::json::json_pointer(pointer)] = value;
  return document.dump();
}

TEST(SnapshotFile, ReadsWhatItWrote) {
  SchemaSnapshot snapshot = shop();
  snapshot.options = {.sequence_state = true, .cluster_objects = true};
  snapshot.not_seen = {"the connection of subscription s"};
  snapshot.unclaimed = {"pg_new_catalog: 2 rows"};
  const SchemaSnapshot read = snapshot_from_json(to_json(snapshot), "shop.json");
  EXPECT_EQ(read.objects, snapshot.objects);
  EXPECT_EQ(read.options, snapshot.options);
  EXPECT_EQ(read.not_seen, snapshot.not_seen);
  EXPECT_EQ(read.unclaimed, snapshot.unclaimed);
  EXPECT_EQ(read.server_version, 150'000);
  EXPECT_EQ(to_json(read), to_json(snapshot));
}

TEST(SnapshotFile, ReadsAnEmptyOneOfAnUnknownServer) {
  const SchemaSnapshot read = snapshot_from_json(to_json(SchemaSnapshot{}), "shop.json");
  EXPECT_TRUE(read.objects.empty());
  EXPECT_EQ(read.server_version, 0);
}

TEST(SnapshotFile, SaysNothingOfTheMinorVersion) {
  SchemaSnapshot later = shop();
  later.server_version = 150'020;
  later.digest = "another";
  EXPECT_EQ(to_json(later), to_json(shop()));
}

TEST(SnapshotFile, ATableIsFollowedByItsPartsOneAttributePerLine) {
  EXPECT_THAT(to_json(shop()), HasSubstr(R"(    {
      "kind": "table",
      "name": "public.orders",
      "attributes": {
        "comment": "café \u0001",
        "owner": "app"
      }
    },
    {
      "kind": "column",
      "name": "public.orders.id",
      "attributes": {
        "not null": "true",
        "type": "bigint"
      }
    }
  ]
}
)"));
}

TEST(SnapshotFile, ABodyOfSeveralLinesIsAnArrayOfThem) {
  EXPECT_THAT(to_json(shop()), HasSubstr(R"("body": [
          "",
          "BEGIN\r",
          "\tRETURN 'a\\\"b';",
          "END",
          ""
        ])"));
}

TEST(SnapshotFile, IsWrittenAsTheLibraryWouldWriteIt) {
  const std::string text = to_json(shop());
  EXPECT_EQ(nlohmann::ordered_json::parse(text).dump(2) + "\n", text);
}

// What is not as rehearse writes it goes another, slower way.
TEST(SnapshotFile, BothWaysOfReadingAgree) {
  SchemaSnapshot snapshot = shop();
  snapshot.options.large_objects = true;
  snapshot.not_seen = {"a", "b"};
  snapshot.unclaimed = {"c"};
  ASSERT_TRUE(json::stream_snapshot(to_json(snapshot)).has_value());
  auto document = nlohmann::json::parse(to_json(snapshot));
  document["of a later version"] = 1;
  ASSERT_FALSE(json::stream_snapshot(document.dump()).has_value());
  const SchemaSnapshot slow = snapshot_from_json(document.dump(), "shop.json");
  const SchemaSnapshot quick = snapshot_from_json(to_json(snapshot), "shop.json");
  EXPECT_EQ(quick.objects, snapshot.objects);
  EXPECT_EQ(to_json(slow), to_json(quick));
}

TEST(SnapshotFile, WhatIsMissingIsNotOverlooked) {
  for (const char* key : {"postgres", "options", "not_seen", "unclaimed", "objects"}) {
    auto document = nlohmann::json::parse(to_json(shop()));
    document.erase(key);
    EXPECT_EQ(error_of(document.dump()).empty(), std::string(key) == "postgres") << key;
  }
  for (const char* key : {"kind", "name", "attributes"}) {
    auto document = nlohmann::json::parse(to_json(shop()));
    document["objects"][2].erase(key);
    EXPECT_THAT(error_of(document.dump()), HasSubstr("objects[2]: expected the key"));
  }
}

TEST(SnapshotFile, IsDescribedByItsSchema) {
  test::JsonSchema schema(nlohmann::json::parse(test::read_source_file("docs/schema-snapshot.schema.json")));
  EXPECT_THAT(schema.problems(nlohmann::json::parse(to_json(shop()))), ::testing::IsEmpty());
  EXPECT_THAT(schema.problems(nlohmann::json::parse(with("/objects/1/oid", 7))),
              ::testing::ElementsAre(".objects[].oid: not described"));
}

TEST(SnapshotFile, ReplacesBytesThatAreNoUtf8) {
  SchemaSnapshot snapshot = shop();
  snapshot.objects[2].identity = "caf\xe9";
  EXPECT_THAT(to_json(snapshot), HasSubstr("caf\xef\xbf\xbd"));
}

TEST(SnapshotFile, MistakesAreNamedWithFileAndKey) {
  const std::vector<std::pair<std::string, std::string>> cases{
      {"{", "shop.json: this is not JSON"},
      {"[]", "shop.json: the document: expected an object"},
      {"{}", "shop.json: the document: expected the key \"rehearse_schema_version\""},
      {with("/rehearse_schema_version", 2),
       "rehearse_schema_version 2 is not the 1 that this rehearse reads"},
      {with("/options/large_objects", 1), "shop.json: options.large_objects: expected true or false"},
      {with("/objects", "none"), "shop.json: objects: expected an array"},
      {with("/objects/1", 7), "shop.json: objects[1]: expected an object"},
      {with("/objects/1/name", nullptr), "shop.json: objects[1].name: expected a string"},
      {with("/objects/1/attributes/owner", 7), "shop.json: objects[1].attributes.owner: expected a string"},
      {with("/objects/1/attributes/body/2", 7), "objects[1].attributes.body[2]: expected a string"},
      {with("/postgres", 99999999), "shop.json: postgres: expected a major version of PostgreSQL"},
      {with("/postgres", "15"), "shop.json: postgres: expected an integer that is not negative"},
  };
  for (const auto& [text, message] : cases) EXPECT_THAT(error_of(text), HasSubstr(message)) << text;
}

}  // namespace
}  // namespace rehearse
