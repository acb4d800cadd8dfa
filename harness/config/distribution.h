// "normal(100, 15)": how often which values occur, as the configuration writes it.
#pragma once

#include "config/toml_reader.h"
#include "rehearse/scenario.h"

namespace rehearse::config {

/// Any of the known distributions; an Error at the value's place otherwise.
DistributionSpec read_distribution(const Value& value);

/// Over the rows of a table, which have no mean: "uniform" or "zipf(0.8)".
DistributionSpec read_skew(const Value& value);

}  // namespace rehearse::config
