// The cache with files that no server wrote: it does not look inside.
#include "provision/cache/state_cache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>

#include "os/process.h"
#include "os/temp_folder.h"
#include "provision/cache/state_files.h"
#include "rehearse/error.h"

namespace rehearse::provision {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kOne(32, '1');
const std::string kTwo(32, '2');

class Notes : public Listener {
 public:
  void note(std::string_view message) override { notes.emplace_back(message); }
  std::vector<std::string> notes;
};

void write(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file) << text;
}

std::string text_of(const fs::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), {}};
}

class StateCacheTest : public testing::Test {
 protected:
  StateCacheTest() {
    write(server_.data / "base/1", "rows of the server");
    fs::create_directory(server_.data / "pg_tblspc");
  }

  [[nodiscard]] SeededState facts(const std::string& scenario = "shop") const {
    SeededState state;
    state.scenario = scenario;
    state.postgres = "15.18";
    state.schema = "digest";
    state.done = {"public.a"};
    state.seeded.tables = {{"public.a", Rows{3}, Bytes{8192}, Millis{4}, "a note"}};
    return state;
  }
  void keep(const std::string& key, std::optional<Bytes> limit = Bytes{1 << 30}) {
    cache_.keep(key, facts(), server_, limit);
  }
  std::string refusal(std::optional<Bytes> limit) {
    try {
      keep(kOne, limit);
    } catch (const Error& error) {
      return error.what();
    }
    return "nothing was refused";
  }
  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::string> found;
    for (const auto& entry : fs::directory_iterator(root_.path() / "home/seeded"))
      if (entry.is_directory()) found.push_back(entry.path().filename().string());
    std::sort(found.begin(), found.end());
    return found;
  }
  [[nodiscard]] fs::path state(const std::string& key) const { return root_.path() / "home/seeded" / key; }

  os::TempFolder root_;
  Notes listener_;
  AtRest server_{root_.path() / "data", [](const std::vector<std::string>& argv) {
                   if (!os::run({.argv = argv, .folder = {}, .environment = {}, .user = {}}).ok())
                     throw Error(ErrorKind::environment, argv.front() + " failed");
                 }};
  StateCache cache_{root_.path() / "home", listener_};
};

TEST_F(StateCacheTest, GivesBackWhatWasKept) {
  keep(kOne);
  write(server_.data / "base/1", "other rows");
  write(server_.data / "base/2", "more");
  const auto held = cache_.find(kOne);
  ASSERT_TRUE(held);
  held->put_back(server_);
  EXPECT_EQ(text_of(server_.data / "base/1"), "rows of the server");
  EXPECT_FALSE(fs::exists(server_.data / "base/2"));
  EXPECT_THAT(held->facts().done, ElementsAre("public.a"));
  EXPECT_EQ(held->facts().seeded.tables.at(0).problem, "a note");
  EXPECT_THAT(listener_.notes, IsEmpty());
}

TEST_F(StateCacheTest, KnowsNothingAtFirstAndMakesNoFolderForIt) {
  EXPECT_FALSE(cache_.find(kOne));
  EXPECT_THAT(cache_.list(), IsEmpty());
  EXPECT_FALSE(fs::exists(root_.path() / "home"));
}

TEST_F(StateCacheTest, AStateIsReplacedByANewerOne) {
  keep(kOne);
  write(server_.data / "base/1", "newer rows");
  keep(kOne);
  EXPECT_THAT(names(), ElementsAre(kOne));
  EXPECT_EQ(text_of(state(kOne) / "data/base/1"), "newer rows");
}

TEST_F(StateCacheTest, RemovesWhatWasUsedLeastRecentlyWhenThereIsNoRoomForBoth) {
  keep(kOne);
  const Bytes size = cache_.list().at(0).stored.size;
  keep(kTwo, Bytes{size.value + 10});
  EXPECT_THAT(names(), ElementsAre(kTwo));
}

TEST_F(StateCacheTest, AStateThatSomebodyHoldsIsNotRemoved) {
  keep(kOne);
  const auto held = cache_.find(kOne);
  EXPECT_FALSE(cache_.remove(kOne));
  keep(kTwo, Bytes{30});
  EXPECT_THAT(names(), ElementsAre(kOne, kTwo));
}

TEST_F(StateCacheTest, RefusesWhatExceedsTheLimit) {
  EXPECT_THAT(refusal(Bytes{5}), HasSubstr("[seed] cache_limit is 5 B"));
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(StateCacheTest, RefusesAServerWithTablespaces) {
  fs::create_directory_symlink(root_.path(), server_.data / "pg_tblspc/1");
  EXPECT_THAT(refusal(Bytes{1 << 30}), HasSubstr("tablespaces"));
}

TEST_F(StateCacheTest, NothingHalfMadeRemainsOfACopyThatFails) {
  const auto run = server_.run;
  server_.run = [&](const std::vector<std::string>& argv) {
    run(argv);
    if (argv.front() == "/bin/sh") throw Error(ErrorKind::environment, "no space left on device");
  };
  EXPECT_THAT(refusal(Bytes{1 << 30}), HasSubstr("no space left"));
  EXPECT_THAT(names(), IsEmpty());
}

TEST_F(StateCacheTest, TheServerKeepsItsFilesWhenTheCopyBackFails) {
  keep(kOne);
  write(server_.data / "base/1", "fresh");
  const auto run = server_.run;
  server_.run = [&](const std::vector<std::string>& argv) {
    run(argv);
    if (argv.front() == "/bin/sh") throw Error(ErrorKind::environment, "no space left on device");
  };
  EXPECT_THROW(cache_.find(kOne)->put_back(server_), Error);
  EXPECT_EQ(text_of(server_.data / "base/1"), "fresh");
  EXPECT_FALSE(fs::exists(server_.data.string() + ".kept"));
}

struct Damage {
  const char* name;
  void (*apply)(const fs::path& state);
};

class DamagedState : public StateCacheTest, public testing::WithParamInterface<Damage> {};

TEST_P(DamagedState, IsRemovedWithANote) {
  keep(kOne);
  GetParam().apply(state(kOne));
  EXPECT_FALSE(cache_.list().at(0).facts);
  EXPECT_FALSE(cache_.find(kOne));
  EXPECT_THAT(listener_.notes, ElementsAre(HasSubstr("damaged")));
  EXPECT_THAT(names(), IsEmpty());
}

INSTANTIATE_TEST_SUITE_P(
    Of, DamagedState,
    testing::Values(Damage{"NoFacts", [](const fs::path& state) { fs::remove(state / "state.json"); }},
                    Damage{"EmptyFacts", [](const fs::path& state) { write(state / "state.json", ""); }},
                    Damage{"ListForFacts", [](const fs::path& state) { write(state / "state.json", "[]"); }},
                    Damage{"OtherFormat",
                           [](const fs::path& state) { write(state / "state.json", R"({"format": 99})"); }},
                    Damage{"CutFile",
                           [](const fs::path& state) { fs::resize_file(state / "data/base/1", 3); }},
                    Damage{"MissingFile", [](const fs::path& state) { fs::remove(state / "data/base/1"); }},
                    Damage{"NoData", [](const fs::path& state) { fs::remove_all(state / "data"); }}),
    [](const auto& damage) { return damage.param.name; });

TEST_F(StateCacheTest, SweepsWhatAKilledRunLeftHalfMade) {
  keep(kOne);
  write(state(kTwo + ".partial-77") / "data/base/1", "half");
  write(state(kTwo + ".removed-77") / "data/base/1", "half");
  cache_.sweep();
  EXPECT_THAT(names(), ElementsAre(kOne));
}

TEST_F(StateCacheTest, LeavesAloneWhatALivingRunIsMaking) {
  write(state(kTwo + ".partial-77") / "data/base/1", "half");
  const auto lock = os::FileLock::try_exclusive(root_.path() / "home/seeded" / (kTwo + ".lock"));
  cache_.sweep();
  EXPECT_THAT(names(), ElementsAre(kTwo + ".partial-77"));
}

}  // namespace
}  // namespace rehearse::provision
