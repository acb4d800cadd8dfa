#include <fmt/format.h>

#include "schema/identity.h"
#include "schema/kinds.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

// From version 18 on a NOT NULL is a constraint as well. The column tells of it too, and the same statement
// is run only once.
std::string drop_constraint(const SchemaObject& constraint, const Surroundings& around) {
  const std::string owner = container_target(constraint, around.found);
  if (owner.empty() || !attribute(constraint, "inherited").empty()) return {};
  if (constraint_type(constraint) == "not null" && owner.starts_with("TABLE")) {
    const std::string_view column = attribute(constraint, "columns");
    return column.empty() ? std::string{}
                          : fmt::format("ALTER {} ALTER COLUMN {} DROP NOT NULL;", owner, column);
  }
  std::string gone = fmt::format("ALTER {} DROP CONSTRAINT {};", owner, last_name(constraint.identity));
  // It may have taken over an index, which then goes with it.
  const std::string name =
      fmt::format("{}.{}", first_name(constraint.identity), last_name(constraint.identity));
  const SchemaObject* index = find(around.expected, "index", name);
  if (index == nullptr || backs_constraint(*index)) return gone;
  const SchemaObject* now = find(around.found, "index", name);
  if (now == nullptr || !backs_constraint(*now)) return gone;
  const std::string again = create(*index, around);
  return again.empty() ? again : gone + "\n" + again;
}

std::string drop_column(const SchemaObject& column, const Surroundings& around) {
  const std::string table = container_target(column, around.found);
  const bool has_columns_of_its_own = table.starts_with("TABLE") || table.starts_with("FOREIGN TABLE");
  if (!has_columns_of_its_own || !attribute(column, "inherited").empty()) return {};
  return fmt::format("ALTER {} DROP COLUMN {};", table, last_name(column.identity));
}

std::string drop_sequence(const SchemaObject& sequence) {
  if (attribute(sequence, "identity").empty()) return fmt::format("DROP SEQUENCE {};", sequence.identity);
  const auto column = attribute(sequence, "owned by");
  return fmt::format("ALTER TABLE {} ALTER COLUMN {} DROP IDENTITY;", owner_of(column), last_name(column));
}

}  // namespace

std::string drop(const SchemaObject& object, const Surroundings& around) {
  if (object.kind == "constraint") return drop_constraint(object, around);
  if (object.kind == "column") return drop_column(object, around);
  if (object.kind == "sequence") return drop_sequence(object);
  // A partition's index goes with that of its parent.
  if (object.kind == "index" && !attribute(object, "partition of").empty()) return {};
  // Nothing in it was there before.
  if (object.kind == "schema" && !around.changes.parts_of(object).empty())
    return fmt::format("DROP SCHEMA {} CASCADE;", object.identity);
  const std::string named = target(object, around.found);
  return named.empty() ? named : fmt::format("DROP {};", named);
}

std::string recreate(const Change& change) {
  const std::string again = create(*change.before, change.around);
  const std::string gone = drop(*change.after, change.around);
  return again.empty() || gone.empty() ? std::string{} : gone + "\n" + again;
}

}  // namespace rehearse::schema::repair
