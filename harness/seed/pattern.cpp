#include "seed/pattern.h"

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

#include "base/strings.h"

namespace rehearse::seed {

namespace {

constexpr int kOpenEnded = 6;  // repetitions beyond the least that `*`, `+` and `{n,}` may take
constexpr std::int64_t kUncountable = 1'000'000'000'000'000;
constexpr std::string_view kDigitCharacters = "0123456789";
constexpr std::string_view kLower = "abcdefghijklmnopqrstuvwxyz";
constexpr std::string_view kUpper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

struct Unsupported {};

std::string any_character() {
  return std::string(kLower).append(kDigitCharacters);
}

std::string escape_class(char c) {
  if (c == 'd') return std::string(kDigitCharacters);
  if (c == 'w') return any_character();
  if (c == 's') return " ";
  if (is_alphanumeric(c)) throw Unsupported{};
  return std::string(1, c);
}

std::string named_class(std::string_view name) {
  if (name == "digit") return std::string(kDigitCharacters);
  if (name == "lower") return std::string(kLower);
  if (name == "upper") return std::string(kUpper);
  if (name == "alpha") return std::string(kLower).append(kUpper);
  if (name == "alnum") return any_character();
  throw Unsupported{};
}

class PatternParser {
 public:
  explicit PatternParser(std::string_view text) : text_(text) {}

  PatternPart whole() {
    PatternPart part;
    part.alternatives = alternatives();
    if (at_ != text_.size()) throw Unsupported{};
    return part;
  }

 private:
  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }
  char take() { return done() ? throw Unsupported{} : text_[at_++]; }
  bool accept(char c) { return !done() && text_[at_] == c && (++at_, true); }

  std::vector<PatternSequence> alternatives() {
    std::vector<PatternSequence> result{sequence()};
    while (accept('|')) result.push_back(sequence());
    return result;
  }

  PatternSequence sequence() {
    PatternSequence result;
    while (!done() && peek() != '|' && peek() != ')') {
      if (accept('^') || accept('$')) continue;
      result.push_back(quantified(atom()));
    }
    return result;
  }

  PatternPart atom() {
    PatternPart part;
    const char c = take();
    if (c == '(') {
      if (accept('?') && !accept(':')) throw Unsupported{};
      part.alternatives = alternatives();
      if (!accept(')')) throw Unsupported{};
    } else if (c == '[') {
      part.characters = bracket();
    } else if (c == '.') {
      part.characters = any_character();
    } else if (c == '\\') {
      part.characters = escape_class(take());
    } else if (c == '*' || c == '+' || c == '?' || c == '{') {
      throw Unsupported{};
    } else {
      part.characters = std::string(1, c);
    }
    return part;
  }

  std::string bracket() {
    const bool negated = accept('^');
    std::string set;
    bool first = true;
    while (first || peek() != ']') {
      first = false;
      const char c = take();
      if (c == '[' && accept(':')) {
        const auto end = text_.find(":]", at_);
        if (end == std::string_view::npos) throw Unsupported{};
        set += named_class(text_.substr(at_, end - at_));
        at_ = end + 2;
      } else if (c == '\\') {
        set += escape_class(take());
      } else if (peek() == '-' && at_ + 1 < text_.size() && text_[at_ + 1] != ']') {
        take();
        const auto last = static_cast<unsigned char>(take());
        for (unsigned x = static_cast<unsigned char>(c); x <= last; ++x) set += static_cast<char>(x);
      } else {
        set += c;
      }
    }
    take();
    return negated ? without(set) : set;
  }

  static std::string without(const std::string& set) {
    std::string rest = any_character();
    std::erase_if(rest, [&](char c) { return set.find(c) != std::string::npos; });
    if (rest.empty()) throw Unsupported{};
    return rest;
  }

  PatternPart quantified(PatternPart part) {
    if (accept('?')) part.least = 0;
    if (accept('*')) std::tie(part.least, part.most) = std::pair(0, kOpenEnded);
    if (accept('+')) part.most = 1 + kOpenEnded;
    if (accept('{')) {
      part.least = number();
      part.most = part.least;
      if (accept(',')) part.most = peek() == '}' ? part.least + kOpenEnded : number();
      if (!accept('}') || part.most < part.least) throw Unsupported{};
    }
    accept('?');  // non-greedy matches the same
    return part;
  }

  int number() {
    int value = 0;
    const auto [end, failure] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    if (failure != std::errc{} || value > 1'000) throw Unsupported{};
    at_ = static_cast<std::size_t>(end - text_.data());
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
};

// Beyond the capacity the choices still vary, they are only no longer a numbering.
std::uint64_t choose(std::uint64_t& number, std::uint64_t options) {
  if (options <= 1) return 0;
  const std::uint64_t choice = number % options;
  number /= options;
  return choice;
}

std::int64_t saturating_product(std::int64_t a, std::int64_t b) {
  return b != 0 && a > kUncountable / b ? kUncountable : a * b;
}

std::int64_t once(const PatternPart& part) {
  if (part.alternatives.empty()) return static_cast<std::int64_t>(part.characters.size());
  std::int64_t total = 0;
  for (const PatternSequence& sequence : part.alternatives) {
    std::int64_t product = 1;
    for (const PatternPart& inner : sequence) product = saturating_product(product, capacity(inner));
    total = std::min(total + product, kUncountable);
  }
  return total;
}

void compose_once(const PatternPart& part, std::uint64_t& number, std::string& out) {
  if (part.alternatives.empty()) {
    out += part.characters[choose(number, part.characters.size())];
    return;
  }
  const auto& sequence = part.alternatives[choose(number, part.alternatives.size())];
  for (const PatternPart& inner : sequence) compose_pattern(inner, number, out);
}

int total(const PatternPart& part, bool longest);

// Characters of one repetition.
int length_of(const PatternPart& part, bool longest) {
  if (part.alternatives.empty()) return 1;
  int best = -1;
  for (const PatternSequence& sequence : part.alternatives) {
    int length = 0;
    for (const PatternPart& inner : sequence) length += total(inner, longest);
    if (best < 0 || (longest ? length > best : length < best)) best = length;
  }
  return best;
}

int total(const PatternPart& part, bool longest) {
  return length_of(part, longest) * (longest ? part.most : part.least);
}

int shortest(const PatternPart& part) {
  return total(part, false);
}

int longest(const PatternPart& part) {
  return total(part, true);
}

}  // namespace

std::optional<PatternPart> parse_pattern(std::string_view expression) {
  try {
    return PatternParser(expression).whole();
  } catch (const Unsupported&) {
    return std::nullopt;
  }
}

// Of one way through the pattern only; where there are several, the server will tell.
PatternPart fitted(PatternPart part, int least, int most) {
  if (part.alternatives.size() != 1) return part;
  int missing = least - shortest(part);
  int surplus = most > 0 ? longest(part) - most : 0;
  for (PatternPart& inner : part.alternatives.front()) {
    if (inner.most == inner.least) continue;
    if (!inner.alternatives.empty()) {
      const int each = std::max(length_of(inner, true), 1);
      const int fewer = std::clamp((surplus + each - 1) / each, 0, inner.most - inner.least);
      inner.most -= fewer;
      surplus -= fewer * each;
      continue;
    }
    const int more = std::max(missing, 0);
    inner.least += more;
    surplus += std::max(inner.least - inner.most, 0);
    inner.most = std::max(inner.most, inner.least);
    missing -= more;
    const int less = std::clamp(surplus, 0, inner.most - inner.least);
    inner.most -= less;
    surplus -= less;
  }
  return part;
}

void compose_pattern(const PatternPart& part, std::uint64_t& number, std::string& out) {
  const auto options = static_cast<std::uint64_t>(part.most - part.least) + 1;
  const int count = part.most - static_cast<int>(choose(number, options));
  for (int i = 0; i < count; ++i) compose_once(part, number, out);
}

// The least that the different lengths have in common: numbers below it never run out of choices.
std::int64_t capacity(const PatternPart& part) {
  std::int64_t result = part.most - part.least + 1;
  const std::int64_t each = once(part);
  for (int i = 0; i < part.least; ++i) result = saturating_product(result, each);
  return result;
}

}  // namespace rehearse::seed
