// A schema snapshot read event by event, without a tree of the document: half of the time, and of the memory.
#pragma once

#include <optional>
#include <string_view>

#include "rehearse/schema_snapshot.h"

namespace rehearse::json {

/// Nothing when the text is not exactly as to_json() writes snapshots of this version, give or take the order
/// of keys: then whoever reads the tree finds out what is wrong. Objects are in the order of the text.
std::optional<SchemaSnapshot> stream_snapshot(std::string_view text);

}  // namespace rehearse::json
