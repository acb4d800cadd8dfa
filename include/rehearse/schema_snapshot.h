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

/// What is read only when asked for, because most migrations must not be judged by it.
struct SnapshotOptions {
  bool sequence_state = false;   ///< where each sequence stands
  bool large_objects = false;    ///< owner, grants and comment of each large object
  bool cluster_objects = false;  ///< roles, memberships, tablespaces and parameter grants of the whole server

  friend bool operator==(const SnapshotOptions&, const SnapshotOptions&) = default;
};

/// All objects of a database, sorted by kind and identity.
struct SchemaSnapshot {
  std::vector<SchemaObject> objects;
  std::string digest;                  ///< equal digests mean equal objects
  int server_version = 0;              ///< 150018; 0: not known
  SnapshotOptions options;             ///< what was asked for
  std::vector<std::string> not_seen;   ///< what the role may not read: "the connection of subscription s"
  std::vector<std::string> unclaimed;  ///< rows of catalogs that no reader knows: "pg_new_catalog: 2 rows"
};

enum class Comparison {
  down,      ///< after down against before up
  reapply,   ///< after the second up against after the first
  expected,  ///< after all migrations against [schema] expected
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
  std::string reason;      ///< why it is accepted
  std::string meaning;     ///< in words, where the values alone are cryptic; else empty
  std::string repair;      ///< the statement that would bring `before` back, where it is known; else empty
  bool name_only = false;  ///< PostgreSQL chose both names, and nothing else differs: t_id_seq, t_id_seq1
};

std::string_view to_string(Comparison comparison);
std::string_view to_string(DifferenceSeverity severity);

}  // namespace rehearse
