#include <fmt/format.h>

#include <array>

#include "base/strings.h"
#include "schema/identity.h"
#include "schema/items.h"
#include "schema/repair/common.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

constexpr std::array<std::string_view, 3> kDirections{" DESC NULLS LAST", " NULLS FIRST", " DESC"};

std::string_view direction_of(std::string_view key) {
  for (const std::string_view direction : kDirections)
    if (key.ends_with(direction)) return direction;
  return {};
}

// An expression needs parentheses unless it is a function call, and may always have them.
std::string key_text(std::string_view what, std::string_view collation, std::string_view operator_class) {
  const bool expression = what.find('(') != std::string_view::npos && !what.starts_with('"');
  std::string text = expression ? fmt::format("({})", what) : std::string(what);
  if (!collation.empty() && collation != "-" && collation != "default")
    text.append(" COLLATE ").append(collation);
  return text.append(" ").append(operator_class);
}

std::string keys(Draft& draft) {
  draft.leave_out({"columns", "operator classes", "collations"});  // index_keys() takes them
  const auto written = index_keys(draft.object());
  if (written.empty()) draft.give_up();
  return fmt::format("{} ({})", draft.take("method"), join(written, ", "));
}

// An index that PostgreSQL keeps for a constraint, and one that is not usable, are nothing to create.
bool stands_for_itself(Draft& draft) {
  const bool usable =
      draft.takes("valid", "true") && draft.take("ready") != "false" && draft.take("live") != "false";
  const bool of_constraint = draft.takes("checked at commit", "true") || !draft.take("constraint").empty();
  return usable && !of_constraint;
}

std::string index_clauses(Draft& draft) {
  std::string text;
  if (const auto include = draft.take("include"); !include.empty())
    text += fmt::format(" INCLUDE ({})", include);
  if (draft.takes("nulls not distinct", "true")) text += " NULLS NOT DISTINCT";
  if (const std::string with = option_list(draft.take("storage parameters")); !with.empty())
    text += " WITH " + with;
  if (const auto space = draft.take("tablespace"); !space.empty()) text += " TABLESPACE " + role(space);
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

std::vector<std::string> index_keys(const SchemaObject& index) {
  const auto columns = items(attribute(index, "columns"));
  const auto classes = plain_items(attribute(index, "operator classes"));
  const auto collations = plain_items(attribute(index, "collations"));
  if (classes.size() != columns.size()) return {};
  std::vector<std::string> written;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const std::string_view direction = direction_of(columns[i]);
    const std::string_view what = columns[i].substr(0, columns[i].size() - direction.size());
    const std::string_view collation = i < collations.size() ? collations[i] : std::string_view{};
    written.push_back(key_text(what, collation, classes[i]).append(direction));
  }
  return written;
}

std::string create_index(Draft draft) {
  if (!stands_for_itself(draft)) return {};
  const bool unique = draft.takes("unique", "true");
  const auto table = draft.take("table");
  const std::string what = keys(draft);
  const std::string how = index_clauses(draft);
  add_marks(draft);
  return draft.finish(fmt::format("CREATE {}INDEX {} ON {} USING {}{}", unique ? "UNIQUE " : "",
                                  last_name(draft.object().identity), table, what, how));
}

}  // namespace rehearse::schema::repair
