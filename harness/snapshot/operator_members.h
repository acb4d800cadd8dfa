#pragma once

#include <string>

namespace rehearse::snapshot {

/// A subquery of (owner, operators, functions): the members of operator families, each with its strategy or
/// support number, by what they go along with when it is dropped. An operator class takes those along that it
/// cannot do without; all others stay with the family (manual, "ALTER OPERATOR FAMILY"). Only user-made rows.
std::string members_of_classes();
std::string members_of_families();

}  // namespace rehearse::snapshot
