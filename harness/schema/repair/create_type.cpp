#include <fmt/format.h>

#include <vector>

#include "base/strings.h"
#include "schema/identity.h"
#include "schema/items.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

std::string create_enum(Draft& draft) {
  std::vector<std::string> labels;
  for (const std::string_view label : quoted_items(draft.take("labels")))
    labels.push_back(item_literal(label));
  return fmt::format("CREATE TYPE {} AS ENUM ({})", draft.object().identity, join(labels, ", "));
}

std::string create_domain(Draft& draft) {
  std::string text = fmt::format("CREATE DOMAIN {} AS {}", draft.object().identity, draft.take("base type"));
  if (const auto collation = draft.take("collation"); !collation.empty())
    text += fmt::format(" COLLATE {}", collation);
  if (const auto value = draft.take("default"); !value.empty()) text += fmt::format(" DEFAULT {}", value);
  if (draft.takes("not null", "true")) text += " NOT NULL";
  for (const SchemaObject* part : draft.around().changes.parts_of(draft.object())) {
    if (part->kind != "constraint") draft.give_up();
    draft.include(create(*part, draft.around()));
  }
  return text;
}

}  // namespace

std::string create_type(Draft draft) {
  const auto kind = draft.take("kind");
  if (kind == "enum") {
    const std::string text = create_enum(draft);
    return draft.finish(text);
  }
  if (kind == "domain") {
    const std::string text = create_domain(draft);
    return draft.finish(text);
  }
  if (kind != "composite") return {};
  const std::string text =
      fmt::format("CREATE TYPE {} AS ({})", draft.object().identity, draft.take("attributes"));
  return draft.finish(text);
}

}  // namespace rehearse::schema::repair
