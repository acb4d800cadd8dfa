#include <fmt/format.h>

#include <array>
#include <vector>

#include "base/strings.h"
#include "schema/identity.h"
#include "schema/kinds.h"
#include "schema/repair/common.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

// In the order in which they can be made. Columns are part of the table, sequences come before it.
constexpr std::array<std::string_view, 7> kPartOrder{"constraint", "index",  "statistics", "trigger",
                                                     "rule",       "policy", "foreign key"};

bool is_known(const SchemaObject& part) {
  for (const std::string_view kind : kPartOrder)
    if (part.kind == kind) return true;
  return part.kind == "column" || part.kind == "sequence";
}

std::string column_list(Draft& draft) {
  std::vector<std::string> clauses;
  for (const SchemaObject* object : columns_of(draft.around().expected, draft.object().identity)) {
    Draft column(*object, draft.around());
    const std::string clause = column_clause(column);
    const std::string rest = column.finish("");
    if (rest.empty()) draft.give_up();
    if (rest.size() > 1) draft.include(std::string(trim(rest.substr(1))));
    clauses.push_back(clause);
  }
  return clauses.empty() ? "()" : fmt::format("(\n  {}\n)", join(clauses, ",\n  "));
}

// Foreign keys last: they may point at this table's own primary key.
void add_parts(Draft& draft) {
  for (const std::string_view kind : kPartOrder)
    for (const SchemaObject* part : draft.around().changes.parts_of(draft.object())) {
      const bool foreign = part->kind == "constraint" && constraint_type(*part) == "foreign key";
      const bool not_null = part->kind == "constraint" && constraint_type(*part) == "not null";
      if (not_null) draft.give_up();  // its name would be lost in the list of columns
      const bool backing = part->kind == "index" && backs_constraint(*part);
      if ((foreign ? "foreign key" : part->kind) == kind && !backing)
        draft.include(create(*part, draft.around()));
    }
}

void add_settings(Draft& draft) {
  const std::string alter = fmt::format("ALTER TABLE {}", draft.object().identity);
  if (const auto toast = draft.take("toast storage parameters"); !toast.empty()) {
    std::string set = set_options(alter, {}, toast, "toast.");
    if (set.empty()) return draft.give_up();
    set.pop_back();
    draft.then(set);
  }
  if (draft.takes("row security", "enabled")) draft.then(alter + " ENABLE ROW LEVEL SECURITY");
  if (draft.takes("row security forced on owner", "true")) draft.then(alter + " FORCE ROW LEVEL SECURITY");
  const auto identity = draft.take("replica identity");
  // An index takes care of itself.
  if (identity == "full" || identity == "nothing")
    draft.then(fmt::format("{} REPLICA IDENTITY {}", alter, upper(identity)));
}

std::string_view take_serials(Draft& draft) {
  for (const SchemaObject* part : draft.around().changes.parts_of(draft.object()))
    if (part->kind == "sequence" && attribute(*part, "identity").empty()) return part->identity;
  return {};
}

}  // namespace

std::string create_table(Draft draft) {
  for (const SchemaObject* part : draft.around().changes.parts_of(draft.object()))
    if (!is_known(*part)) return {};
  // Sequences of serial columns would have to come first.
  if (!take_serials(draft).empty()) return {};
  for (const char* special : {"partition of", "inherits", "of type", "detach pending"})
    if (!draft.take(special).empty()) return {};
  draft.leave_out({"partition bound"});
  const bool unlogged = draft.takes("persistence", "unlogged");
  const auto method = draft.take("access method");
  const auto key = draft.take("partitioned by");
  const auto options = draft.take("storage parameters");
  const auto space = draft.take("tablespace");
  std::string text = fmt::format("CREATE {}TABLE {} {}", unlogged ? "UNLOGGED " : "", draft.object().identity,
                                 column_list(draft));
  if (!key.empty()) text += fmt::format(" PARTITION BY {}", key);
  if (!method.empty() && method != "heap") text += fmt::format(" USING {}", method);
  if (!options.empty()) text += fmt::format(" WITH {}", option_list(options));
  if (!space.empty()) text += fmt::format(" TABLESPACE {}", role(space));
  add_settings(draft);
  add_parts(draft);
  return draft.finish(text);
}

}  // namespace rehearse::schema::repair
