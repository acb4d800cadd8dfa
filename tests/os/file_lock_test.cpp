#include "os/file_lock.h"

#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <optional>
#include <thread>

#include "os/temp_folder.h"
#include "rehearse/error.h"

namespace rehearse::os {
namespace {

TEST(FileLock, IsHeldByOneAtATime) {
  const TempFolder folder;
  const auto path = folder.path() / "lock";
  std::optional<FileLock> first(std::in_place, path);
  EXPECT_FALSE(FileLock::try_existing(path).has_value());
  first.reset();
  EXPECT_TRUE(FileLock::try_existing(path).has_value());
}

TEST(FileLock, WaitsForItsTurn) {
  const TempFolder folder;
  const auto path = folder.path() / "lock";
  std::optional<FileLock> first(std::in_place, path);
  std::atomic<bool> released = false;
  std::atomic<bool> came_too_early = false;
  std::thread second([&] {
    const FileLock lock(path);
    came_too_early = !released;
  });
  released = true;
  first.reset();
  second.join();
  EXPECT_FALSE(came_too_early);
}

TEST(FileLock, DoesNotCreateTheFileItTries) {
  const TempFolder folder;
  EXPECT_FALSE(FileLock::try_existing(folder.path() / "missing").has_value());
  EXPECT_FALSE(std::filesystem::exists(folder.path() / "missing"));
}

TEST(FileLock, AMissingFolderIsAnError) {
  EXPECT_THROW(FileLock("/no/such/folder/lock"), Error);
}

TEST(FileLock, SeveralMayShareALockThatNobodyHoldsAlone) {
  const TempFolder folder;
  const auto path = folder.path() / "lock";
  auto first = FileLock::try_shared(path);
  auto second = FileLock::try_shared(path);
  EXPECT_TRUE(first && second);
  EXPECT_FALSE(FileLock::try_exclusive(path));
  first.reset();
  second.reset();
  const auto alone = FileLock::try_exclusive(path);
  EXPECT_TRUE(alone);
  EXPECT_FALSE(FileLock::try_shared(path));
}

TEST(FileLock, AFileThatCannotBeMadeIsNoLock) {
  EXPECT_FALSE(FileLock::try_shared("/no/such/folder/lock"));
}

}  // namespace
}  // namespace rehearse::os
