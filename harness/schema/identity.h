// The names of schema objects, and what they say about which object belongs to which.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/schema_snapshot.h"

namespace rehearse::schema {

/// "public.orders.status" -> "public.orders"; dots within double quotes do not count. Empty without a dot.
std::string_view owner_of(std::string_view identity);
/// "public.orders.status" -> "status".
std::string_view last_name(std::string_view identity);
/// "public.orders.status" -> "public".
std::string_view first_name(std::string_view identity);

/// The value of an attribute, or an empty text where the object does not have it.
std::string_view attribute(const SchemaObject& object, const std::string& name);

/// The identity of the relation or type that an object is a part of; empty when it stands for itself.
std::string_view container(const SchemaObject& object);

/// True for the kinds whose identity starts with a schema.
bool lives_in_schema(const SchemaObject& object);

}  // namespace rehearse::schema
