#include "profile/row_values.h"

#include <algorithm>
#include <cmath>

#include "profile/array_text.h"

namespace rehearse::profile {

std::string text_of(const std::optional<std::string_view>& value) {
  return std::string(value.value_or(""));
}

double number_of(const std::optional<std::string_view>& value) {
  return parse_number(value.value_or("")).value_or(0);
}

std::int64_t count_of(const std::optional<std::string_view>& value) {
  return std::llround(std::max(0.0, number_of(value)));
}

bool is_true(const std::optional<std::string_view>& value) {
  return value == "t";
}

}  // namespace rehearse::profile
