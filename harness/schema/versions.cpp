#include "schema/versions.h"

#include "schema/call_syntax.h"
#include "schema/identity.h"
#include "schema/only_table.h"

namespace rehearse::schema {

Versions::Versions(const SchemaSnapshot& before, const SchemaSnapshot& after)
    : before_(before.server_version / 10'000), after_(after.server_version / 10'000) {}

bool Versions::part_at(int major) const {
  return before_ != 0 && after_ != 0 && (before_ < major) != (after_ < major);
}

bool Versions::differ() const {
  return before_ != 0 && after_ != 0 && before_ != after_;
}

std::pair<std::string, std::string> Versions::alike(const std::string& kind, const std::string& name,
                                                    std::string_view before, std::string_view after) const {
  std::string older(before_ < after_ ? before : after);
  std::string newer(before_ < after_ ? after : before);
  const bool is_view = kind == "view" || kind == "materialized view";
  if (part_at(14)) newer = with_plain_calls(newer);
  if (part_at(16) && is_view && name == "definition") older = without_only_table(older);
  return {std::move(older), std::move(newer)};
}

bool Versions::explain(const SchemaObject& before, const SchemaObject& after, const std::string& name) const {
  if (before.kind == "extension" && name == "members")
    return differ() && attribute(before, "version") != attribute(after, "version");
  return before.kind == "type" && name == "multirange" && part_at(14);
}

}  // namespace rehearse::schema
