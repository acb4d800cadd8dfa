// Whether seeded data is what was asked for: `rehearse seed --report`.
#pragma once

#include <string>
#include <vector>

#include "pg/connection.h"
#include "profile/fidelity.h"
#include "rehearse/report.h"
#include "rehearse/scenario.h"
#include "seed/plan.h"

namespace rehearse::run {

/// A deviation beyond what 95 of 100 columns should keep to, and what is known of its cause.
struct Unmet {
  profile::Deviation deviation;
  std::string reason;
};

struct SeedFidelity {
  profile::Fidelity fidelity;          ///< asked against there, worst first
  std::vector<Unmet> unmet;            ///< worst first
  std::vector<std::string> notes;      ///< what seeding said of tables, and tables that it did not fill
  std::vector<std::string> not_asked;  ///< columns that neither the profile nor the configuration describes
};

/// Reads the statistics that seeding's ANALYZE left; makes them again where a fixture ran after it.
SeedFidelity seed_fidelity(const SeedSpec& spec, const SeedFacts& facts, pg::Connection& admin);

/// Why a deviation may be what it is: what decided the column's values, else what is known not to be
/// reproduced. Pure. `table` is the profile's, null when it does not know it.
std::string reason_for(const profile::Deviation& deviation, const seed::ColumnPlan* column,
                       const ProfileTable* table);

}  // namespace rehearse::run
