#include <fmt/format.h>

#include "schema/identity.h"
#include "schema/kinds.h"
#include "schema/repair/common.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

bool has_index(const std::string& type) {
  return type == "primary key" || type == "unique" || type == "exclude";
}

std::string foreign_key(Draft& draft) {
  std::string text =
      fmt::format("FOREIGN KEY ({}) REFERENCES {}", draft.take("columns"), draft.take("references"));
  if (const auto match = draft.take("match"); !match.empty() && match != "simple")
    text += fmt::format(" MATCH {}", upper(match));
  if (const auto action = draft.take("on update"); !action.empty())
    text += fmt::format(" ON UPDATE {}", upper(action));
  if (const auto action = draft.take("on delete"); !action.empty())
    text += fmt::format(" ON DELETE {}", upper(action));
  if (const auto columns = draft.take("on delete sets"); !columns.empty())
    text += fmt::format(" ({})", columns);
  return text;
}

std::string by_parts(Draft& draft, const std::string& type) {
  if (type == "foreign key") return foreign_key(draft);
  if (type == "primary key") return fmt::format("PRIMARY KEY ({})", draft.take("columns"));
  if (type == "unique") return fmt::format("UNIQUE ({})", draft.take("columns"));
  if (type == "not null") return fmt::format("NOT NULL {}", draft.take("columns"));
  if (type == "check") {
    draft.take("columns");  // follow from the expression
    return fmt::format("CHECK ({})", draft.take("expression"));
  }
  draft.give_up();
  return {};
}

std::string deferral(Draft& draft) {
  const auto value = draft.take("deferrable");
  if (value.empty() || value == "false" || value == "no") return {};
  return value.find("deferred") == std::string_view::npos ? " DEFERRABLE" : " DEFERRABLE INITIALLY DEFERRED";
}

bool is_false(std::string_view value) {
  return value == "false" || value == "no";
}

std::string index_name(const SchemaObject& constraint) {
  return fmt::format("{}.{}", first_name(constraint.identity), last_name(constraint.identity));
}

// What the constraint's own index has beyond the default belongs into the same statement or after it.
void add_index(Draft& draft) {
  const SchemaObject& constraint = draft.object();
  const std::string name = index_name(constraint);
  const SchemaObject* index = find(draft.around().expected, "index", name);
  if (index == nullptr) return draft.give_up();
  const std::string relation = container_target(constraint, draft.around().expected);
  for (const char* special : {"include", "nulls not distinct", "partition of", "tablespace"})
    if (!attribute(*index, special).empty() && attribute(*index, special) != "false") draft.give_up();
  if (attribute(*index, "valid") == "false") draft.give_up();
  if (const auto options = attribute(*index, "storage parameters"); !options.empty())
    draft.then(fmt::format("ALTER INDEX {} SET {}", name, option_list(options)));
  if (attribute(*index, "clustered") == "true")
    draft.then(fmt::format("ALTER {} CLUSTER ON {}", relation, last_name(name)));
  if (attribute(*index, "replica identity") == "true")
    draft.then(fmt::format("ALTER {} REPLICA IDENTITY USING INDEX {}", relation, last_name(name)));
  if (const auto comment = attribute(*index, "comment"); !comment.empty())
    draft.then(fmt::format("COMMENT ON INDEX {} IS {}", name, literal(comment)));
}

// The index outlived its constraint, or took its place: it can become the constraint again when it is as
// good.
std::string adopt(const SchemaObject& constraint, const SchemaObject& index, const Surroundings& around) {
  const std::string type = constraint_type(constraint);
  const SchemaObject* old_index = find(around.expected, "index", index.identity);
  if (old_index == nullptr || type == "exclude" || attribute(*old_index, "checked at commit") == "true")
    return {};
  SchemaObject was = *old_index;
  SchemaObject is = index;
  was.attributes.erase("constraint");
  is.attributes.erase("constraint");
  if (was != is || !attribute(constraint, "comment").empty()) return {};
  return fmt::format("ALTER {} ADD CONSTRAINT {} {} USING INDEX {};",
                     container_target(constraint, around.found), last_name(constraint.identity), upper(type),
                     last_name(index.identity));
}

}  // namespace

std::string constraint_clause(Draft& draft) {
  const std::string type = constraint_type(draft.object());
  draft.take("type");
  std::string text = by_parts(draft, type);
  text += deferral(draft);
  if (const auto value = draft.take("no inherit"); !value.empty() && !is_false(value)) text += " NO INHERIT";
  const bool enforced = !is_false(draft.take("enforced"));
  if (!enforced) text += " NOT ENFORCED";
  if (is_false(draft.take("validated")) && enforced) text += " NOT VALID";
  draft.take("referenced index");  // follows from the columns
  if (!draft.take("inherited").empty() || !draft.take("triggers").empty()) draft.give_up();
  if (has_index(type)) add_index(draft);
  return text;
}

std::string create_constraint(Draft draft) {
  const std::string owner = container_target(draft.object(), draft.around().expected);
  if (owner.empty()) return {};
  const SchemaObject& constraint = draft.object();
  const SchemaObject* index = has_index(constraint_type(constraint))
                                  ? find(draft.around().found, "index", index_name(constraint))
                                  : nullptr;
  if (index != nullptr && !backs_constraint(*index)) return adopt(constraint, *index, draft.around());
  const std::string clause = constraint_clause(draft);
  return draft.finish(
      fmt::format("ALTER {} ADD CONSTRAINT {} {}", owner, last_name(draft.object().identity), clause));
}

}  // namespace rehearse::schema::repair
