// What ANALYZE will say of the number of different values, so that data can be made for which it says what it
// said of production. Its estimate is low for skewed columns; taking it at its word would make the copy's
// estimate lower still.
#pragma once

#include <cstdint>
#include <span>

#include "seed/spread.h"

namespace rehearse::seed {

/// Rows that ANALYZE looks at for each unit of the statistics target (src/backend/commands/analyze.c).
inline constexpr std::int64_t kRowsPerTarget = 300;

/// The expectation of the estimate of Haas and Stokes (IBM Research Report RJ 10025, Duj1) that ANALYZE makes
/// of `sample` rows out of `rows`, none of them NULL.
double estimated_distinct(std::span<const Stretch> stretches, std::int64_t rows, std::int64_t sample);

/// Sets the number of values of all stretches with `span` above one, so that the estimate is `wanted`: the
/// more rows a stretch has the more values, where there is room.
void fit_distinct(std::span<Stretch> stretches, double wanted, std::int64_t rows, std::int64_t sample);

}  // namespace rehearse::seed
