#include "seed/literal_shapes.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/strings.h"
#include "seed/expression_lexer.h"
#include "seed/pattern.h"

namespace rehearse::seed {

namespace {

// n: the number, m: the next one, x and y: its lower bytes in hexadecimal, s: below 60, v: as many numbers as
// the modifier says. Words first: what reads as text shall look like text.
constexpr const char* kShapes[] = {
    "river{n}",
    "{n}",
    "1.0.{n}",
    "({n},1)",
    "(({n},1),(2,3))",
    "[({n},1),(2,3)]",
    "<({n},1),2>",
    "{{1,2,{n}}}",
    "{n}:{m}:",
    "08:00:2b:00:{x}:{y}",
    "08:00:2b:00:00:00:{x}:{y}",
    "0/{n:X}",
    "10:{s}:00+00",
    "$.river{n}",
    "river{n}=>stone",
    "[{v}]",
    "{{[{n},{m})}}",
    "{{[2020-01-01,2020-01-02)}}",
    "{n} .. {m}",
    "POINT({n} 1)",
    "10.0.{h}.{l}",
    "{{\"river\": {n}}}",
    "{{}}",
    "[]",
    "",
    "2020-01-01",
    "true",
    "pg_class",
    "int4",
    "978-0-393-04002-9",
    "RIVER{n}",
    "river_{n:010}",
    "river-{n:010}",
    "{n:010}",
    "+1555{n:07}",
    "river{n}@example.com",
    "https://example.com/{n}",
    "/river/{n}",
    "river{n}=stone",
    "river:{n}",
    "River {n}",
    "#0000{x}",
    "00000000-0000-4000-8000-{n:012}",
    "v1.0.{n}",
    "2020-01-01T00:00:00Z",
    "EUR",
    "US",
    "en",
    "de-DE",
    "{n} km",
    "P{n}D",
    "* * * * *",
    "a",
    "x",
    "river",
    "UTC",
};

constexpr std::int64_t kMatches = 200;

std::string numbers(std::int64_t n, int count) {
  std::string text = std::to_string(n);
  for (int i = 1; i < count; ++i) text += fmt::format(",{}", (n + i) % 10);
  return text;
}

}  // namespace

std::size_t shape_count() {
  return std::size(kShapes);
}

std::string shaped_literal(std::size_t shape, std::int64_t n, int modifier) {
  return fmt::format(fmt::runtime(kShapes[shape]), fmt::arg("n", n), fmt::arg("m", n + 1),
                     fmt::arg("x", fmt::format("{:02x}", n >> 8 & 255)),
                     fmt::arg("y", fmt::format("{:02x}", n & 255)), fmt::arg("h", n >> 8 & 255),
                     fmt::arg("l", n & 255), fmt::arg("s", fmt::format("{:02}", n % 60)),
                     fmt::arg("v", numbers(n, std::clamp(modifier, 3, 16'000))));
}

std::vector<std::string> mentioned_literals(const std::string& expression) {
  std::vector<std::string> literals;
  for (const Token& token : tokenize(expression)) {
    if (token.kind != Token::Kind::text) continue;
    literals.push_back(token.text);
    literals.push_back(fmt::format("{{\"{}\": 1}}", token.text));
    const auto pattern = parse_pattern(token.text);
    if (!pattern || token.text.find_first_of("^$[(+*") == std::string::npos) continue;
    for (std::int64_t i = 0; i < std::min(kMatches, capacity(*pattern)); ++i) {
      auto number = static_cast<std::uint64_t>(i);
      std::string text;
      compose_pattern(*pattern, number, text);
      literals.push_back(std::move(text));
    }
  }
  return literals;
}

}  // namespace rehearse::seed
