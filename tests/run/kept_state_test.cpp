// A run from the cache against the run that filled it, on real servers.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "os/temp_folder.h"
#include "os/user.h"
#include "pg/connection.h"
#include "provision/cache/state_cache.h"
#include "provision/layout.h"
#include "rehearse/rehearse.h"
#include "run/seeding.h"
#include "support/server.h"

namespace rehearse::run {
namespace {

namespace fs = std::filesystem;
using testing::Contains;
using testing::HasSubstr;

class Events : public Listener {
 public:
  void note(std::string_view message) override { notes.emplace_back(message); }
  void stage_finished(std::string_view stage, std::string_view /*detail*/, Millis /*took*/) override {
    stages.emplace_back(stage);
  }
  void detail(std::string_view message) override { details.emplace_back(message); }
  std::vector<std::string> notes;
  std::vector<std::string> details;
  std::vector<std::string> stages;
};

// States go to a folder of the test's own.
class CacheFolder {
 public:
  CacheFolder() {
    fs::permissions(root_.path(), fs::perms::others_exec | fs::perms::group_exec, fs::perm_options::add);
    setenv("XDG_CACHE_HOME", root_.path().c_str(), 1);
  }
  ~CacheFolder() { unsetenv("XDG_CACHE_HOME"); }
  CacheFolder(const CacheFolder&) = delete;
  CacheFolder& operator=(const CacheFolder&) = delete;

  [[nodiscard]] fs::path seeded() const {
    return provision::make_cache_folder(provision::Roots::of_this_machine(), os::server_user()) / "seeded";
  }

 private:
  os::TempFolder root_;
};

class KeptState : public testing::Test {
 protected:
  static void SetUpTestSuite() { cache_ = new CacheFolder; }
  static void TearDownTestSuite() {
    delete cache_;
    cache_ = nullptr;
  }

  KeptState() {
    fs::remove_all(cache_->seeded());
    scenario_.name = "shop";
    scenario_.folder = folder_.path();
    scenario_.migrations.path = folder_.path();
    scenario_.seed.rows = Rows{500};
    scenario_.server.postgres = test::wanted_postgres();
    scenario_.cache.mode = CacheMode::refresh;  // small states are not worth keeping otherwise
    scenario_.cache.limit = Bytes{1LL << 30};
    migration("1_a", "CREATE ROLE reader; CREATE TABLE a (id bigint PRIMARY KEY, at timestamptz, name text);",
              "DROP TABLE a; DROP ROLE reader;");
    migration("2_b", "CREATE TABLE b (id serial PRIMARY KEY, a bigint REFERENCES a);", "DROP TABLE b;");
    migration("3_c", "CREATE INDEX ON a (name);", "DROP INDEX a_name_idx;");
    scenario_.server.role = MigrationRole::superuser;
  }

  void migration(const std::string& name, const std::string& up, const std::string& down) {
    std::ofstream(folder_.path() / (name + ".up.sql")) << up;
    std::ofstream(folder_.path() / (name + ".down.sql")) << down;
  }
  Report run(CacheMode mode) {
    scenario_.cache.mode = mode;
    scenario_.migrations.selected = {"3"};
    return rehearse(scenario_, events_);
  }
  [[nodiscard]] fs::path only_state() const {
    for (const auto& entry : fs::directory_iterator(cache_->seeded()))
      if (entry.is_directory()) return entry.path();
    return {};
  }

  static inline CacheFolder* cache_ = nullptr;
  os::TempFolder folder_;
  Scenario scenario_;
  Events events_;
};

std::string checksum(pg::Connection& connection, const std::string& table) {
  return std::string(
      connection.query("SELECT md5(string_agg(t::text, ',' ORDER BY t.id)) FROM " + table + " t").text(0, 0));
}

// What a person would find in the server that `rehearse seed --keep` leaves.
std::vector<std::string> content(const Scenario& scenario, Events& events) {
  Seeding seeding(scenario, events, {});
  pg::Connection connection(pg::as_superuser(seeding.endpoint(), "rehearse_1"));
  return {checksum(connection, "a"), checksum(connection, "b"),
          std::string(connection.query("SELECT nextval('b_id_seq')").text(0, 0)),
          std::string(connection.query("SELECT count(*) FROM pg_roles WHERE rolname = 'reader'").text(0, 0)),
          std::string(
              connection
                  .query("SELECT string_agg(relname || reltuples || ' ' || relpages, ',' ORDER BY relname) "
                         "FROM pg_class WHERE relname IN ('a', 'b', 'a_pkey', 'b_pkey')")
                  .text(0, 0))};
}

TEST_F(KeptState, HoldsTheSameRowsSequencesRolesAndStatistics) {
  const auto seeded = content(scenario_, events_);
  scenario_.cache.mode = CacheMode::automatic;
  events_.stages.clear();
  EXPECT_EQ(content(scenario_, events_), seeded);
  EXPECT_THAT(events_.stages, testing::ElementsAre("provision", "cache"));
  EXPECT_THAT(events_.notes, Not(Contains(HasSubstr("kept"))));
}

TEST_F(KeptState, GivesTheSameReport) {
  const Report first = run(CacheMode::refresh);
  const Report second = run(CacheMode::automatic);
  EXPECT_FALSE(first.seed.cached);
  EXPECT_TRUE(second.seed.cached);
  EXPECT_EQ(second.verdict, Verdict::pass);
  EXPECT_EQ(second.outcomes.at(0).findings.size(), first.outcomes.at(0).findings.size());
  ASSERT_EQ(second.seed.tables.size(), 2U);
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_EQ(second.seed.tables[i].table, first.seed.tables[i].table);
    EXPECT_EQ(second.seed.tables[i].rows, first.seed.tables[i].rows);
    EXPECT_EQ(second.seed.tables[i].bytes, first.seed.tables[i].bytes);
    EXPECT_EQ(second.seed.tables[i].problem, first.seed.tables[i].problem);
  }
}

TEST_F(KeptState, OfABaselineThatAProgramAppliesIsNoneAndWhoAsksIsToldWhy) {
  scenario_.migrations.path.clear();
  scenario_.migrations.adapter = AdapterSpec{};
  scenario_.migrations.adapter->pattern = "(.+)";
  scenario_.migrations.adapter->list = {"sh", "-c", "echo 0001"};
  scenario_.migrations.adapter->up = {"sh", "-c", "psql -qc 'CREATE TABLE a (id int)'"};
  const Seeding seeding(scenario_, events_, {});
  EXPECT_EQ(seeding.seeded().tables.size(), 1U);
  EXPECT_THAT(events_.details, Contains(HasSubstr("a program applied the baseline")));
  EXPECT_FALSE(fs::exists(cache_->seeded()));
}

TEST_F(KeptState, ABrokenDownStillFindsItsWayBackToTheStateBefore) {
  migration("3_c", "CREATE INDEX ON a (name);", "SELECT 1;");
  run(CacheMode::refresh);
  const Report report = run(CacheMode::automatic);
  EXPECT_TRUE(report.seed.cached);
  EXPECT_EQ(report.outcomes.at(0).schema.down_restores, false);
}

TEST_F(KeptState, IsAnotherOneAfterAChangeOfTheBaseline) {
  run(CacheMode::refresh);
  migration("2_b", "CREATE TABLE b (id serial PRIMARY KEY, a bigint);", "DROP TABLE b;");
  EXPECT_FALSE(run(CacheMode::automatic).seed.cached);
}

TEST_F(KeptState, OfASmallDatabaseIsNotWorthItsDisk) {
  run(CacheMode::automatic);
  EXPECT_FALSE(fs::exists(cache_->seeded()));
}

TEST_F(KeptState, NothingIsReadOrWrittenWhenTheCacheIsOff) {
  run(CacheMode::off);
  EXPECT_FALSE(fs::exists(cache_->seeded()));
  run(CacheMode::refresh);
  EXPECT_FALSE(run(CacheMode::off).seed.cached);
}

TEST_F(KeptState, WithDamagedFactsIsMadeAnew) {
  run(CacheMode::refresh);
  std::ofstream(only_state() / "state.json") << "{";
  EXPECT_FALSE(run(CacheMode::automatic).seed.cached);
  EXPECT_THAT(events_.notes, Contains(HasSubstr("damaged")));
  EXPECT_EQ(only_state(), fs::path());
}

TEST_F(KeptState, WithAnotherSchemaThanItHadIsMadeAnew) {
  run(CacheMode::refresh);
  std::ifstream stream(only_state() / "state.json");
  std::string facts((std::istreambuf_iterator<char>(stream)), {});
  const auto digest = facts.find("\"schema\": \"") + 11;
  facts[digest] = facts[digest] == '0' ? '1' : '0';
  std::ofstream(only_state() / "state.json") << facts;
  const Report report = run(CacheMode::automatic);
  EXPECT_FALSE(report.seed.cached);
  EXPECT_EQ(report.verdict, Verdict::pass);
  EXPECT_THAT(events_.notes, Contains(HasSubstr("made anew")));
}

TEST_F(KeptState, ThatDoesNotFitIsNotKeptAndTheRunGoesOn) {
  scenario_.cache.limit = Bytes{1'000};
  EXPECT_EQ(run(CacheMode::refresh).verdict, Verdict::pass);
  EXPECT_THAT(events_.notes, Contains(HasSubstr("cache_limit")));
  EXPECT_EQ(only_state(), fs::path());
}

TEST_F(KeptState, WithoutAFolderToKeepItInTheRunGoesOn) {
  std::ofstream(cache_->seeded()) << "a file where the folder should be";
  EXPECT_EQ(run(CacheMode::refresh).verdict, Verdict::pass);
  EXPECT_THAT(events_.notes, Contains(HasSubstr("not kept")));
  fs::remove(cache_->seeded());
}

}  // namespace
}  // namespace rehearse::run
