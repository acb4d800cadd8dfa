#include "os/temp_folder.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <optional>
#include <utility>

#include "rehearse/error.h"

namespace rehearse::os {
namespace {

namespace fs = std::filesystem;

TEST(TempFolder, IsErasedWithItsContent) {
  fs::path path;
  {
    const TempFolder folder;
    path = folder.path();
    fs::create_directories(path / "a" / "b");
    std::ofstream(path / "a" / "b" / "file") << "content";
    EXPECT_EQ(fs::status(path).permissions(), fs::perms::owner_all);
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(TempFolder, AMovedOneIsErasedOnceAndByItsNewOwner) {
  std::optional<TempFolder> first(std::in_place);
  const fs::path path = first->path();
  {
    const TempFolder second(std::move(*first));
    first.reset();
    EXPECT_TRUE(fs::exists(path));
  }
  EXPECT_FALSE(fs::exists(path));
}

TEST(TempFolder, BelongsToTheOwnerAskedFor) {
  if (!running_as_root()) GTEST_SKIP() << "only root can give folders away";
  const auto nobody = find_user("nobody");
  const TempFolder folder(temp_root(), "rehearse-tmp-", nobody);
  struct stat status {};
  ASSERT_EQ(stat(folder.path().c_str(), &status), 0);
  EXPECT_EQ(status.st_uid, nobody->uid);
}

TEST(TempFolder, AMissingRootIsAnError) {
  EXPECT_THROW(TempFolder("/no/such/root"), Error);
}

}  // namespace
}  // namespace rehearse::os
