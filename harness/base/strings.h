// Small text helpers that the standard library lacks.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace rehearse {

constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
constexpr bool is_alphanumeric(char c) {  // ASCII only, whatever the locale
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

std::string_view trim(std::string_view text);
std::string lower(std::string_view text);  // ASCII only, as SQL keywords are
bool equals_ignoring_case(std::string_view a, std::string_view b);
std::vector<std::string_view> split(std::string_view text, char separator);
std::string join(const std::vector<std::string>& parts, std::string_view separator);

/// Shell-style match with `*` and `?`; every other character stands for itself.
bool glob_match(std::string_view pattern, std::string_view text);

/// Compares runs of digits by value, so that "9_b" < "10_a".
bool natural_less(std::string_view a, std::string_view b);

/// The candidate that a typo most likely meant, or nothing when none is near.
std::string nearest(std::string_view wanted, const std::vector<std::string>& candidates);
/// ", did you mean 'reads_blocked'?" or an empty string.
std::string did_you_mean(std::string_view wanted, const std::vector<std::string>& candidates);

/// Byte offset of the first byte that is not valid UTF-8, or npos. A NUL byte counts as invalid: PostgreSQL
/// has no text that holds one.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace rehearse
