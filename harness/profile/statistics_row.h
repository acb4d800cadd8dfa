// From the texts of pg_stats, or of a dump of it, to numbers and literals. Pure.
#pragma once

#include <optional>
#include <string_view>

#include "profile/raw_column.h"

namespace rehearse::profile {

/// The columns of pg_stats that hold arrays, as text; nothing for NULL.
struct StatisticsTexts {
  std::optional<std::string_view> common;
  std::optional<std::string_view> frequencies;
  std::optional<std::string_view> bounds;
  std::optional<std::string_view> elements;
  std::optional<std::string_view> element_frequencies;
  std::optional<std::string_view> element_counts;
  std::optional<std::string_view> range_lengths;
  std::optional<std::string_view> range_bounds;
};

/// False when one of them is no array of what it should hold; those are then left out, with the frequencies
/// of values that could not be read.
bool read_arrays(const StatisticsTexts& texts, RawStatistics& statistics);

}  // namespace rehearse::profile
