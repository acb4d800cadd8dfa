// Snapshots on paper.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "schema/compare.h"

namespace rehearse::schema::test {

/// Sorted, as snapshot::read() delivers them, with its digest.
SchemaSnapshot snapshot(std::vector<SchemaObject> objects);

/// The differences of two sets of objects after down.
std::vector<SchemaDifference> differences(std::vector<SchemaObject> before, std::vector<SchemaObject> after);

/// The only difference of one object whose attribute changed. An empty value is an attribute it lacks.
SchemaDifference changed(const std::string& kind, const std::string& identity, const std::string& attribute,
                         const std::string& before, const std::string& after);

}  // namespace rehearse::schema::test
