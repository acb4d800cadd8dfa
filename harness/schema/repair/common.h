// Statements for what objects of many kinds have: an owner, grants, a comment, options. Each ends with a
// semicolon; several are separated by line feeds. Empty where there is no certain one.
#pragma once

#include <string>
#include <string_view>

#include "schema/change.h"

namespace rehearse::schema::repair {

/// An empty comment removes it.
std::string comment_on(const SchemaObject& object, const SchemaSnapshot& snapshot, std::string_view text);

/// GRANT and REVOKE that make `from` into `to`, both as the catalog readers write grants.
std::string grants_on(const SchemaObject& object, const SchemaSnapshot& snapshot, std::string_view from,
                      std::string_view to);

/// "(fillfactor=70, buffering=auto)" from a list of options.
std::string option_list(std::string_view options);

/// `ALTER ... SET (...)` and `ALTER ... RESET (...)` that make `from` into `to`. `prefix` goes before each
/// name, as "toast." does.
std::string set_options(const std::string& alter, std::string_view from, std::string_view to,
                        std::string_view prefix = "");

/// `ALTER ... OPTIONS (ADD ..., SET ..., DROP ...)` of foreign objects.
std::string foreign_options(const std::string& alter, std::string_view from, std::string_view to);

/// Owner, grants or comment of any kind of object.
std::string alter_common(const Change& change);

}  // namespace rehearse::schema::repair
