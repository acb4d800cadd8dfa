#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "schema/identity.h"
#include "schema/repair/common.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

// typstorage of pg_type.dat, for the types that people use. For any other one the storage is said.
bool is_default_storage(std::string_view type, std::string_view storage) {
  constexpr std::array<std::string_view, 5> kExtended{"text", "json", "jsonb", "bytea", "xml"};
  if (type.starts_with("numeric") || type == "inet" || type == "cidr") return storage == "main";
  const bool extended = type.starts_with("character") || type.ends_with("[]") ||
                        std::find(kExtended.begin(), kExtended.end(), type) != kExtended.end();
  return extended && storage == "extended";
}

std::string generated(Draft& draft) {
  constexpr std::string_view kStored = "stored: ";
  constexpr std::string_view kVirtual = "virtual: ";
  const auto value = draft.take("generated");
  if (value.empty()) return {};
  if (value.starts_with(kStored))
    return fmt::format(" GENERATED ALWAYS AS ({}) STORED", value.substr(kStored.size()));
  if (value.starts_with(kVirtual))
    return fmt::format(" GENERATED ALWAYS AS ({}) VIRTUAL", value.substr(kVirtual.size()));
  draft.give_up();
  return {};
}

// The sequence of an identity column, or of a serial one that was lost with it.
const SchemaObject* sequence_of(const Draft& draft) {
  for (const SchemaObject* sequence : find_all(draft.around().expected, "sequence", ""))
    if (attribute(*sequence, "owned by") == draft.object().identity) return sequence;
  return nullptr;
}

std::string identity(Draft& draft) {
  const auto kind = draft.take("identity");
  if (kind.empty()) return {};
  const SchemaObject* sequence = sequence_of(draft);
  if (sequence == nullptr) {
    draft.give_up();
    return {};
  }
  Draft parameters(*sequence, draft.around());
  parameters.leave_out({"owned by", "identity"});
  if (!parameters.take("unlogged").empty()) draft.give_up();
  const std::string list = sequence_parameters(parameters);
  const std::string rest = parameters.finish("");
  if (rest != ";") draft.give_up();
  return fmt::format(" GENERATED {} AS IDENTITY (SEQUENCE NAME {} {})",
                     kind == "always" ? "ALWAYS" : "BY DEFAULT", sequence->identity, list);
}

// What ADD COLUMN cannot say.
void add_settings(Draft& draft, const std::string& alter) {
  const auto type = draft.take("type");
  if (const auto storage = draft.take("storage"); !storage.empty() && !is_default_storage(type, storage))
    draft.then(fmt::format("{} SET STORAGE {}", alter, storage));
  if (const auto method = draft.take("compression"); !method.empty())
    draft.then(fmt::format("{} SET COMPRESSION {}", alter, method));
  if (const auto target = draft.take("statistics target"); !target.empty())
    draft.then(fmt::format("{} SET STATISTICS {}", alter, target));
  if (const auto options = draft.take("options"); !options.empty())
    draft.then(fmt::format("{} SET {}", alter, option_list(options)));
}

}  // namespace

std::string column_clause(Draft& draft) {
  const SchemaObject& column = draft.object();
  draft.leave_out({"position"});
  std::string text = fmt::format("{} {}", last_name(column.identity), draft.take("type"));
  if (const auto collation = draft.take("collation"); !collation.empty())
    text += fmt::format(" COLLATE {}", collation);
  if (const auto value = draft.take("default"); !value.empty()) text += fmt::format(" DEFAULT {}", value);
  text += generated(draft) + identity(draft);
  if (draft.takes("not null", "true")) text += " NOT NULL";
  if (!draft.take("inherited").empty() || !draft.take("foreign options").empty()) draft.give_up();
  add_settings(draft,
               fmt::format("ALTER TABLE {} ALTER COLUMN {}", container(column), last_name(column.identity)));
  return text;
}

std::string create_column(Draft draft) {
  const SchemaObject& column = draft.object();
  const std::string table = container_target(column, draft.around().expected);
  if (!table.starts_with("TABLE")) return {};
  const bool fills_itself = !attribute(column, "default").empty() || !attribute(column, "identity").empty() ||
                            !attribute(column, "generated").empty();
  // Rows that are there could not get a value.
  if (attribute(column, "not null") == "true" && !fills_itself) return {};
  std::string text = draft.finish(fmt::format("ALTER {} ADD COLUMN {}", table, column_clause(draft)));
  const SchemaObject* sequence = sequence_of(draft);
  const bool is_serial = sequence != nullptr && attribute(*sequence, "identity").empty();
  if (!is_serial || text.empty()) return text;
  const Objects& parts = draft.around().changes.parts_of(column);
  if (std::find(parts.begin(), parts.end(), sequence) == parts.end()) return {};
  return create_serial(*sequence, text, draft.around());
}

}  // namespace rehearse::schema::repair
