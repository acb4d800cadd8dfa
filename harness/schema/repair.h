// The statements that would undo a difference. One that does not repair is worse than none, so there is only
// one where it is certain; each kind is tried on a real server by tests/snapshot/repair_test.cpp.
#pragma once

#include <string>
#include <vector>

#include "schema/change.h"

namespace rehearse::schema {

/// SQL that makes `after` into `before`: statements that end with a semicolon, separated by line feeds. Empty
/// when none is certain.
std::string repair_of(const Change& change);

/// The repairs of all differences in an order in which they can run: what was added goes, dependants first;
/// what was lost comes back, dependants last. Each only once.
std::vector<std::string> repair_script(const std::vector<SchemaDifference>& differences);

}  // namespace rehearse::schema
