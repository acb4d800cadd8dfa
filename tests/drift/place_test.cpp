#include "drift/place.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "drift/version.h"
#include "rehearse/error.h"

namespace rehearse::drift {
namespace {

namespace fs = std::filesystem;

class PlaceTest : public testing::Test {
 protected:
  PlaceTest() : root_(fs::temp_directory_path() / ("rehearse_place_" + std::to_string(getpid()))) {
    fs::create_directories(root_ / "migrations");
    for (const char* name : {"schema.json", "structure.sql", "UPPER.SQL", "a=b.json"})
      std::ofstream(root_ / name) << "{";
  }
  ~PlaceTest() override { fs::remove_all(root_); }
  PlaceTest(const PlaceTest&) = delete;
  PlaceTest& operator=(const PlaceTest&) = delete;

  [[nodiscard]] Place at(const std::string& name) const { return place_of((root_ / name).string()); }

  fs::path root_;
};

TEST_F(PlaceTest, IsToldByItsShape) {
  EXPECT_EQ(place_of("postgresql://"), Place::server);
  EXPECT_EQ(place_of("mysql://db"), Place::server) << "refused later, with a better message";
  EXPECT_EQ(place_of("host=db dbname=shop"), Place::server);
  EXPECT_EQ(place_of("-"), Place::snapshot);
  EXPECT_EQ(at("migrations"), Place::migrations);
  EXPECT_EQ(at("structure.sql"), Place::dump);
  EXPECT_EQ(at("UPPER.SQL"), Place::dump);
  EXPECT_EQ(at("schema.json"), Place::snapshot);
  EXPECT_EQ(at("a=b.json"), Place::snapshot) << "a file that exists is no keyword string";
}

TEST_F(PlaceTest, AMissingFileIsNamedWithTheNearest) {
  try {
    ADD_FAILURE() << "found as " << static_cast<int>(at("migratoins"));
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    EXPECT_THAT(error.what(), testing::HasSubstr("did you mean 'migrations'?"));
  }
}

TEST(Version, IsTheOneAskedForElseTheFirstPreferredThatIsInstalled) {
  const std::vector<provision::Installation> installed{{"/18", "", "18.0", 18}, {"/15", "", "15.18", 15}};
  EXPECT_EQ(choose_postgres("16", {15}, installed), "16");
  EXPECT_EQ(choose_postgres("", {15, 18}, installed), "15");
  EXPECT_EQ(choose_postgres("", {17, 18}, installed), "18");
  EXPECT_EQ(choose_postgres("", {0, 17}, installed), "");
}

}  // namespace
}  // namespace rehearse::drift
