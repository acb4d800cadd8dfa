#include "profile/statistics_row.h"

#include <utility>

#include "profile/array_text.h"

namespace rehearse::profile {

namespace {

template <typename Array, typename Parse>
bool read(std::optional<std::string_view> text, Parse parse, Array& target) {
  if (!text) return true;
  auto parsed = parse(*text);
  if (parsed) target = std::move(*parsed);
  return parsed.has_value();
}

}  // namespace

bool read_arrays(const StatisticsTexts& texts, RawStatistics& statistics) {
  bool good = read(texts.common, parse_array, statistics.common);
  good = read(texts.frequencies, parse_numbers, statistics.frequencies) && good;
  good = read(texts.bounds, parse_array, statistics.bounds) && good;
  good = read(texts.elements, parse_array, statistics.elements) && good;
  good = read(texts.element_frequencies, parse_numbers, statistics.element_frequencies) && good;
  good = read(texts.element_counts, parse_numbers, statistics.element_counts) && good;
  good = read(texts.range_lengths, parse_numbers, statistics.range_lengths) && good;
  return read(texts.range_bounds, parse_array, statistics.range_bounds) && good;
}

}  // namespace rehearse::profile
