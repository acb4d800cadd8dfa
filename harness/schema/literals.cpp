#include "schema/literals.h"

#include <algorithm>
#include <string>

#include "base/strings.h"

namespace rehearse::schema {

namespace {

// Decimals of the seconds of a time of day, anywhere in the literal: 6 of "12:00:00.123456". The last moment
// of a day is written by hand.
std::size_t decimals(std::string_view literal) {
  const auto dot = literal.find('.');
  if (dot == std::string_view::npos || dot < 3 || literal[dot - 3] != ':' || !is_digit(literal[dot - 1]))
    return 0;
  const auto end = literal.find_first_not_of("0123456789", dot + 1);
  const bool end_of_day = literal.find("23:59:59.99") != std::string_view::npos;
  return end_of_day ? 0 : (end == std::string_view::npos ? literal.size() : end) - dot - 1;
}

bool casts_to_time(std::string_view rest) {
  return rest.starts_with("::timestamp") || rest.starts_with("::time ");
}

struct WithoutClock {
  std::string text;
  std::size_t decimals = 0;  ///< the most of any literal
};

WithoutClock without_clock(std::string_view text) {
  WithoutClock result;
  while (!text.empty()) {
    const auto open = text.find('\'');
    const auto close = open == std::string_view::npos ? open : text.find('\'', open + 1);
    if (close == std::string_view::npos) break;
    const std::string_view literal = text.substr(open + 1, close - open - 1);
    const std::size_t found = casts_to_time(text.substr(close + 1)) ? decimals(literal) : 0;
    result.decimals = std::max(result.decimals, found);
    result.text.append(text.substr(0, open + 1)).append(found > 0 ? "now" : literal).append("'");
    text.remove_prefix(close + 1);
  }
  result.text.append(text);
  return result;
}

// PostgreSQL drops zeros at the end: one reading of a clock in a thousand has three decimals or fewer, one in
// a million none. Of two, at least one has more, and nobody writes those by hand.
constexpr std::size_t kClockDecimals = 4;

}  // namespace

bool same_but_for_clock(std::string_view before, std::string_view after) {
  if (before.find("::time") == std::string_view::npos) return false;
  const WithoutClock old_text = without_clock(before);
  const WithoutClock new_text = without_clock(after);
  return old_text.text == new_text.text && std::max(old_text.decimals, new_text.decimals) >= kClockDecimals;
}

}  // namespace rehearse::schema
