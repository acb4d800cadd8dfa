// From a type's name to what its values are. Pure.
#pragma once

#include <string_view>

#include "profile/raw_column.h"

namespace rehearse::profile {

/// `name` and `kind` are typname and typtype of pg_type; an empty name stands for a type that is not one of
/// PostgreSQL's own.
ValueKind scalar_kind(std::string_view name, char kind);

/// For a dump, which does not tell types: the kind of which all values are, integers before other numbers.
/// Text when there are none, or when one of them would look different as a number ("007").
ValueKind guessed_kind(const Literals& values);

}  // namespace rehearse::profile
