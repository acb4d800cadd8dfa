#include "schema/literals.h"

#include <string>

namespace rehearse::schema {

namespace {

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// "12:00:00.123": a time of day with a fraction, anywhere in the literal.
bool has_fractional_seconds(std::string_view literal) {
  const auto dot = literal.find('.');
  return dot != std::string_view::npos && dot >= 3 && literal[dot - 3] == ':' && is_digit(literal[dot - 1]) &&
         dot + 1 < literal.size() && is_digit(literal[dot + 1]);
}

bool casts_to_time(std::string_view rest) {
  return rest.starts_with("::timestamp") || rest.starts_with("::time ");
}

std::string without_clock(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const auto open = text.find('\'');
    const auto close = open == std::string_view::npos ? open : text.find('\'', open + 1);
    if (close == std::string_view::npos) return result.append(text);
    const std::string_view literal = text.substr(open + 1, close - open - 1);
    const bool clock = has_fractional_seconds(literal) && casts_to_time(text.substr(close + 1));
    result.append(text.substr(0, open + 1)).append(clock ? "now" : literal).append("'");
    text.remove_prefix(close + 1);
  }
  return result;
}

}  // namespace

bool same_but_for_clock(std::string_view before, std::string_view after) {
  return before.find("::time") != std::string_view::npos && without_clock(before) == without_clock(after);
}

}  // namespace rehearse::schema
