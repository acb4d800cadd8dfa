// What a role without privileges reads, and what nobody may read from a snapshot.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "snapshot/read.h"
#include "support/server.h"

namespace rehearse::snapshot {
namespace {

using testing::AllOf;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::Not;

constexpr SnapshotOptions kEverything{.sequence_state = true, .large_objects = true, .cluster_objects = true};

constexpr const char* kSecrets = R"(
  SET client_min_messages = error;
  CREATE SUBSCRIPTION s CONNECTION 'host=nowhere user=bob password=secret' PUBLICATION p
    WITH (connect = false, slot_name = NONE);
  CREATE SUBSCRIPTION u CONNECTION 'postgresql://bob:secret@nowhere/d?sslpassword=secret' PUBLICATION p
    WITH (connect = false, slot_name = NONE);
  CREATE FOREIGN DATA WRAPPER w;
  CREATE SERVER srv FOREIGN DATA WRAPPER w OPTIONS (password 'secret', url 'http://bob:secret@nowhere');
  CREATE USER MAPPING FOR postgres SERVER srv OPTIONS (user 'bob', passphrase 'secret', hint 'secret');
  CREATE FOREIGN TABLE ft (a int) SERVER srv OPTIONS (api_key 'secret');
  CREATE SEQUENCE hidden;
)";

std::vector<std::string> values(const SchemaSnapshot& snapshot) {
  std::vector<std::string> all;
  for (const SchemaObject& object : snapshot.objects)
    for (const auto& [name, value] : object.attributes) all.push_back(value);
  return all;
}

class OrdinaryRoleTest : public testing::Test {
 protected:
  OrdinaryRoleTest() { connection_.query(kSecrets); }
  // A database with subscriptions cannot be dropped.
  ~OrdinaryRoleTest() override { connection_.query("DROP SUBSCRIPTION s; DROP SUBSCRIPTION u"); }

  provision::Database database_ = test::fresh_database();
  pg::Connection connection_{database_.superuser()};
};

TEST_F(OrdinaryRoleTest, NoSecretIsEverShown) {
  const SchemaSnapshot snapshot = read(connection_, kEverything);
  EXPECT_THAT(values(snapshot), Each(Not(HasSubstr("secret"))));
  EXPECT_THAT(snapshot.not_seen, testing::IsEmpty());
}

TEST_F(OrdinaryRoleTest, IsToldWhatItCouldNotSee) {
  pg::Connection ordinary(database_.owner());
  EXPECT_THAT(
      read(ordinary, kEverything).not_seen,
      testing::UnorderedElementsAre("the connection of subscription s", "the connection of subscription u",
                                    "the options of the user mapping of postgres on srv",
                                    "where sequence public.hidden stands", "whether roles have passwords"));
}

TEST_F(OrdinaryRoleTest, IsNotToldOfWhatNobodyAskedFor) {
  pg::Connection ordinary(database_.owner());
  EXPECT_THAT(read(ordinary).not_seen,
              ElementsAre("the connection of subscription s", "the connection of subscription u",
                          "the options of the user mapping of postgres on srv"));
}

TEST_F(OrdinaryRoleTest, SeesTheSameObjects) {
  pg::Connection ordinary(database_.owner());
  const auto identities = [](const SchemaSnapshot& snapshot) {
    std::vector<std::string> all;
    for (const SchemaObject& object : snapshot.objects) all.push_back(object.kind + " " + object.identity);
    return all;
  };
  EXPECT_EQ(identities(read(ordinary, kEverything)), identities(read(connection_, kEverything)));
}

}  // namespace
}  // namespace rehearse::snapshot
