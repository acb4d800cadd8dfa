// Which rule of [schema] a part of a snapshot falls under.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/schema_snapshot.h"

namespace rehearse::schema {

/// Whether snapshots that were taken with these options hold the attribute (empty: the object itself).
bool is_read_with(const SnapshotOptions& options, std::string_view kind, std::string_view attribute);

/// Leaves only what a snapshot that was taken with `options` would hold.
void restrict_to(const SnapshotOptions& options, SchemaSnapshot& snapshot);

/// The database itself, and what ALTER DATABASE ... SET has put into it.
bool is_of_database(std::string_view kind);
/// Encoding, connection limit and the like, which a throwaway database has by chance.
bool is_database_itself(std::string_view kind, std::string_view identity);

}  // namespace rehearse::schema
