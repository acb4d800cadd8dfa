#include "schema/versions.h"

#include <algorithm>
#include <array>

#include "schema/call_syntax.h"
#include "schema/identity.h"
#include "schema/only_table.h"

namespace rehearse::schema {

namespace {

struct NewAttribute {
  std::string_view kind;
  std::string_view name;
  int since;
  std::string_view as_before;  ///< the value that does as earlier versions do; empty: any
};

// Manual, CREATE SUBSCRIPTION and CREATE TYPE. Not "runs as owner", which earlier versions did, and not the
// default of "streaming" since 18, which is another one.
constexpr std::array<NewAttribute, 8> kNewAttributes{{{"type", "multirange", 14, ""},
                                                      {"subscription", "binary", 14, "false"},
                                                      {"subscription", "streaming", 14, "off"},
                                                      {"subscription", "two-phase commit", 15, "false"},
                                                      {"subscription", "disabled on error", 15, "false"},
                                                      {"subscription", "origin", 16, "any"},
                                                      {"subscription", "password required", 16, "true"},
                                                      {"subscription", "failover", 17, "false"}}};

}  // namespace

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
  const std::string_view value = attribute(before_ < after_ ? after : before, name);
  return std::any_of(kNewAttributes.begin(), kNewAttributes.end(), [&](const NewAttribute& each) {
    return each.kind == before.kind && each.name == name && part_at(each.since) &&
           (each.as_before.empty() || each.as_before == value);
  });
}

}  // namespace rehearse::schema
