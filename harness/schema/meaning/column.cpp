#include "schema/identity.h"
#include "schema/meaning/topics.h"

namespace rehearse::schema::meaning {

namespace {

constexpr std::string_view kOwnToo = "yes, and declared here too";

bool calls_nextval(std::string_view expression) {
  return expression.starts_with("nextval(");
}

bool is_followed_by_others(const Change& change) {
  const Objects columns = columns_of(change.around.expected, container(*change.before));
  return !columns.empty() && columns.back() != change.before;
}

// As a column is that was added again.
bool is_last(const Change& change) {
  const Objects columns = columns_of(change.around.found, container(*change.after));
  return columns.empty() || columns.back() == change.after;
}

// The primary key brings NOT NULL along, and leaves it behind (manual, ALTER TABLE: DROP CONSTRAINT).
std::string of_nullability(const Change& change) {
  if (change.new_value() == "false")
    return is_last(change) ? "rows may hold NULL now; where the down adds the column again, NOT NULL and a "
                             "DEFAULT belong into its ADD COLUMN"
                           : "rows may hold NULL now";
  return "NOT NULL stays behind when a primary key is dropped or SET NOT NULL is not undone";
}

std::string of_identity(const Change& change) {
  if (change.new_value().empty()) return "INSERT has to give a value: the column no longer numbers itself";
  if (change.old_value().empty()) return "the column numbers itself";
  return change.new_value() == "always" ? "INSERT may not give a value, except with OVERRIDING SYSTEM VALUE"
                                        : "INSERT may give a value of its own";
}

std::string of_inheritance(const Change& change) {
  if (change.new_value() == kOwnToo)
    return "NO INHERIT and INHERIT are no round trip: the column has become the table's own and stays when "
           "its parent drops it";
  if (change.new_value().empty()) return "the column no longer follows that of the parent";
  return change.old_value() == kOwnToo ? "the column goes when its parent drops it" : std::string{};
}

std::string of_default(const Change& change) {
  if (calls_nextval(change.old_value()) && change.new_value().empty())
    return "INSERT has to give a value: the sequence does not fill the column any more";
  return calls_nextval(change.old_value()) && calls_nextval(change.new_value())
             ? "another sequence numbers the column"
             : std::string{};
}

}  // namespace

std::string of_column(const Change& change) {
  if (change.attribute == "column order")
    return "SELECT * and INSERT without a list of columns change their meaning; a column that is added again "
           "always comes last";
  if (!change.is_of("column")) return {};
  if (change.attribute.empty())
    return change.lost() && is_followed_by_others(change)
               ? "a column that is added again comes last, whatever its place was"
               : std::string{};
  if (change.attribute == "not null") return of_nullability(change);
  if (change.attribute == "identity") return of_identity(change);
  if (change.attribute == "inherited") return of_inheritance(change);
  if (change.attribute == "default") return of_default(change);
  if (change.attribute == "generated" && change.new_value().empty())
    return "an ordinary column now: it keeps its values and follows the others no longer";
  return {};
}

}  // namespace rehearse::schema::meaning
