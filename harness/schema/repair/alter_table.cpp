#include <fmt/format.h>

#include "schema/identity.h"
#include "schema/kinds.h"
#include "schema/repair/alter.h"
#include "schema/repair/common.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

// REPLICA IDENTITY USING INDEX names an index that is still there, or that the repair of its own loss names.
std::string replica_identity(const Change& change, const std::string& alter) {
  const std::string_view before = change.old_value();
  if (!before.starts_with("index")) return fmt::format("{} REPLICA IDENTITY {};", alter, upper(before));
  for (const SchemaObject* index : find_all(change.around.expected, "index", "")) {
    if (attribute(*index, "table") != change.before->identity) continue;
    if (attribute(*index, "replica identity") != "true") continue;
    const bool there = find(change.around.found, "index", index->identity) != nullptr;
    return there ? fmt::format("{} REPLICA IDENTITY USING INDEX {};", alter, last_name(index->identity))
                 : std::string{};
  }
  return {};
}

// Bound and parent are one statement each way. The columns of a partition stay its own when it is detached.
std::string partition(const Change& change) {
  const auto old_parent = attribute(*change.before, "partition of");
  const auto new_parent = attribute(*change.after, "partition of");
  const auto bound = attribute(*change.before, "partition bound");
  const std::string_view table = change.after->identity;
  std::string detach = new_parent.empty()
                           ? std::string{}
                           : fmt::format("ALTER TABLE {} DETACH PARTITION {};", new_parent, table);
  if (old_parent.empty()) return detach;
  const std::string attach = fmt::format("ALTER TABLE {} ATTACH PARTITION {} {};", old_parent, table, bound);
  return detach.empty() ? attach : detach + "\n" + attach;
}

// INHERIT after NO INHERIT would leave the columns declared in both tables, so only the reverse is a way
// back.
std::string inheritance(const Change& change, const std::string& alter) {
  const bool several = change.new_value().find(", ") != std::string_view::npos;
  if (!change.old_value().empty() || several) return {};
  return fmt::format("{} NO INHERIT {};", alter, change.new_value());
}

std::string row_security(const Change& change, const std::string& alter) {
  const bool was_on = change.old_value() == "enabled" || change.old_value() == "true";
  if (change.attribute == "row security")
    return fmt::format("{} {} ROW LEVEL SECURITY;", alter, was_on ? "ENABLE" : "DISABLE");
  return fmt::format("{} {}FORCE ROW LEVEL SECURITY;", alter, was_on ? "" : "NO ");
}

std::string physical(const Change& change, const std::string& alter) {
  const std::string_view before = change.old_value();
  if (change.attribute == "persistence")
    return fmt::format("{} SET {};", alter, before == "unlogged" ? "UNLOGGED" : "LOGGED");
  if (change.attribute == "tablespace")
    return fmt::format("{} SET TABLESPACE {};", alter, before.empty() ? "pg_default" : role(before));
  if (change.attribute == "storage parameters") return set_options(alter, change.new_value(), before);
  return set_options(alter, change.new_value(), before, "toast.");
}

}  // namespace

std::string alter_table(const Change& change) {
  const std::string alter = fmt::format("ALTER TABLE {}", change.after->identity);
  const std::string& name = change.attribute;
  if (name == "replica identity") return replica_identity(change, alter);
  if (name == "partition of" || name == "partition bound") return partition(change);
  if (name == "inherits") return inheritance(change, alter);
  if (name == "row security" || name == "row security forced on owner") return row_security(change, alter);
  const bool is_physical = name == "persistence" || name == "tablespace" || name == "storage parameters" ||
                           name == "toast storage parameters";
  return is_physical ? physical(change, alter) : std::string{};
}

}  // namespace rehearse::schema::repair
