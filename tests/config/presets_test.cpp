#include "config/presets.h"

#include <gtest/gtest.h>

namespace rehearse::config {
namespace {

TEST(Presets, TheDefaultPresetIsTheDefaultOfTheModel) {
  const Budgets named = preset("default").value();
  const Budgets unnamed;
  EXPECT_EQ(named.reads_blocked, unnamed.reads_blocked);
  EXPECT_EQ(named.writes_blocked, unnamed.writes_blocked);
  EXPECT_EQ(named.statement, unnamed.statement);
  EXPECT_EQ(named.transaction, unnamed.transaction);
  EXPECT_EQ(named.duration, unnamed.duration);
}

TEST(Presets, EveryNameHasBudgetsThatBlockWritesAtLeastAsLongAsReads) {
  for (const std::string& name : preset_names()) {
    const Budgets budgets = preset(name).value();
    EXPECT_EQ(budgets.preset, name);
    EXPECT_LE(budgets.reads_blocked, budgets.writes_blocked) << name;
  }
  EXPECT_FALSE(preset("none"));
}

TEST(Presets, FollowPublishedPractice) {
  const auto reads = [](const char* name) { return preset(name).value().reads_blocked; };
  EXPECT_EQ(reads("strict"), Millis(500));
  EXPECT_EQ(reads("braintree"), Millis(2'000));
  EXPECT_EQ(reads("gocardless"), Millis(750));
  EXPECT_EQ(preset("gocardless").value().statement, Millis(1'500));
  EXPECT_EQ(reads("relaxed"), Millis(10'000));
}

}  // namespace
}  // namespace rehearse::config
