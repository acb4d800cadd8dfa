#include "provision/profiles.h"

#include <gtest/gtest.h>

#include <string>

#include "rehearse/error.h"

namespace rehearse::provision {
namespace {

constexpr std::int64_t kGiga = 1'024LL * 1'024 * 1'024;

Machine machine(std::int64_t memory, std::int64_t disk = 1'000 * kGiga) {
  return {{memory}, {disk}, 2, 0};
}

Settings measuring(const Settings& user = {}, const Machine& on = machine(8 * kGiga)) {
  return settings_of(Profile::measuring, 15, on, user);
}

Settings seeding(const Settings& user = {}, int major = 15) {
  return settings_of(Profile::seeding, major, machine(8 * kGiga), user);
}

TEST(Profiles, MeasuringPaysWhatProductionPays) {
  const Settings settings = measuring();
  EXPECT_EQ(settings.at("fsync"), "on");
  EXPECT_EQ(settings.at("full_page_writes"), "on");
  EXPECT_EQ(settings.at("synchronous_commit"), "on");
  EXPECT_EQ(settings.at("wal_level"), "replica");
}

TEST(Profiles, SeedingPaysNothing) {
  const Settings settings = seeding();
  EXPECT_EQ(settings.at("fsync"), "off");
  EXPECT_EQ(settings.at("wal_level"), "minimal");
  EXPECT_EQ(settings.at("max_wal_senders"), "0");  // wal_level=minimal refuses to start with any
}

TEST(Profiles, SummarizeWalIsNamedOnlyWhereItExists) {
  EXPECT_FALSE(seeding({}, 16).contains("summarize_wal"));
  EXPECT_EQ(seeding({}, 17).at("summarize_wal"), "off");
}

TEST(Profiles, TheUsersSettingsWinWhileMeasuring) {
  const Settings user{
      {"maintenance_work_mem", "1GB"}, {"timezone", "Europe/Berlin"}, {"wal_level", "logical"}};
  const Settings settings = measuring(user);
  EXPECT_EQ(settings.at("maintenance_work_mem"), "1GB");
  EXPECT_EQ(settings.at("TimeZone"), "Europe/Berlin");
  EXPECT_EQ(settings.at("wal_level"), "logical");
}

TEST(Profiles, SeedingKeepsItsSpeedButSharesWhatChangesData) {
  const Settings settings = seeding({{"fsync", "on"}, {"TimeZone", "Europe/Berlin"}, {"archive_mode", "on"}});
  EXPECT_EQ(settings.at("fsync"), "off");
  EXPECT_EQ(settings.at("archive_mode"), "off");
  EXPECT_EQ(settings.at("TimeZone"), "Europe/Berlin");
}

TEST(Profiles, MinimalWalIsForbidden) {
  for (const char* value : {"minimal", "MINIMAL"})
    EXPECT_THROW(measuring({{"wal_level", value}}), Error) << value;
  EXPECT_THROW(seeding({{"WAL_level", "minimal"}}), Error);
}

TEST(Profiles, WhatTheHarnessDecidesIsForbidden) {
  for (const char* name : {"port", "listen_addresses", "Cluster_Name", "data_directory"})
    EXPECT_THROW(measuring({{name, "x"}}), Error) << name;
}

TEST(Profiles, MemoryIsSharedInPowersOfTwo) {
  const struct {
    std::int64_t memory;
    const char* shared_buffers;
  } cases[] = {{64 * kGiga, "2048MB"},
               {4 * kGiga, "1024MB"},
               {4 * kGiga - 10'000'000, "512MB"},
               {kGiga / 2, "128MB"},
               {kGiga / 100, "32MB"}};
  for (const auto& [memory, expected] : cases)
    EXPECT_EQ(measuring({}, machine(memory)).at("shared_buffers"), expected) << memory;
}

TEST(Profiles, WalLeavesRoomOnASmallDisk) {
  EXPECT_EQ(measuring({}, machine(8 * kGiga, 8 * kGiga)).at("max_wal_size"), "1024MB");
  EXPECT_EQ(measuring({}, machine(8 * kGiga, kGiga)).at("max_wal_size"), "512MB");
}

}  // namespace
}  // namespace rehearse::provision
