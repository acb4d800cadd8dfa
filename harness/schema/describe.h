#pragma once

#include <string>
#include <string_view>

#include "rehearse/schema_snapshot.h"

namespace rehearse::schema {

/// A few words on an object that is lost or was added: "bigint, not null", "btree (customer_id)". Never
/// empty.
std::string describe(const SchemaObject& object);

/// The value of an attribute for people. One that is absent reads "none", or the opposite of a boolean on the
/// other side.
std::string shown(const SchemaObject& object, const std::string& name, const SchemaObject& other);

}  // namespace rehearse::schema
