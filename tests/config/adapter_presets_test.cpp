#include "config/adapter_presets.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace rehearse::config {
namespace {

TEST(AdapterPresets, AreFoundByTheNameOfTheTool) {
  ASSERT_NE(adapter_preset("node-pg-migrate"), nullptr);
  EXPECT_EQ(adapter_preset("node-pg-migrate")->tool, "node-pg-migrate");
  EXPECT_EQ(adapter_preset("no-such-tool"), nullptr);
}

TEST(AdapterPresets, SayWhatThereIsAndHowItGoesUpAndDown) {
  for (const AdapterSpec* spec : catalogue()) {
    EXPECT_NE(spec->files.empty(), spec->list.empty()) << spec->tool;
    EXPECT_FALSE(spec->up.empty()) << spec->tool;
    EXPECT_FALSE(spec->down.empty()) << spec->tool;
    EXPECT_FALSE(spec->ledger.empty()) << spec->tool;
  }
}

TEST(AdapterPresets, AreRehearsedWithTheToolItself) {
  const std::filesystem::path sources = std::filesystem::path(REHEARSE_SOURCE_DIR) / "scenarios/sources";
  for (const AdapterSpec* spec : catalogue())
    EXPECT_TRUE(std::filesystem::exists(sources / spec->tool / "expected.tsv")) << spec->tool;
}

}  // namespace
}  // namespace rehearse::config
