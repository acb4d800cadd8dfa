#include <fmt/format.h>

#include "schema/chosen_name.h"
#include "schema/identity.h"
#include "schema/meaning/topics.h"

namespace rehearse::schema::meaning {

namespace {

// The longer name is the one that PostgreSQL had to number.
std::string of_chosen(std::string_view before, std::string_view after) {
  if (after.size() > before.size())
    return fmt::format("name only: PostgreSQL chose {} because {} was still taken", after, before);
  return fmt::format("name only: PostgreSQL chose both, {} was taken at one time and not at the other",
                     after);
}

}  // namespace

std::string of_name(const Change& change) {
  if (change.attribute != "name" || change.lost() || change.added()) return {};
  const std::string_view before = last_name(change.before->identity);
  const std::string_view after = last_name(change.after->identity);
  if (is_chosen_name(change)) return of_chosen(before, after);
  return "renamed: everything else about it is equal";
}

}  // namespace rehearse::schema::meaning
