// The values of a row of a catalog query, NULL as zero or empty.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace rehearse::profile {

std::string text_of(const std::optional<std::string_view>& value);
double number_of(const std::optional<std::string_view>& value);
/// Rounded; negative ones are zero.
std::int64_t count_of(const std::optional<std::string_view>& value);
bool is_true(const std::optional<std::string_view>& value);

}  // namespace rehearse::profile
