// Arrays as PostgreSQL writes them as text (manual, chapter 8.15.6). Pure.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "profile/raw_column.h"

namespace rehearse::profile {

/// The elements of a one-dimensional array; nothing when it is none.
std::optional<Literals> parse_array(std::string_view text);

/// The same of numbers; nothing when one of them is none. "Infinity" and "NaN" are numbers.
std::optional<std::vector<double>> parse_numbers(std::string_view text);

/// The whole text as a number.
std::optional<double> parse_number(std::string_view text);

}  // namespace rehearse::profile
