// The regular expressions that CHECK constraints really use, as a recipe for making matching text.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace rehearse::seed {

/// A part of a pattern: characters to choose from, or alternatives, some number of times.
struct PatternPart {
  std::string characters;                              ///< empty for a group
  std::vector<std::vector<PatternPart>> alternatives;  ///< of a group
  int least = 1;
  int most = 1;
};

using PatternSequence = std::vector<PatternPart>;

/// Literals, `.`, classes, \d \w \s, groups, alternatives, ? * + {n,m}, anchors at the ends. Nothing for
/// more: look-around, back references, classes by name other than digit, alpha, alnum, lower, upper.
std::optional<PatternPart> parse_pattern(std::string_view expression);

/// Appends text that matches; every choice takes a digit off `number` in the radix of its options, so that
/// numbers below capacity() choose differently.
void compose_pattern(const PatternPart& part, std::uint64_t& number, std::string& out);

/// How many different choices there are, at most 10^15.
/// The same with repetitions fitted to a length in characters, as far as they allow; a `most` of zero: no
/// limit.
PatternPart fitted(PatternPart part, int least, int most);

std::int64_t capacity(const PatternPart& part);

}  // namespace rehearse::seed
