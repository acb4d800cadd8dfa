#include "provision/cache/state_key.h"

#include <gtest/gtest.h>

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace rehearse::provision {
namespace {

struct Origin {
  Scenario scenario;
  std::vector<Migration> baseline = {Migration{}, Migration{}};
  Endpoint endpoint{"/tmp/s", 5432, "postgres", "owner"};
  std::string build = "15.18";
  int generator = 1;
  std::string extensions = "citext 1.6";

  Origin() {
    scenario.name = "shop";
    baseline[0].up.statements = {{.text = "CREATE TABLE a (id int)", .location = {}}};
    baseline[1].up.statements = {{.text = "CREATE TABLE b (id int)", .location = {}}};
  }
  [[nodiscard]] std::optional<std::string> key() const {
    return state_key({scenario, baseline, endpoint, build, generator, extensions});
  }
};

TEST(StateKey, IsThirtyTwoHexadecimalDigits) {
  const std::string key = Origin().key().value_or("");
  EXPECT_EQ(key.size(), 32U);
  EXPECT_EQ(key.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(StateKey, ChangesWithEverythingThatDecidesWhatIsInTheState) {
  const std::vector<std::function<void(Origin&)>> changes{
      [](Origin&) {},
      [](Origin& o) { o.baseline[1].up.statements[0].text += ";"; },
      [](Origin& o) { o.baseline[1].up.statements[0].copy_data = "1\n"; },
      [](Origin& o) { o.baseline[0].up.transaction = TransactionPolicy::none; },
      [](Origin& o) { o.baseline.pop_back(); },
      [](Origin& o) { std::swap(o.baseline[0], o.baseline[1]); },
      [](Origin& o) { o.scenario.seed.rows = Rows{1}; },
      [](Origin& o) { o.scenario.seed.scale = 1.5; },
      [](Origin& o) { o.scenario.seed.value = 43; },
      [](Origin& o) { o.scenario.seed.skip = {"a"}; },
      [](Origin& o) { o.scenario.seed.tables["a"].rows = Rows{7}; },
      [](Origin& o) { o.scenario.seed.tables["a"].columns["id"].nulls = 0.5; },
      [](Origin& o) { o.scenario.seed.tables["a"].columns["id"].width = 5; },
      [](Origin& o) {
        o.scenario.seed.tables["a"].columns["id"].values = {{"x", 1.0}};
      },
      [](Origin& o) {
        o.scenario.seed.tables["a"].columns["id"].range = {{"1", "2"}};
      },
      [](Origin& o) { o.scenario.server.settings["default_toast_compression"] = "lz4"; },
      [](Origin& o) { o.scenario.server.role = MigrationRole::superuser; },
      [](Origin& o) { o.endpoint.owner = "app"; },
      [](Origin& o) { o.generator = 2; },
      [](Origin& o) { o.build = "15.19"; },
      [](Origin& o) { o.extensions = "citext 1.7"; },
  };
  std::set<std::string> keys;
  for (const auto& change : changes) {
    Origin origin;
    change(origin);
    keys.insert(origin.key().value_or(""));
  }
  EXPECT_EQ(keys.size(), changes.size());
}

TEST(StateKey, DoesNotDependOnWhereTheProjectLies) {
  Origin moved;
  moved.scenario.name = "other";
  moved.scenario.folder = "/elsewhere";
  moved.baseline[0].path = "/elsewhere/1.sql";
  moved.baseline[0].up.statements[0].location = {"/elsewhere/1.sql", 7, 1};
  moved.scenario.cache.limit = Bytes{1};
  moved.endpoint.host = "/tmp/other";
  EXPECT_EQ(moved.key(), Origin().key());
}

TEST(StateKey, ThereIsNoneWhenAProgramMadeAPart) {
  Origin origin;
  origin.baseline[1].up.tool = ToolCommand{{"alembic", "upgrade"}, "."};
  EXPECT_EQ(origin.key(), std::nullopt);
}

}  // namespace
}  // namespace rehearse::provision
