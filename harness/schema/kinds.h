// Questions about one object that several parts of the comparison ask.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/schema_snapshot.h"

namespace rehearse::schema {

/// "primary key", "unique", "foreign key", "check", "exclude", "not null"; empty when it is not known.
std::string constraint_type(const SchemaObject& constraint);

/// Not valid, not ready or not live: writes may maintain it, queries never use it.
bool is_broken_index(const SchemaObject& index);

/// Whether an index belongs to a constraint, and so comes and goes with it.
bool backs_constraint(const SchemaObject& index);

/// ASCII only.
std::string upper(std::string_view text);

}  // namespace rehearse::schema
