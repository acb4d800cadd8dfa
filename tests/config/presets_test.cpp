#include "config/presets.h"

#include <gtest/gtest.h>

namespace rehearse::config {
namespace {

TEST(Presets, TheDefaultPresetIsTheDefaultOfTheModel) {
  const Budgets named = preset("default").value();
  const Budgets unnamed;
  EXPECT_EQ(named.reads_blocked, unnamed.reads_blocked);
  EXPECT_EQ(named.writes_blocked, unnamed.writes_blocked);
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

}  // namespace
}  // namespace rehearse::config
