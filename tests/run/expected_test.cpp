#include "run/expected.h"

#include <gmock/gmock.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "model/json_snapshot.h"
#include "rehearse/error.h"

namespace rehearse::run {
namespace {

namespace fs = std::filesystem;

// What a whole run makes of it is in scenarios/checks/fresh_install_equals_migrated.
class ExpectedTest : public testing::Test {
 protected:
  ExpectedTest() : root_(fs::temp_directory_path() / ("rehearse_expected_" + std::to_string(getpid()))) {
    fs::create_directories(root_);
  }
  ~ExpectedTest() override { fs::remove_all(root_); }
  ExpectedTest(const ExpectedTest&) = delete;
  ExpectedTest& operator=(const ExpectedTest&) = delete;

  std::string refusal(const std::string& name, const std::string& text) {
    if (!text.empty()) std::ofstream(root_ / name) << text;
    try {
      const Expected expected(root_ / name);
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::usage);
      return error.what();
    }
    return "accepted";
  }

  fs::path root_;
};

TEST_F(ExpectedTest, ABadFileIsRefusedBeforeTheWork) {
  EXPECT_THAT(refusal("missing.sql", ""), testing::HasSubstr("[schema] expected: there is no file"));
  EXPECT_THAT(refusal("a.sql", "\\i other.sql\n"), testing::HasSubstr("\\i is a command of psql"));
  EXPECT_THAT(refusal("a.json", "{}"), testing::HasSubstr("rehearse_schema_version"));
}

TEST_F(ExpectedTest, DumpsAndSnapshotsAreTaken) {
  EXPECT_EQ(refusal("b.sql", "CREATE TABLE t ();"), "accepted");
  EXPECT_EQ(refusal("b.json", to_json(SchemaSnapshot{})), "accepted");
}

}  // namespace
}  // namespace rehearse::run
