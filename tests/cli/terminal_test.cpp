#include "cli/terminal.h"

#include <gtest/gtest.h>

namespace rehearse::cli {
namespace {

const TerminalVariables kXterm{std::nullopt, "xterm"};

TEST(Terminal, AutomaticColoursNeedATerminal) {
  EXPECT_TRUE(wants_color(ColorChoice::automatic, true, kXterm));
  EXPECT_FALSE(wants_color(ColorChoice::automatic, false, kXterm));
  EXPECT_FALSE(wants_color(ColorChoice::automatic, true, {std::nullopt, "dumb"}));
  EXPECT_FALSE(wants_color(ColorChoice::automatic, true, {std::nullopt, std::nullopt}));
}

TEST(Terminal, NoColorCountsWhenItIsNotEmpty) {
  EXPECT_FALSE(wants_color(ColorChoice::automatic, true, {"1", "xterm"}));
  EXPECT_TRUE(wants_color(ColorChoice::automatic, true, {"", "xterm"}));
}

TEST(Terminal, AnExplicitChoiceWins) {
  EXPECT_TRUE(wants_color(ColorChoice::always, false, {"1", "dumb"}));
  EXPECT_FALSE(wants_color(ColorChoice::never, true, kXterm));
}

}  // namespace
}  // namespace rehearse::cli
