#include <set>
#include <utility>

#include "schema/identity.h"
#include "schema/repair/alter.h"

namespace rehearse::schema::repair {

namespace {

using PartNames = std::multiset<std::pair<std::string, std::string>>;

// The parts by kind and by what their names have behind that of the whole; in full for those, such as the
// indexes of a table, that have names of their own.
PartNames part_names(const SchemaObject& whole, const Changes& changes) {
  PartNames names;
  for (const SchemaObject* part : changes.parts_of(whole)) {
    const bool within = part->identity.starts_with(whole.identity + ".");
    names.emplace(part->kind, within ? part->identity.substr(whole.identity.size()) : part->identity);
  }
  return names;
}

}  // namespace

bool keeps_names_of_parts(const Change& renamed) {
  const Changes& changes = renamed.around.changes;
  return owner_of(renamed.before->identity) == owner_of(renamed.after->identity) &&
         part_names(*renamed.before, changes) == part_names(*renamed.after, changes);
}

}  // namespace rehearse::schema::repair
