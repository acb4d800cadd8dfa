#include <fmt/format.h>

#include "schema/identity.h"
#include "schema/repair/common.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

// A snapshot has either the parts or, before they were read one by one, all of them as one text.
std::string keys(Draft& draft) {
  if (const auto whole = draft.take("definition"); !whole.empty()) return std::string(whole);
  const auto method = draft.take("method");
  const auto columns = draft.take("columns");
  if (method.empty() || columns.empty()) draft.give_up();
  std::string text = fmt::format("{} ({})", method, columns);
  if (const auto include = draft.take("include"); !include.empty())
    text += fmt::format(" INCLUDE ({})", include);
  if (draft.takes("nulls not distinct", "true")) text += " NULLS NOT DISTINCT";
  return text;
}

// An index that PostgreSQL keeps for a constraint, and one that is not usable, are nothing to create.
bool stands_for_itself(Draft& draft) {
  const bool usable =
      draft.takes("valid", "true") && draft.take("ready") != "false" && draft.take("live") != "false";
  const bool of_constraint = draft.takes("checked at commit", "true") || !draft.take("constraint").empty();
  return usable && !of_constraint;
}

// WITH, TABLESPACE and WHERE. The one-text form has WHERE already, which nothing may follow.
std::string clauses(Draft& draft) {
  const std::string& name = draft.object().identity;
  const bool one_text = !attribute(draft.object(), "definition").empty();
  const std::string with = option_list(draft.take("storage parameters"));
  const auto space = draft.take("tablespace");
  std::string text;
  if (one_text) {
    if (!with.empty()) draft.then(fmt::format("ALTER INDEX {} SET {}", name, with));
    if (!space.empty()) draft.then(fmt::format("ALTER INDEX {} SET TABLESPACE {}", name, role(space)));
  } else {
    if (!with.empty()) text += " WITH " + with;
    if (!space.empty()) text += " TABLESPACE " + role(space);
  }
  if (const auto predicate = draft.take("where"); !predicate.empty())
    text += fmt::format(" WHERE {}", predicate);
  return text;
}

void add_marks(Draft& draft) {
  const SchemaObject& index = draft.object();
  const std::string relation = container_target(index, draft.around().expected);
  if (const auto parent = draft.take("partition of"); !parent.empty())
    draft.then(fmt::format("ALTER INDEX {} ATTACH PARTITION {}", parent, index.identity));
  if (draft.takes("clustered", "true"))
    draft.then(fmt::format("ALTER {} CLUSTER ON {}", relation, last_name(index.identity)));
  if (draft.takes("replica identity", "true"))
    draft.then(fmt::format("ALTER {} REPLICA IDENTITY USING INDEX {}", relation, last_name(index.identity)));
}

}  // namespace

std::string create_index(Draft draft) {
  if (!stands_for_itself(draft)) return {};
  const bool unique = draft.takes("unique", "true");
  const auto table = draft.take("table");
  const std::string what = keys(draft);
  const std::string how = clauses(draft);
  add_marks(draft);
  return draft.finish(fmt::format("CREATE {}INDEX {} ON {} USING {}{}", unique ? "UNIQUE " : "",
                                  last_name(draft.object().identity), table, what, how));
}

}  // namespace rehearse::schema::repair
