// Tables in which tools keep what migrations were applied.
#pragma once

#include <string>
#include <vector>

#include "rehearse/schema_snapshot.h"

namespace rehearse::schema {

/// The identities of the ledgers in a snapshot, recognised by name and columns: a table that is merely called
/// like one is none.
std::vector<std::string> ledgers(const SchemaSnapshot& snapshot);

/// Removes from each snapshot the ledgers that the other one does not have, with columns, indexes,
/// constraints, sequences and whatever else belongs to them, and with a schema that held nothing else.
/// Returns their identities. A migration tool makes its ledger before the first migration, so that whoever
/// applies the same files by other means has none.
std::vector<std::string> leave_out_ledgers(SchemaSnapshot& before, SchemaSnapshot& after);

/// Removes the tables of these names, in any schema and case, with all that belongs to them, and a schema
/// that held nothing else and is not `public`.
void leave_out_tables(SchemaSnapshot& snapshot, const std::vector<std::string>& names);

}  // namespace rehearse::schema
