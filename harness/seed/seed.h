// Fills tables with synthetic rows: from the catalog alone, deterministic for a seed value, at the speed of
// COPY.
#pragma once

#include <cstddef>
#include <set>
#include <stop_token>
#include <string>

#include "pg/target.h"
#include "rehearse/listener.h"
#include "rehearse/report.h"
#include "rehearse/scenario.h"

namespace rehearse::seed {

/// Another number whenever seeding makes other data of the same catalog and specification, or leaves other
/// indexes and constraints behind: states of another number that were kept (docs/cache.md) are not used
/// again.
inline constexpr int kGeneratorVersion = 2;

/// Seeds every table that has no rows and is not in `done` (schema.name); adds what it seeded to `done`.
/// Tables that cannot be seeded come back with SeededTable::problem set; only a server that cannot be used
/// throws. Indexes, foreign keys and triggers are as they were afterwards; tables are vacuumed and analysed.
/// Functions of the user's run then, with the rights of the superuser only where `role` gives migrations
/// those as well; else with those of a role made for it (seeding_role.h), which is gone afterwards.
SeedFacts fill(const pg::Target& superuser, MigrationRole role, const SeedSpec& spec,
               std::set<std::string>& done, Listener& listener, std::stop_token stop);

/// With a given number of connections; zero: as many as there are cores. The data does not depend on it.
/// Progress is reported from the calling thread only, at most ten times a second.
SeedFacts fill(const pg::Target& superuser, MigrationRole role, const SeedSpec& spec,
               std::set<std::string>& done, Listener& listener, std::stop_token stop, std::size_t streams);

/// Rows wanted for a table by the spec: exact entry, glob, profile, default; scaled; zero when skipped.
Rows wanted_rows(const SeedSpec& spec, const std::string& schema, const std::string& table);

}  // namespace rehearse::seed
