// The types part of the catalog.
#pragma once

#include "pg/connection.h"
#include "seed/catalog.h"

namespace rehearse::seed {

void read_types(pg::Connection& connection, Catalog& catalog);

}  // namespace rehearse::seed
