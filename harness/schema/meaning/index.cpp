#include "schema/identity.h"
#include "schema/kinds.h"
#include "schema/meaning/topics.h"

namespace rehearse::schema::meaning {

namespace {

// REINDEX CONCURRENTLY numbers the name when it is taken: ix_ccnew, ix_ccnew1 (manual, REINDEX).
bool is_left_by_reindex(std::string_view identity) {
  std::string_view name = last_name(identity);
  if (!name.empty() && name.back() == '"') name.remove_suffix(1);
  const auto end = name.find_last_not_of("0123456789");
  name = name.substr(0, end == std::string_view::npos ? 0 : end + 1);
  return name.ends_with("_ccnew") || name.ends_with("_ccold");
}

std::string of_broken(const SchemaObject& index) {
  if (is_left_by_reindex(index.identity))
    return "left behind by a failed REINDEX CONCURRENTLY; PostgreSQL maintains but never uses it";
  return "left behind by a failed CREATE INDEX CONCURRENTLY; PostgreSQL maintains but never uses it";
}

std::string of_replica_identity(const Change& change) {
  if (!change.new_value().empty()) return "UPDATE and DELETE are replicated by the columns of this index";
  const SchemaObject* table = find(change.around.found, "table", attribute(change.object(), "table"));
  if (table == nullptr || !attribute(*table, "replica identity").starts_with("index")) return {};
  return "the table is still set to REPLICA IDENTITY USING INDEX, but no index is marked: UPDATE and DELETE "
         "fail once it is published";
}

}  // namespace

std::string of_index(const Change& change) {
  if (!change.is_of("index")) return {};
  if (change.attribute.empty())
    return change.added() && is_broken_index(*change.after) ? of_broken(*change.after) : std::string{};
  if (change.attribute == "valid" || change.attribute == "ready" || change.attribute == "live")
    return is_broken_index(*change.after) ? of_broken(*change.after) : "was INVALID, can be used now";
  if (change.attribute == "replica identity") return of_replica_identity(change);
  if (change.attribute == "unique" && !backs_constraint(*change.after))
    return change.new_value() == "false" ? "accepts duplicates now" : "refuses duplicates now";
  if (change.attribute == "clustered")
    return change.new_value().empty() ? "CLUSTER without a name no longer knows by which index to sort"
                                      : "CLUSTER without a name sorts by this index";
  if (change.attribute == "checked at commit")
    return change.new_value().empty() ? "duplicates are refused at once" : "duplicates are refused later";
  return {};
}

}  // namespace rehearse::schema::meaning
