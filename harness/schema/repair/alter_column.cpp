#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "schema/identity.h"
#include "schema/kinds.h"
#include "schema/repair/alter.h"
#include "schema/repair/common.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

// Types between which values are cast on assignment (manual, chapter 10.4): no USING is needed.
std::string_view family(std::string_view type) {
  constexpr std::array<std::string_view, 5> kNumbers{"smallint", "integer", "bigint", "real",
                                                     "double precision"};
  if (type.starts_with("numeric") || std::find(kNumbers.begin(), kNumbers.end(), type) != kNumbers.end())
    return type.ends_with("[]") ? std::string_view{} : "number";
  if ((type == "text" || type.starts_with("character")) && !type.ends_with("[]")) return "text";
  if (type.starts_with("timestamp") && !type.ends_with("[]")) return "timestamp";
  return {};
}

bool same_but_for_modifier(std::string_view a, std::string_view b) {
  const auto base = [](std::string_view type) { return type.substr(0, type.find('(')); };
  return base(a) == base(b) && a.ends_with("[]") == b.ends_with("[]");
}

std::string type(const Change& change, const std::string& alter) {
  const std::string_view before = attribute(*change.before, "type");
  const std::string_view after = attribute(*change.after, "type");
  const bool castable =
      same_but_for_modifier(before, after) || (!family(before).empty() && family(before) == family(after));
  if (!castable) return {};
  const std::string_view collation = attribute(*change.before, "collation");
  const std::string suffix = collation.empty() ? std::string{} : fmt::format(" COLLATE {}", collation);
  return fmt::format("{} TYPE {}{};", alter, before, suffix);
}

std::string value(const Change& change, const std::string& alter) {
  if (!attribute(*change.after, "generated").empty()) return {};
  return change.old_value().empty() ? fmt::format("{} DROP DEFAULT;", alter)
                                    : fmt::format("{} SET DEFAULT {};", alter, change.old_value());
}

// A NOT NULL of version 18 has a name; when it was lost, its own repair brings back name and NOT NULL.
std::string nullability(const Change& change, const std::string& alter) {
  if (change.old_value() == "false") return fmt::format("{} DROP NOT NULL;", alter);
  for (const SchemaObject* lost : change.around.changes.lost) {
    const bool says_so = lost->kind == "constraint" && constraint_type(*lost) == "not null" &&
                         container(*lost) == container(*change.before) &&
                         attribute(*lost, "columns") == last_name(change.before->identity);
    if (says_so) return create(*lost, change.around);
  }
  // The last column may have been added again, without values: then SET NOT NULL would fail on its rows.
  const Objects columns = columns_of(change.around.found, container(*change.after));
  const bool is_last = !columns.empty() && columns.back() == change.after;
  return is_last ? std::string{} : fmt::format("{} SET NOT NULL;", alter);
}

std::string sequence_clause(const Change& change) {
  for (const SchemaObject* sequence : find_all(change.around.expected, "sequence", "")) {
    if (attribute(*sequence, "owned by") != change.before->identity) continue;
    Draft draft(*sequence, change.around);
    draft.leave_out({"owned by", "identity"});
    if (find(change.around.found, "sequence", sequence->identity) != nullptr) return {};
    const std::string parameters = sequence_parameters(draft);
    if (draft.finish("") != ";") return {};
    return fmt::format("(SEQUENCE NAME {} {})", sequence->identity, parameters);
  }
  return {};
}

std::string identity(const Change& change, const std::string& alter) {
  if (change.old_value().empty()) return fmt::format("{} DROP IDENTITY;", alter);
  const std::string kind = upper(change.old_value());
  if (!change.new_value().empty()) return fmt::format("{} SET GENERATED {};", alter, kind);
  const std::string clause = sequence_clause(change);
  return clause.empty() ? clause : fmt::format("{} ADD GENERATED {} AS IDENTITY {};", alter, kind, clause);
}

std::string option_changes(const Change& change, const std::string& alter) {
  if (change.attribute == "options") return set_options(alter, change.new_value(), change.old_value());
  return foreign_options(alter, change.new_value(), change.old_value());
}

std::string setting(const Change& change, const std::string& alter) {
  const std::string_view old_value = change.old_value();
  // Without a value it is the type's own, which only version 16 has a word for.
  if (change.attribute == "storage" && old_value.empty()) return {};
  if (change.attribute == "storage") return fmt::format("{} SET STORAGE {};", alter, upper(old_value));
  if (change.attribute == "compression")
    return fmt::format("{} SET COMPRESSION {};", alter, old_value.empty() ? "default" : old_value);
  if (change.attribute == "statistics target")
    return fmt::format("{} SET STATISTICS {};", alter, old_value.empty() ? "-1" : old_value);
  if (change.attribute == "options" || change.attribute == "foreign options")
    return option_changes(change, alter);
  // An expression cannot be given to a column that has values.
  if (change.attribute == "generated" && old_value.empty()) return fmt::format("{} DROP EXPRESSION;", alter);
  return {};
}

}  // namespace

std::string alter_column(const Change& change) {
  const std::string relation = container_target(*change.after, change.around.found);
  const std::string alter =
      fmt::format("ALTER {} ALTER COLUMN {}", relation, last_name(change.after->identity));
  // A view's columns follow from its query, apart from their defaults.
  const bool of_view = relation.starts_with("VIEW");
  if (relation.empty() || relation.starts_with("TYPE")) return {};
  if (change.attribute == "default") return value(change, alter);
  if (of_view) return {};
  if (change.attribute == "type" || change.attribute == "collation") return type(change, alter);
  if (change.attribute == "not null") return nullability(change, alter);
  if (change.attribute == "identity") return identity(change, alter);
  return setting(change, alter);
}

}  // namespace rehearse::schema::repair
