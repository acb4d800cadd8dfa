// Has anything in the catalogs changed since I last looked? At a fifth of the cost of reading them.
#pragma once

#include <string>

#include "pg/connection.h"

namespace rehearse::snapshot {

/// The number of rows, and the newest transaction that wrote one, of every catalog.
///
/// Why equal fingerprints mean equal catalogs, provided that no transaction is open at either moment:
/// whatever writes a catalog inserts a row version that carries its transaction ID (xmin), and IDs only grow,
/// so the newest one does; or it only deletes rows, and their number shrinks. A change that is undone in its
/// own transaction is none. The exceptions are updates in place (heap_inplace_update: relpages, reltuples,
/// relfrozenxid and such), which say nothing about the schema. Statistics and the contents of large objects
/// are left out. Not covered is what is no catalog row: where a sequence stands.
std::string fingerprint(pg::Connection& connection);

}  // namespace rehearse::snapshot
