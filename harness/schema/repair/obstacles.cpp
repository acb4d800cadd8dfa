#include "schema/repair/obstacles.h"

#include <algorithm>
#include <string>

#include "schema/identity.h"

namespace rehearse::schema::repair {

namespace {

bool membership_changed(const Changes& changes) {
  return std::any_of(changes.altered.begin(), changes.altered.end(), [](const auto& pair) {
    return pair.first->kind == "extension" &&
           attribute(*pair.first, "members") != attribute(*pair.second, "members");
  });
}

// A renamed table keeps its indexes and sequences, whose names are taken then; a trigger of a partition that
// was cloned stands in the way of a new clone.
bool lives_on(const Change& change) {
  const SchemaObject& lost = *change.before;
  const auto& altered = change.around.changes.altered;
  return std::any_of(altered.begin(), altered.end(), [&](const auto& pair) {
    const SchemaObject& was = *pair.first;
    const bool of_lost =
        attribute(was, "table") == lost.identity || owner_of(attribute(was, "owned by")) == lost.identity;
    const bool was_clone = lost.kind == "trigger" && was.kind == "trigger" &&
                           attribute(was, "cloned from parent") == "true" &&
                           last_name(was.identity) == last_name(lost.identity);
    return of_lost || was_clone;
  });
}

bool mentions(const SchemaObject& object, std::string_view name) {
  return std::any_of(object.attributes.begin(), object.attributes.end(),
                     [&](const auto& attribute) { return attribute.second.find(name) != std::string::npos; });
}

// Whatever uses an added object was added, or altered to do so.
bool is_used(const Change& change) {
  const std::string_view identity = change.after->identity;
  const std::string_view name = identity.substr(0, identity.find('('));
  const auto& altered = change.around.changes.altered;
  return std::any_of(altered.begin(), altered.end(), [&](const auto& pair) {
    return container(*pair.second) != identity && container(*change.after) != pair.second->identity &&
           mentions(*pair.second, name) && !mentions(*pair.first, name);
  });
}

// Relations and what belongs to them are the repairs' daily bread, and come off in an order that works.
bool may_be_used(const Change& change) {
  for (const char* kind : {"function", "aggregate", "type", "collation", "text search template",
                           "text search dictionary", "text search parser", "operator"})
    if (change.is_of(kind)) return true;
  return false;
}

}  // namespace

bool has_obstacle(const Change& change) {
  if (!change.lost() && !change.added()) return false;
  if (membership_changed(change.around.changes)) return true;
  // A clone comes and goes with its original.
  if (attribute(change.object(), "cloned from parent") == "true") return true;
  return change.lost() ? lives_on(change) : may_be_used(change) && is_used(change);
}

}  // namespace rehearse::schema::repair
