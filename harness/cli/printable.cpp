#include "cli/printable.h"

#include <algorithm>

#include "base/strings.h"

namespace rehearse::cli {

namespace {

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

bool is_control(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte < 0x20 || byte == 0x7F;
}

// The C1 controls, U+0080 to U+009F, are 0xC2 0x80 to 0xC2 0x9F; a terminal may take 0xC2 0x9B for ESC [.
bool is_c1(std::string_view text, std::size_t i) {
  return text[i] == '\xC2' && i + 1 < text.size() && static_cast<unsigned char>(text[i + 1]) < 0xA0;
}

}  // namespace

std::string printable(std::string_view text) {
  std::string safe(text);
  for (std::size_t bad = find_invalid_utf8(safe); bad != std::string::npos; bad = find_invalid_utf8(safe))
    safe[bad] = '?';
  std::replace_if(safe.begin(), safe.end(), is_control, '?');
  for (std::size_t i = 0; i < safe.size(); ++i)
    if (is_c1(safe, i)) safe.replace(i, 2, "?");
  return safe;
}

std::string printable_lines(std::string_view text) {
  std::string safe;
  for (const std::string_view line : split(text, '\n')) safe += (safe.empty() ? "" : "\n") + printable(line);
  return safe;
}

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), starts_character));
}

std::string fit(std::string_view text, std::size_t width) {
  constexpr std::string_view kMore = "...";
  if (columns(text) <= width) return std::string(text);
  if (width <= kMore.size()) return std::string(kMore.substr(0, width));
  std::size_t end = 0;
  for (std::size_t kept = 0; end < text.size(); ++end)
    if (starts_character(text[end]) && kept++ == width - kMore.size()) break;
  return std::string(text.substr(0, end)) + std::string(kMore);
}

}  // namespace rehearse::cli
