// Extended statistics as pg_stats_ext shows them (manual, chapter 54.29; the format of pg_ndistinct and
// pg_dependencies up to PostgreSQL 18). Pure.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "rehearse/profile.h"

namespace rehearse::profile {

/// Columns by attnum; an expression has none and is called "(expression)".
using ColumnNames = std::map<int, std::string>;

/// {"1, 2": 33, "1, 2, 3": 100}
std::vector<ProfileStatistics::Distinct> parse_distinct(std::string_view text, const ColumnNames& names);
/// {"1 => 2": 1.000000, "1, 3 => 2": 0.5}
std::vector<ProfileStatistics::Dependency> parse_dependencies(std::string_view text,
                                                              const ColumnNames& names);

}  // namespace rehearse::profile
