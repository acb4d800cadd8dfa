#include <fmt/format.h>

#include "base/strings.h"
#include "schema/identity.h"
#include "schema/items.h"
#include "schema/kinds.h"
#include "schema/repair/common.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

bool has_index(const std::string& type) {
  return type == "primary key" || type == "unique" || type == "exclude";
}

std::string index_name(const SchemaObject& constraint) {
  return fmt::format("{}.{}", first_name(constraint.identity), last_name(constraint.identity));
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

// What of a key only its index tells.
std::string key(Draft& draft, const std::string& type) {
  const SchemaObject* index = find(draft.around().expected, "index", index_name(draft.object()));
  if (index == nullptr) draft.give_up();
  const auto of_index = [&](const char* name) {
    return index == nullptr ? std::string_view{} : attribute(*index, name);
  };
  const char* nulls = of_index("nulls not distinct") == "true" ? " NULLS NOT DISTINCT" : "";
  std::string text = fmt::format("{}{} ({})", upper(type), nulls, draft.take("columns"));
  if (const auto include = of_index("include"); !include.empty())
    text += fmt::format(" INCLUDE ({})", include);
  if (const auto options = option_list(of_index("storage parameters")); !options.empty())
    text += " WITH " + options;
  if (const auto space = of_index("tablespace"); !space.empty())
    text += " USING INDEX TABLESPACE " + role(space);
  return text;
}

// "&&(anyrange,anyrange)" -> "&&", with its schema where that is not pg_catalog.
std::string operator_of(std::string_view signature) {
  const std::string_view name = signature.substr(0, signature.find('('));
  return name.find('.') == std::string_view::npos ? std::string(name) : fmt::format("OPERATOR({})", name);
}

std::string exclusion(Draft& draft) {
  const auto operators = items(draft.take("operators"));
  draft.take("columns");  // the index has them with all that belongs to them
  const SchemaObject* index = find(draft.around().expected, "index", index_name(draft.object()));
  const auto keys = index == nullptr ? std::vector<std::string>{} : index_keys(*index);
  if (keys.empty() || keys.size() != operators.size()) draft.give_up();
  std::vector<std::string> elements;
  for (std::size_t i = 0; i < keys.size() && i < operators.size(); ++i)
    elements.push_back(fmt::format("{} WITH {}", keys[i], operator_of(operators[i])));
  if (index == nullptr) return {};
  std::string text = fmt::format("EXCLUDE USING {} ({})", attribute(*index, "method"), join(elements, ", "));
  if (const auto predicate = attribute(*index, "where"); !predicate.empty())
    text += fmt::format(" WHERE ({})", predicate);
  return text;
}

std::string by_parts(Draft& draft, const std::string& type) {
  if (type == "foreign key") return foreign_key(draft);
  if (type == "primary key" || type == "unique") return key(draft, type);
  if (type == "not null") return fmt::format("NOT NULL {}", draft.take("columns"));
  if (type == "check") {
    draft.take("columns");  // follow from the expression
    return fmt::format("CHECK ({})", draft.take("expression"));
  }
  if (type == "exclude") return exclusion(draft);
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

// What the constraint's own index has beyond the default belongs into the same statement or after it.
void add_index(Draft& draft) {
  const SchemaObject& constraint = draft.object();
  const std::string name = index_name(constraint);
  const SchemaObject* index = find(draft.around().expected, "index", name);
  if (index == nullptr) return draft.give_up();
  const std::string relation = container_target(constraint, draft.around().expected);
  if (!attribute(*index, "partition of").empty() || attribute(*index, "valid") == "false") draft.give_up();
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
