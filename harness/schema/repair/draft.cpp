#include "schema/repair/draft.h"

#include <fmt/format.h>

#include <algorithm>

#include "schema/identity.h"
#include "schema/repair/common.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

std::string_view Draft::take(const std::string& name) {
  taken_.insert(name);
  return attribute(object_, name);
}

bool Draft::takes(const std::string& name, std::string_view value) {
  return take(name) == value;
}

void Draft::leave_out(const std::vector<std::string>& names) {
  taken_.insert(names.begin(), names.end());
}

void Draft::include(const std::string& statements) {
  if (statements.empty()) give_up();
  included_ += "\n" + statements;
}

void Draft::add_owner() {
  const std::string_view owner = take("owner");
  if (owner.empty() || owner == around_.usual_owner) return;
  const std::string_view word = sql_word(object_);
  if (word.empty()) return give_up();
  then(fmt::format("ALTER {} OWNER TO {}", target(object_, around_.expected), role(owner)));
}

std::string Draft::finish(const std::string& create) {
  add_owner();
  const auto comment = take("comment");
  const auto grants = take("grants");
  std::string text = create + ";";
  for (const std::string& statement : later_) text += "\n" + statement + ";";
  if (!comment.empty()) text += "\n" + comment_on(object_, around_.expected, comment);
  if (!grants.empty()) {
    const std::string statements = grants_on(object_, around_.expected, {}, grants);
    if (statements.empty()) given_up_ = true;
    text += "\n" + statements;
  }
  const bool complete = std::all_of(object_.attributes.begin(), object_.attributes.end(),
                                    [&](const auto& entry) { return taken_.contains(entry.first); });
  return complete && !given_up_ ? text + included_ : std::string{};
}

}  // namespace rehearse::schema::repair
