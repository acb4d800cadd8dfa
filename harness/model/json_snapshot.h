// A schema snapshot as a file: docs/schema-snapshot.schema.json describes it.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/schema_snapshot.h"

namespace rehearse {

inline constexpr int kSnapshotFileVersion = 1;

/// Made to be kept in git: objects sorted by name, so that a table is followed by its parts; one attribute
/// per line; a value of several lines as an array of its lines; no time, host or minor version, nothing that
/// changes while the schema stays. Ends with a line feed.
std::string to_json(const SchemaSnapshot& snapshot);

/// Throws Error(usage) naming `file` and the key that is missing or wrong. The digest stays empty, and the
/// server version has no minor version.
SchemaSnapshot snapshot_from_json(std::string_view text, std::string_view file);

}  // namespace rehearse
