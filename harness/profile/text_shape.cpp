#include "profile/text_shape.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <map>

#include "base/strings.h"

namespace rehearse::profile {

namespace {

bool is_hex(char c) {
  return std::isxdigit(static_cast<unsigned char>(c)) != 0;
}

// Letters of every language, as far as bytes tell.
bool is_letter(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x80 || std::isalpha(byte) != 0;
}

template <typename Is>
bool all(std::string_view text, Is is) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is);
}

bool is_uuid(std::string_view text) {
  constexpr std::array<std::size_t, 4> kHyphens{8, 13, 18, 23};
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool hyphen = std::find(kHyphens.begin(), kHyphens.end(), i) != kHyphens.end();
    if (hyphen ? text[i] != '-' : !is_hex(text[i])) return false;
  }
  return true;
}

int characters(std::string_view text) {
  return static_cast<int>(std::count_if(
      text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

int rounded(int length) {
  if (length <= 100) return length;
  const double power = std::pow(10.0, std::floor(std::log10(length)) - 1);
  return static_cast<int>(std::round(length / power) * power);
}

std::vector<int> lengths(const std::vector<WeightedText>& texts, double total) {
  std::map<int, double> rows;
  for (const WeightedText& each : texts) rows[characters(each.text)] += each.weight;
  std::vector<int> result;
  for (const double share : {0.05, 0.25, 0.5, 0.75, 0.95}) {
    double seen = 0;
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const auto& length) {
      return (seen += length.second) >= share * total;
    });
    result.push_back(rounded(found == rows.end() ? rows.rbegin()->first : found->first));
  }
  return result;
}

TextClass prevailing(const std::vector<WeightedText>& texts, double total) {
  constexpr double kPrevails = 0.9;
  std::map<TextClass, double> rows;
  for (const WeightedText& each : texts) rows[text_class(each.text)] += each.weight;
  // Numbers are hexadecimal as well, and a single word is a text of words.
  rows[TextClass::hex] += rows[TextClass::hex] > 0 ? rows[TextClass::digits] : 0;
  rows[TextClass::words] += rows[TextClass::words] > 0 ? rows[TextClass::word] : 0;
  for (const auto& [characters, share] : rows)
    if (share >= kPrevails * total) return characters;
  return TextClass::mixed;
}

}  // namespace

TextClass text_class(std::string_view text) {
  constexpr std::size_t kShortestHex = 8;  // "face" is a word
  if (is_uuid(text)) return TextClass::uuid;
  if (all(text, is_digit)) return TextClass::digits;
  if (text.size() >= kShortestHex && all(text, is_hex)) return TextClass::hex;
  if (all(text, [](char c) { return is_letter(c) || c == '_' || c == '-'; })) return TextClass::word;
  const bool has_blank = text.find(' ') != std::string_view::npos;
  constexpr std::string_view kPunctuation = " .,;:!?'\"()-/&\n";
  const bool is_prose = all(text, [&](char c) {
    return is_letter(c) || is_digit(c) || kPunctuation.find(c) != std::string_view::npos;
  });
  return has_blank && is_prose ? TextClass::words : TextClass::mixed;
}

std::optional<TextShape> text_shape(const std::vector<WeightedText>& texts) {
  double total = 0;
  for (const WeightedText& each : texts) total += each.weight;
  if (texts.empty() || total <= 0) return std::nullopt;
  return TextShape{prevailing(texts, total), lengths(texts, total)};
}

}  // namespace rehearse::profile
