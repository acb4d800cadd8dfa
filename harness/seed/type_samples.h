// Values of types that we cannot write and of domains whose CHECKs we cannot read: found by trial.
#pragma once

#include <set>

#include "pg/connection.h"
#include "rehearse/scenario.h"
#include "seed/catalog.h"

namespace rehearse::seed {

/// Fills catalog.samples for what the columns of its tables need. The server is asked to read literals of
/// many shapes, and the values that the configuration names for such types; what it accepts is kept in its
/// binary form. Leaves nothing behind in the database.
void sample_types(pg::Connection& connection, Catalog& catalog, const SeedSpec& spec);

/// Fills catalog.column_samples for the columns of these tables that a CHECK of its own is about which we
/// cannot read: values that it accepts.
void sample_columns(pg::Connection& connection, Catalog& catalog, const std::set<Oid>& tables);

}  // namespace rehearse::seed
