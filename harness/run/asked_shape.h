// What a configuration and its profile ask of data, in the terms in which ANALYZE will describe it. Pure.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "profile/fidelity.h"
#include "rehearse/profile.h"
#include "rehearse/scenario.h"
#include "seed/plan.h"

namespace rehearse::run {

struct AskedShape {
  DataProfile shape;  ///< the tables of the plan with the rows, pages and columns that they should have
  /// Columns ("schema.table.column") of which only some things are asked; of all others everything is.
  std::map<std::string, std::set<profile::FidelityMetric>> only;
  std::vector<std::string> not_asked;   ///< columns of which nothing is asked
  std::vector<std::string> not_seeded;  ///< tables of the profile that the plan does not fill, in sentences
};

/// Rows are already scaled. What `[seed]` says of a column replaces what the profile says of it.
AskedShape asked_shape(const SeedSpec& spec, const seed::SeedPlan& plan);

}  // namespace rehearse::run
