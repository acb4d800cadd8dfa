#include <fmt/format.h>

#include "base/strings.h"
#include "schema/identity.h"
#include "schema/repair/common.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

// pg_get_viewdef() ends with a semicolon and begins with a blank.
std::string_view query_of(Draft& draft) {
  std::string_view definition = trim(draft.take("definition"));
  if (definition.empty()) draft.give_up();
  if (definition.ends_with(';')) definition.remove_suffix(1);
  return definition;
}

std::string with(std::string_view options) {
  return options.empty() ? std::string{} : fmt::format(" WITH {}", option_list(options));
}

// Their names and types come from the query; only a default, grants or a comment are their own.
void add_columns(Draft& draft) {
  const SchemaObject& view = draft.object();
  for (const SchemaObject* column : columns_of(draft.around().expected, view.identity)) {
    const std::string_view name = last_name(column->identity);
    if (const auto value = attribute(*column, "default"); !value.empty())
      draft.then(fmt::format("ALTER VIEW {} ALTER COLUMN {} SET DEFAULT {}", view.identity, name, value));
    if (const auto comment = attribute(*column, "comment"); !comment.empty())
      draft.then(fmt::format("COMMENT ON COLUMN {} IS {}", column->identity, literal(comment)));
    for (const char* special : {"grants", "statistics target", "options"})
      if (!attribute(*column, special).empty()) draft.give_up();
  }
}

void add_parts(Draft& draft, std::string_view kind) {
  for (const SchemaObject* part : draft.around().changes.parts_of(draft.object()))
    if (part->kind == kind) draft.include(create(*part, draft.around()));
}

bool has_only(const Draft& draft, std::string_view kind) {
  for (const SchemaObject* part : draft.around().changes.parts_of(draft.object()))
    if (part->kind != "column" && part->kind != kind) return false;
  return true;
}

}  // namespace

std::string create_view(Draft draft) {
  if (!has_only(draft, "trigger")) return {};
  const std::string options = with(draft.take("options"));
  const std::string text =
      fmt::format("CREATE VIEW {}{} AS\n{}", draft.object().identity, options, query_of(draft));
  add_columns(draft);
  add_parts(draft, "trigger");
  return draft.finish(text);
}

std::string create_materialized_view(Draft draft) {
  if (!has_only(draft, "index")) return {};
  const std::string options = with(draft.take("storage parameters"));
  const bool populated = draft.takes("populated", "true");
  const auto method = draft.take("access method");
  const auto space = draft.take("tablespace");
  const std::string text =
      fmt::format("CREATE MATERIALIZED VIEW {}{}{}{} AS\n{}\nWITH {}DATA", draft.object().identity,
                  method == "heap" ? "" : fmt::format(" USING {}", method), options,
                  space.empty() ? "" : fmt::format(" TABLESPACE {}", role(space)), query_of(draft),
                  populated ? "" : "NO ");
  add_columns(draft);
  add_parts(draft, "index");
  return draft.finish(text);
}

}  // namespace rehearse::schema::repair
