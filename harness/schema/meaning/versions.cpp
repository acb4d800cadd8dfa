#include "schema/versions.h"

#include "schema/meaning/topics.h"

namespace rehearse::schema::meaning {

namespace {

bool one_has(const Change& change, std::string_view here, std::string_view there) {
  const auto has = [](std::string_view value, std::string_view word) {
    return value.find(word) != std::string_view::npos;
  };
  return (has(change.old_value(), here) && has(change.new_value(), there)) ||
         (has(change.old_value(), there) && has(change.new_value(), here));
}

bool is_of_public(const Change& change) {
  return change.is_of("schema") && change.object().identity == "public" &&
         (change.attribute == "owner" || change.attribute == "grants");
}

}  // namespace

// Release notes of 14 (E.2 "EXTRACT"), and of 15 (schema public; sequences of unlogged tables).
std::string of_versions(const Change& change) {
  const Versions versions(change.around.expected, change.around.found);
  if (change.lost() || change.added() || !versions.differ()) return {};
  if (change.is_of("extension") && change.attribute == "version")
    return "each version of PostgreSQL comes with its own version of the extension";
  if (versions.part_at(14) && one_has(change, "date_part(", "EXTRACT("))
    return "EXTRACT gives numeric since PostgreSQL 14, and was date_part() of double precision before";
  if (!versions.part_at(15)) return {};
  if (is_of_public(change))
    return "new databases since PostgreSQL 15: public belongs to pg_database_owner, nobody else may create "
           "in it";
  if (change.is_of("sequence") && change.attribute == "unlogged")
    return "since PostgreSQL 15 the sequences of an unlogged table are unlogged too";
  return {};
}

}  // namespace rehearse::schema::meaning
