// A small fuzzer with a fixed seed, for those who cannot run tests/fuzz.
#include <gtest/gtest.h>

#include <random>
#include <string>

#include "rehearse/error.h"
#include "sql/add_up.h"
#include "sql/corpus.h"
#include "sql/splitter.h"

namespace rehearse::sql {
namespace {

constexpr std::string_view kTokens[] = {"'",
                                        "\"",
                                        "E'",
                                        "$$",
                                        "$a$",
                                        "--",
                                        "/*",
                                        "*/",
                                        ";",
                                        "(",
                                        ")",
                                        "\\",
                                        "\n",
                                        "\r\n",
                                        "\\.\n",
                                        "begin atomic ",
                                        "end",
                                        "case ",
                                        "create function ",
                                        "copy t from stdin;\n",
                                        " ",
                                        "\xc3",
                                        "\xa9",
                                        "\xef\xbb\xbf",
                                        "1",
                                        "a",
                                        "$"};

class Mutator {
 public:
  std::string mutated() {
    std::string text = script() + script();
    for (std::size_t i = below(6); i > 0; --i) mutate(text);
    return text;
  }

 private:
  std::size_t below(std::size_t limit) { return random_() % limit; }

  std::string script() {
    const auto& scripts = below(2) == 0 ? test::valid_scripts() : test::odd_scripts();
    return std::string(scripts[below(scripts.size())]);
  }

  void mutate(std::string& text) {
    const std::size_t at = below(text.size() + 1);
    switch (below(3)) {
      case 0:
        text.erase(at, below(8));
        break;
      case 1:
        text.insert(at, text.substr(below(text.size() + 1), below(20)));
        break;
      default:
        text.insert(at, kTokens[below(std::size(kTokens))]);
    }
  }

  std::mt19937 random_{20240229};
};

TEST(SplitterRandom, PiecesAndGapsAddUpOrTheErrorHasAPlace) {
  Mutator mutator;
  int cut = 0;
  int refused = 0;
  for (int i = 0; i < 20'000; ++i) {
    const std::string text = mutator.mutated();
    try {
      ASSERT_EQ(test::what_does_not_add_up(text, split(text, "m.sql")), "") << text;
      ++cut;
    } catch (const Error& error) {
      ASSERT_TRUE(error.location() && error.location()->line > 0 && error.location()->column > 0) << text;
      ++refused;
    }
  }
  EXPECT_GT(cut, 1'000) << "the mutations must leave enough scripts whole";
  EXPECT_GT(refused, 1'000);
}

}  // namespace
}  // namespace rehearse::sql
