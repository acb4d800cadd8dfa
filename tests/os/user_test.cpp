#include "os/user.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "os/temp_folder.h"
#include "rehearse/error.h"

namespace rehearse::os {
namespace {

namespace fs = std::filesystem;

TEST(User, AnOrdinaryUserDropsNothing) {
  if (running_as_root()) GTEST_SKIP() << "running as root";
  EXPECT_FALSE(server_user().has_value());
}

TEST(User, RootDropsToAnUnprivilegedUser) {
  if (!running_as_root()) GTEST_SKIP() << "not running as root";
  const auto user = server_user();
  ASSERT_TRUE(user.has_value());
  EXPECT_NE(user->uid, 0U);
  EXPECT_EQ(server_user("nobody")->name, "nobody");
}

TEST(User, RootNeverServesAsRootOrAsAStranger) {
  if (!running_as_root()) GTEST_SKIP() << "not running as root";
  EXPECT_THROW(server_user("root"), Error);
  EXPECT_THROW(server_user("no-such-user-here"), Error);
}

TEST(User, FindsTheFolderThatAUserMayNotEnter) {
  const TempFolder outer;
  const fs::path inner = outer.path() / "inner";
  fs::create_directory(inner);
  const User stranger{12'345, 12'345, "stranger"};
  fs::permissions(outer.path(), fs::perms::owner_all);
  EXPECT_EQ(first_closed_folder(inner, stranger), outer.path());
  fs::permissions(outer.path(), fs::perms::owner_all | fs::perms::others_exec);
  EXPECT_EQ(first_closed_folder(inner, stranger), std::nullopt);
}

TEST(User, WeMayEnterWhatWeMade) {
  const TempFolder folder;
  EXPECT_EQ(first_closed_folder(folder.path(), std::nullopt), std::nullopt);
}

}  // namespace
}  // namespace rehearse::os
