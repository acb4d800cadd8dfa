#include <fmt/format.h>

#include "schema/identity.h"
#include "schema/kinds.h"
#include "schema/meaning/topics.h"

namespace rehearse::schema::meaning {

namespace {

// Where the constraint's own index would be: in the schema of its table, under its name.
const SchemaObject* index_of(const SchemaSnapshot& snapshot, const SchemaObject& constraint) {
  const std::string schema(first_name(constraint.identity));
  return find(snapshot, "index", schema + "." + std::string(last_name(constraint.identity)));
}

std::string of_whole_constraint(const Change& change) {
  const std::string type = constraint_type(change.object());
  if (change.lost() && index_of(change.around.found, *change.before) != nullptr)
    return fmt::format("index is now plain, was the {} constraint of the same name", upper(type));
  if (change.added() && index_of(change.around.expected, *change.after) != nullptr)
    return fmt::format("was a plain index, is now the {} constraint of the same name", upper(type));
  if (change.added() && type == "not null") return "stays behind when a primary key is dropped";
  return {};
}

// ALTER TABLE ... DISABLE TRIGGER ALL reaches the internal triggers of foreign keys, and nothing but
// pg_trigger.tgenabled tells (manual, ALTER TABLE).
std::string of_triggers(const Change& change) {
  const std::string_view now = change.new_value();
  if (now.empty()) return "foreign key is enforced again";
  if (now.find("disabled") != std::string_view::npos)
    return "foreign key is not enforced: left behind by DISABLE TRIGGER ALL";
  return "foreign key is not enforced in every session: left behind by ENABLE REPLICA or ALWAYS TRIGGER";
}

bool is_no(std::string_view value) {
  return value == "false" || value == "no" || value == "not enforced";
}

}  // namespace

std::string of_constraint(const Change& change) {
  if (!change.is_of("constraint")) return {};
  if (change.attribute.empty()) return of_whole_constraint(change);
  if (change.attribute == "triggers") return of_triggers(change);
  if (change.attribute == "validated")
    return is_no(change.new_value())
               ? "rows that were there before are not checked: VALIDATE CONSTRAINT is missing"
               : "was NOT VALID: the rows that were there before have been checked since";
  if (change.attribute == "enforced" && is_no(change.new_value()))
    return "NOT ENFORCED: nothing checks it any more";
  if (change.attribute == "referenced index")
    return "the foreign key rests on another unique index, which cannot be dropped without it";
  if (change.attribute == "inherited" && change.new_value() == "yes, and declared here too")
    return "the constraint has become the table's own and stays when its parent drops it";
  return {};
}

}  // namespace rehearse::schema::meaning
