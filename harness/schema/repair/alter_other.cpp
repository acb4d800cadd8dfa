// Kinds that need only a few statements.
#include <fmt/format.h>

#include <vector>

#include "base/strings.h"
#include "schema/identity.h"
#include "schema/items.h"
#include "schema/kinds.h"
#include "schema/repair/alter.h"
#include "schema/repair/common.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

// "yes" -> ENABLE, "replica" -> ENABLE REPLICA
std::string state(std::string_view enabled) {
  if (enabled == "no") return "DISABLE";
  return enabled == "yes" ? "ENABLE" : fmt::format("ENABLE {}", upper(enabled));
}

std::string on_off(std::string_view flag) {
  return flag == "true" ? "true" : "false";
}

}  // namespace

std::string alter_enabled(const Change& change) {
  const std::string_view name = last_name(change.after->identity);
  if (change.attribute != "enabled") return recreate(change);
  if (change.is_of("event trigger"))
    return fmt::format("ALTER EVENT TRIGGER {} {};", name, state(change.old_value()));
  return fmt::format("ALTER TABLE {} {} {} {};", container(*change.after), state(change.old_value()),
                     upper(change.after->kind), name);
}

std::string alter_extension(const Change& change) {
  if (change.attribute != "schema") return {};
  return fmt::format("ALTER EXTENSION {} SET SCHEMA {};", change.after->identity, change.old_value());
}

std::string alter_foreign(const Change& change) {
  if (change.attribute != "options") return {};
  return foreign_options(fmt::format("ALTER {} {}", sql_word(*change.after), change.after->identity),
                         change.new_value(), change.old_value());
}

std::string alter_policy(const Change& change) {
  return recreate(change);
}

std::string alter_publication(const Change& change) {
  const std::string alter = fmt::format("ALTER PUBLICATION {}", change.after->identity);
  if (change.attribute == "publishes")
    return fmt::format("{} SET (publish = {});", alter, literal(change.old_value()));
  if (change.attribute == "via partition root")
    return fmt::format("{} SET (publish_via_partition_root = {});", alter, on_off(change.old_value()));
  // FOR ALL TABLES cannot be set or taken back, and SET TABLE would drop the schemas.
  const bool lists = change.attribute == "tables" && !change.old_value().empty() &&
                     change.old_value() != "all" && change.new_value() != "all" &&
                     attribute(*change.before, "schemas").empty();
  return lists ? fmt::format("{} SET TABLE {};", alter, change.old_value()) : std::string{};
}

std::string alter_statistics(const Change& change) {
  if (change.attribute == "statistics target")
    return fmt::format("ALTER STATISTICS {} SET STATISTICS {};", change.after->identity,
                       change.old_value().empty() ? "-1" : change.old_value());
  return recreate(change);
}

std::string alter_sequence(const Change& change) {
  const std::string alter = fmt::format("ALTER SEQUENCE {}", change.after->identity);
  const auto old_value = change.old_value();
  if (change.attribute == "owned by")
    return fmt::format("{} OWNED BY {};", alter, old_value.empty() ? "NONE" : old_value);
  if (change.attribute == "unlogged")
    return fmt::format("{} SET {};", alter, old_value == "true" ? "UNLOGGED" : "LOGGED");
  if (change.attribute == "identity") return {};
  // All parameters at once: each has to fit to the others.
  Draft draft(*change.before, change.around);
  const auto type = draft.take("type");
  const std::string parameters = sequence_parameters(draft);
  if (type.empty()) return {};
  const bool cycles = attribute(*change.before, "cycle") == "true";
  return fmt::format("{} AS {} {}{};", alter, type, parameters, cycles ? "" : " NO CYCLE");
}

std::string rename(const Change& change) {
  const std::string_view old_name = last_name(change.before->identity);
  const std::string_view new_name = last_name(change.after->identity);
  const std::string_view kind = change.after->kind;
  if (kind == "column" || kind == "constraint") {
    const std::string owner = container_target(*change.after, change.around.found);
    if (owner.empty() || owner.starts_with("VIEW") || owner.starts_with("TYPE")) return {};
    return fmt::format("ALTER {} RENAME {} {} TO {};", owner, upper(kind), new_name, old_name);
  }
  const std::string named = target(*change.after, change.around.found);
  return named.empty() ? named : fmt::format("ALTER {} RENAME TO {};", named, old_name);
}

}  // namespace rehearse::schema::repair
