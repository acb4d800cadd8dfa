#pragma once

#include <string>

#include "schema/change.h"

namespace rehearse::schema {

/// Whether the attribute differs only because of something that is told of another object, or of the table as
/// a whole: one difference is one line.
bool is_echo(const SchemaObject& before, const SchemaObject& after, const std::string& name,
             const Surroundings& around);

}  // namespace rehearse::schema
