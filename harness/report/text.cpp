#include "report/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"

namespace rehearse::report {

namespace {

struct Character {
  char32_t code;
  std::size_t length;  ///< bytes
};

// `text` is not empty and valid UTF-8 up to its next character.
Character decode(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned first = byte(0);
  if (first < 0x80) return {first, 1};
  const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
  if (length > text.size()) return {0xFFFD, text.size()};
  char32_t code = first & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) code = (code << 6U) | (byte(i) & 0x3FU);
  return {code, length};
}

using Range = std::pair<char32_t, char32_t>;

template <std::size_t N>
bool in(const std::array<Range, N>& ranges, char32_t code) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [&](const Range& r) { return code >= r.first && code <= r.second; });
}

// C0 and C1 controls, and the marks that reorder what is shown (Unicode annex 9; "Trojan Source").
bool is_harmful(char32_t code) {
  static constexpr std::array<Range, 6> kHarmful{
      {{0x00, 0x1F}, {0x7F, 0x9F}, {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2066, 0x2069}, {0xFEFF, 0xFEFF}}};
  return in(kHarmful, code);
}

// Unicode annex 11, the blocks that people meet; a rare character that is missed shifts one line by a column.
std::size_t width_of(char32_t code) {
  static constexpr std::array<Range, 3> kCombining{{{0x300, 0x36F}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}}};
  static constexpr std::array<Range, 7> kWide{{{0x1100, 0x115F},
                                               {0x2E80, 0xA4CF},
                                               {0xAC00, 0xD7A3},
                                               {0xF900, 0xFAFF},
                                               {0xFE30, 0xFE6F},
                                               {0xFF00, 0xFF60},
                                               {0x1F300, 0x1FAFF}}};
  if (in(kCombining, code)) return 0;
  return in(kWide, code) ? 2 : 1;
}

// Bytes of the colour sequence that `text` begins with, or 0.
std::size_t color_sequence(std::string_view text) {
  if (text.substr(0, 2) != "\x1b[") return 0;
  const auto end = text.find('m');
  return end == std::string_view::npos ? 0 : end + 1;
}

std::string escaped(char32_t code) {
  const auto value = static_cast<std::uint32_t>(code);
  return value < 0x100 ? fmt::format("\\x{:02x}", value) : fmt::format("\\u{:04x}", value);
}

void append_valid(std::string& result, std::string_view text) {
  while (!text.empty()) {
    const Character character = decode(text);
    if (character.code == '\n')
      result += '\n';
    else if (character.code == '\t')
      result += ' ';
    else if (is_harmful(character.code))
      result += escaped(character.code);
    else
      result += text.substr(0, character.length);
    text.remove_prefix(character.length);
  }
}

// Words, with a number and its unit as one word, and what stands in backquotes as well.
std::vector<std::string> unbreakable(std::string_view text) {
  std::vector<std::string> words;
  bool glued = false;
  bool quoted = false;
  for (const std::string_view word : split(text, ' ')) {
    if (glued)
      words.back().append(" ").append(word);
    else
      words.emplace_back(word);
    if (std::count(word.begin(), word.end(), '`') % 2 == 1) quoted = !quoted;
    glued = quoted || (!word.empty() && word.back() >= '0' && word.back() <= '9');
  }
  return words;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    const auto bad = std::min(find_invalid_utf8(text), text.size());
    append_valid(result, text.substr(0, bad));
    text.remove_prefix(bad);
    if (text.empty()) break;
    result += escaped(static_cast<unsigned char>(text.front()));
    text.remove_prefix(1);
  }
  // A file with Windows line ends is no attack.
  for (std::size_t at = 0; (at = result.find("\\x0d\n", at)) != std::string::npos;) result.erase(at, 4);
  return result;
}

std::string one_line(std::string_view text) {
  std::string result = printable(trim(text));
  std::replace(result.begin(), result.end(), '\n', ' ');
  return result;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;  // all but continuation bytes
  }));
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    if (const auto skipped = color_sequence(text); skipped != 0) {
      text.remove_prefix(skipped);
      continue;
    }
    const Character character = decode(text);
    width += width_of(character.code);
    text.remove_prefix(character.length);
  }
  return width;
}

std::string shorten(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::size_t end = 0;
  for (std::size_t used = 1; end < text.size();) {
    const Character character = decode(text.substr(end));
    used += width_of(character.code);
    if (used > width) break;
    end += character.length;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string shorten_middle(std::string_view text, std::size_t width) {
  if (display_width(text) <= width) return std::string(text);
  std::string_view tail = text;
  while (display_width(tail) > (width - 1) / 2) tail.remove_prefix(decode(tail).length);
  return shorten(text, width - display_width(tail)) + std::string(tail);
}

std::vector<std::string> wrap(std::string_view text, std::size_t width) {
  std::vector<std::string> lines{""};
  for (const std::string& word : unbreakable(text)) {
    std::string& line = lines.back();
    if (line.empty())
      line = word;
    else if (display_width(line) + 1 + display_width(word) <= width)
      line.append(" ").append(word);
    else
      lines.emplace_back(word);
  }
  return lines;
}

std::string pad_left(std::string_view text, std::size_t width) {
  const std::size_t used = std::min(display_width(text), width);
  return std::string(width - used, ' ') + std::string(text);
}

std::string pad_right(std::string_view text, std::size_t width) {
  const std::size_t used = std::min(display_width(text), width);
  return std::string(text) + std::string(width - used, ' ');
}

}  // namespace rehearse::report
