#include <fmt/format.h>

#include "schema/identity.h"
#include "schema/kinds.h"
#include "schema/repair/alter.h"
#include "schema/repair/common.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

// Where another index was marked, that one's repair takes the mark from this one.
std::string clustered(const Change& change, const std::string& relation) {
  for (const SchemaObject* index : find_all(change.around.expected, "index", "")) {
    const bool of_table = attribute(*index, "table") == attribute(*change.before, "table");
    if (of_table && index != change.before && attribute(*index, "clustered") == "true") return {};
  }
  if (change.old_value().empty()) return fmt::format("ALTER {} SET WITHOUT CLUSTER;", relation);
  return fmt::format("ALTER {} CLUSTER ON {};", relation, last_name(change.after->identity));
}

// When another index, or none, was marked before, the repair is that index's or the table's.
std::string replica_identity_mark(const Change& change, const std::string& relation) {
  if (change.old_value().empty()) return {};
  return fmt::format("ALTER {} REPLICA IDENTITY USING INDEX {};", relation,
                     last_name(change.after->identity));
}

std::string valid_again(const Change& change) {
  const bool was_broken = is_broken_index(*change.before);
  return was_broken ? std::string{} : fmt::format("REINDEX INDEX {};", change.after->identity);
}

// An index that belongs to a constraint is made again with it.
std::string again(const Change& change) {
  const bool of_constraint = backs_constraint(*change.after) || backs_constraint(*change.before);
  const bool of_partition = !attribute(*change.after, "partition of").empty();
  return of_constraint || of_partition ? std::string{} : recreate(change);
}

}  // namespace

std::string alter_index(const Change& change) {
  const std::string alter = fmt::format("ALTER INDEX {}", change.after->identity);
  const std::string relation = container_target(*change.after, change.around.found);
  const std::string& name = change.attribute;
  if (name == "storage parameters") return set_options(alter, change.new_value(), change.old_value());
  if (name == "tablespace")
    return fmt::format("{} SET TABLESPACE {};", alter,
                       change.old_value().empty() ? "pg_default" : role(change.old_value()));
  if (name == "clustered") return clustered(change, relation);
  if (name == "replica identity") return replica_identity_mark(change, relation);
  if (name == "valid" || name == "ready" || name == "live") return valid_again(change);
  return again(change);
}

}  // namespace rehearse::schema::repair
