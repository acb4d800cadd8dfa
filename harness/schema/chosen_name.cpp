#include "schema/chosen_name.h"

#include <algorithm>
#include <array>
#include <string>

#include "schema/identity.h"
#include "schema/kinds.h"

namespace rehearse::schema {

namespace {

constexpr std::array<std::string_view, 8> kEndings{"_check", "_excl", "_fkey", "_idx",
                                                   "_key",   "_pkey", "_seq",  "_not_null"};

// Without the quotes that SQL may need around it.
std::string_view bare(std::string_view name) {
  if (name.size() >= 2 && name.front() == '"') name = name.substr(1, name.size() - 2);
  return name;
}

// The owner's name and the ending are cut when they do not fit into 63 bytes. Such names are not recognised,
// which only means that the difference counts in full.
bool looks_chosen(const SchemaObject& object, std::string_view name) {
  const std::string_view owner = bare(last_name(container(object)));
  // Without a constraint, CREATE INDEX knows one ending only (ChooseIndexName).
  if (object.kind == "index" && !backs_constraint(object) && !name.ends_with("_idx")) return false;
  const bool ends = std::any_of(kEndings.begin(), kEndings.end(),
                                [&](std::string_view ending) { return name.ends_with(ending); });
  if (object.kind != "sequence") return !owner.empty() && ends && name.starts_with(std::string(owner) + "_");
  const std::string column(bare(last_name(attribute(object, "owned by"))));
  return !owner.empty() && name == std::string(owner) + "_" + column + "_seq";
}

}  // namespace

std::string_view without_number(std::string_view name) {
  const auto end = name.find_last_not_of("0123456789");
  return name.substr(0, end == std::string_view::npos ? 0 : end + 1);
}

bool are_chosen_names(const SchemaObject& before, const SchemaObject& after) {
  const bool can_be = before.kind == "sequence" || before.kind == "index" || before.kind == "constraint";
  const std::string_view stem = without_number(bare(last_name(before.identity)));
  return can_be && stem == without_number(bare(last_name(after.identity))) && looks_chosen(before, stem);
}

bool is_chosen_name(const Change& change) {
  return change.attribute == "name" && !change.lost() && !change.added() &&
         are_chosen_names(*change.before, *change.after);
}

}  // namespace rehearse::schema
