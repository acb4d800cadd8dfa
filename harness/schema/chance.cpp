#include "schema/chance.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

#include "base/strings.h"
#include "schema/identity.h"

namespace rehearse::schema {

namespace {

constexpr const char* kOwner = "owner";
constexpr const char* kDefaultPrivileges = "default privileges";

using Key = std::tuple<std::string_view, std::string_view>;

Key key(const SchemaObject& object) {
  return {object.kind, object.identity};
}

// What initdb makes belongs to whoever ran it, and from version 15 on the schema public to pg_database_owner.
bool is_as_initdb_made_it(const SchemaObject& object, std::string_view owner, const Side& side) {
  const bool from_initdb = (object.kind == "schema" && object.identity == "public") ||
                           (object.kind == "extension" && object.identity == "plpgsql");
  return from_initdb && side.made_by_us && (owner == side.superuser || owner == "pg_database_owner");
}

bool has_owner_by_chance(const SchemaObject& object, const Side& side) {
  const std::string owner(attribute(object, kOwner));
  return !owner.empty() &&
         (side.owners_by_chance.contains(owner) || is_as_initdb_made_it(object, owner, side));
}

bool take_owners_out(Side& before, Side& after) {
  bool any = false;
  auto b = after.snapshot.objects.begin();
  for (SchemaObject& object : before.snapshot.objects) {
    while (b != after.snapshot.objects.end() && key(*b) < key(object)) ++b;
    if (b == after.snapshot.objects.end()) break;
    if (key(*b) != key(object)) continue;
    if (!has_owner_by_chance(object, before) && !has_owner_by_chance(*b, after)) continue;
    any = any || attribute(object, kOwner) != attribute(*b, kOwner);
    object.attributes.erase(kOwner);
    b->attributes.erase(kOwner);
  }
  return any;
}

// "of app in public on tables": the role whose new objects are meant.
std::string_view role_of(std::string_view identity) {
  constexpr std::string_view kOf = "of ";
  if (!identity.starts_with(kOf)) return {};
  const std::string_view before_on = identity.substr(0, identity.rfind(" on "));
  const auto in = before_on.rfind(" in ");
  return before_on.substr(0, in).substr(kOf.size());
}

bool names_chance(const Side& side) {
  return std::any_of(side.snapshot.objects.begin(), side.snapshot.objects.end(),
                     [&](const SchemaObject& object) {
                       return object.kind == kDefaultPrivileges &&
                              side.owners_by_chance.contains(std::string(role_of(object.identity)));
                     });
}

// A role's privileges on what it will own itself are in the list where others are granted something.
std::string grants_to_others(std::string_view grants, std::string_view role) {
  std::vector<std::string> kept;
  for (std::string_view item : split(grants, ';')) {
    item = trim(item);
    if (!item.empty() && !item.starts_with(std::string(role) + ":")) kept.emplace_back(item);
  }
  std::sort(kept.begin(), kept.end());
  kept.erase(std::unique(kept.begin(), kept.end()), kept.end());
  return join(kept, "; ");
}

// "in public on tables", with what all roles together grant.
void take_roles_out(SchemaSnapshot& snapshot) {
  std::map<std::string, std::string> merged;
  for (const SchemaObject& object : snapshot.objects) {
    if (object.kind != kDefaultPrivileges) continue;
    const std::string_view role = role_of(object.identity);
    const std::size_t cut = role.empty() ? 0 : role.size() + 4;  // "of " and the blank behind the role
    std::string& grants = merged[object.identity.substr(cut)];
    const std::string more = grants_to_others(attribute(object, "grants"), role);
    grants = grants_to_others(grants + ";" + more, {});
  }
  std::erase_if(snapshot.objects,
                [](const SchemaObject& object) { return object.kind == kDefaultPrivileges; });
  for (const auto& [identity, grants] : merged)
    snapshot.objects.push_back({kDefaultPrivileges, identity, {{"grants", grants}}});
  std::sort(snapshot.objects.begin(), snapshot.objects.end(),
            [](const SchemaObject& a, const SchemaObject& b) { return key(a) < key(b); });
}

}  // namespace

bool leave_out_chance_owners(Side& before, Side& after) {
  const bool migrations_only = before.made_by_us && after.made_by_us && !before.is_dump && !after.is_dump;
  if (migrations_only && before.owners_by_chance == after.owners_by_chance) return false;
  if (!before.made_by_us && !after.made_by_us) return false;
  bool any = take_owners_out(before, after);
  if (names_chance(before) || names_chance(after)) {
    any = true;
    take_roles_out(before.snapshot);
    take_roles_out(after.snapshot);
  }
  before.snapshot.digest.clear();
  after.snapshot.digest.clear();
  return any;
}

}  // namespace rehearse::schema
