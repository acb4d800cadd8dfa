// Quantities as people read them. Only rendering and messages use this; nothing is rounded before judging.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "rehearse/units.h"

namespace rehearse {

/// "0.4 ms", "12 ms", "8.4 s", "2 min 05 s", "1 h 12 min".
std::string human(Millis duration);
/// "512 B", "8.2 kB", "340 MB", "1.2 GB"; powers of 1024, as pg_size_pretty counts.
std::string human(Bytes size);
/// "2,500,000".
std::string human(Rows rows);
/// "1 migration", "3 migrations".
std::string count(std::size_t number, std::string_view noun);

/// "500ms", "2s", "10min", "2h", "7d"; nothing when the text is no duration with a unit.
std::optional<Millis> parse_duration(std::string_view text);
/// "512B", "64kB", "500MB", "20GB", "1TB"; powers of 1024, as PostgreSQL's settings count.
std::optional<Bytes> parse_size(std::string_view text);
/// "10000", "25k", "2M", "1.5G" (powers of 1000).
std::optional<Rows> parse_rows(std::string_view text);

}  // namespace rehearse
