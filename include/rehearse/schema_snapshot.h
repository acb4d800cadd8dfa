// The catalogs of a database as plain data, and how two of them differ.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace rehearse {

/// One object: its logical identity and its attributes by name. No OIDs, no attribute numbers.
struct SchemaObject {
  std::string kind;      ///< "table", "column", "index", ...
  std::string identity;  ///< "public.orders", "public.orders.status", "public.f(integer)"
  std::map<std::string, std::string> attributes;

  friend bool operator==(const SchemaObject&, const SchemaObject&) = default;
};

/// All objects of a database, sorted by kind and identity.
struct SchemaSnapshot {
  std::vector<SchemaObject> objects;
  std::string digest;  ///< equal digests mean equal objects
};

enum class Comparison {
  down,     ///< after down against before up
  reapply,  ///< after the second up against after the first
};

enum class DifferenceSeverity { error, warning, accepted };

/// One attribute of one object that differs. A lost or added object is one difference with an empty
/// attribute.
struct SchemaDifference {
  Comparison comparison = Comparison::down;
  std::string kind;
  std::string object;
  std::string attribute;
  std::string before;  ///< the value that was expected
  std::string after;   ///< the value that was found
  DifferenceSeverity severity = DifferenceSeverity::error;
  std::string reason;  ///< why it is accepted
};

std::string_view to_string(Comparison comparison);
std::string_view to_string(DifferenceSeverity severity);

}  // namespace rehearse
