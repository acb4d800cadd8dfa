#include "schema/repair/common.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <vector>

#include "base/strings.h"
#include "schema/grants.h"
#include "schema/identity.h"
#include "schema/items.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

using Options = std::map<std::string, std::string>;

// Nothing when the list cannot be told apart again.
std::optional<Options> parse_options(std::string_view text) {
  Options options;
  for (const std::string_view item : quoted_items(text)) {
    const auto equals = item.find('=');
    // Of a secret there is only a digest.
    if (equals == std::string_view::npos || item.find("<digest ") != std::string_view::npos)
      return std::nullopt;
    options.emplace(item.substr(0, equals), unquoted(item.substr(equals + 1)));
  }
  return options;
}

bool is_plain(std::string_view value) {
  return !value.empty() &&
         value.find_first_not_of("abcdefghijklmnopqrstuvwxyz_0123456789.") == std::string::npos;
}

std::string option(const std::string& name, const std::string& value, std::string_view prefix) {
  return fmt::format("{}{}={}", prefix, name, is_plain(value) ? value : literal(value));
}

// What the privileges are granted on; for a column, its table.
std::string grant_target(const SchemaObject& object) {
  const std::string_view word = sql_word(object);
  if (object.kind == "column") return fmt::format("TABLE {}", container(object));
  if (word.ends_with("TABLE") || word.ends_with("VIEW")) return fmt::format("TABLE {}", object.identity);
  if (word == "SERVER") return fmt::format("FOREIGN SERVER {}", object.identity);
  if (word == "AGGREGATE") return fmt::format("FUNCTION {}", object.identity);
  if (word == "DOMAIN") return fmt::format("TYPE {}", object.identity);
  const bool grantable = word == "SEQUENCE" || word == "FUNCTION" || word == "PROCEDURE" ||
                         word == "SCHEMA" || word == "TYPE" || word == "LANGUAGE" ||
                         word == "FOREIGN DATA WRAPPER";
  return grantable ? fmt::format("{} {}", word, object.identity) : std::string{};
}

std::string privilege(const SchemaObject& object, const Grant& grant) {
  return object.kind == "column" ? fmt::format("{} ({})", grant.privilege, last_name(object.identity))
                                 : grant.privilege;
}

/// The privileges that one statement can hold.
struct Batch {
  std::string before;  ///< "GRANT " or "REVOKE "
  std::string after;   ///< " TO app WITH GRANT OPTION"
  std::vector<std::string> privileges;
};

class Batches {
 public:
  explicit Batches(const SchemaObject& object) : object_(object) {}

  void grant(const Grant& grant) {
    add("GRANT ",
        fmt::format(" TO {}{}", role(grant.role), grant.with_grant_option ? " WITH GRANT OPTION" : ""),
        grant);
  }
  void revoke(const Grant& grant) { add("REVOKE ", fmt::format(" FROM {}", role(grant.role)), grant); }

  [[nodiscard]] std::string text(const std::string& on) const {
    std::vector<std::string> statements;
    for (const Batch& batch : batches_)
      statements.push_back(
          fmt::format("{}{} ON {}{};", batch.before, join(batch.privileges, ", "), on, batch.after));
    return join(statements, "\n");
  }

 private:
  void add(const std::string& before, const std::string& after, const Grant& grant) {
    const auto same = std::find_if(batches_.begin(), batches_.end(), [&](const Batch& batch) {
      return batch.before == before && batch.after == after;
    });
    if (same != batches_.end()) return same->privileges.push_back(privilege(object_, grant));
    batches_.push_back({before, after, {privilege(object_, grant)}});
  }

  const SchemaObject& object_;
  std::vector<Batch> batches_;
};

bool has_other_grantor(const GrantChanges& changes) {
  const auto by_other = [](const Grant& grant) { return !grant.grantor.empty(); };
  return std::any_of(changes.gone.begin(), changes.gone.end(), by_other) ||
         std::any_of(changes.come.begin(), changes.come.end(), by_other);
}

// ALTER TABLE ... OWNER TO takes the sequences of its columns along, and they cannot go alone.
std::string owner_of_object(const Change& change) {
  const std::string_view word = sql_word(change.object());
  const bool follows_table = !attribute(change.object(), "owned by").empty();
  if (word.empty() || word == "EXTENSION" || word == "INDEX" || follows_table) return {};
  return fmt::format("ALTER {} OWNER TO {};", target(*change.after, change.around.found),
                     role(change.old_value()));
}

}  // namespace

std::string comment_on(const SchemaObject& object, const SchemaSnapshot& snapshot, std::string_view text) {
  const std::string on = target(object, snapshot);
  if (on.empty()) return {};
  return fmt::format("COMMENT ON {} IS {};", on, text.empty() ? "NULL" : literal(text));
}

std::string grants_on(const SchemaObject& object, const SchemaSnapshot& /*snapshot*/, std::string_view from,
                      std::string_view to) {
  const std::string on = grant_target(object);
  const GrantChanges changes = compare_grants(from, to);
  if (on.empty() || has_other_grantor(changes)) return {};
  Batches batches(object);
  for (const Grant& grant : changes.gone) grant.lacks ? batches.grant(grant) : batches.revoke(grant);
  for (const Grant& grant : changes.come) grant.lacks ? batches.revoke(grant) : batches.grant(grant);
  return batches.text(on);
}

std::string option_list(std::string_view options) {
  const auto parsed = parse_options(options);
  if (!parsed) return {};
  std::vector<std::string> texts;
  for (const auto& [name, value] : *parsed) texts.push_back(option(name, value, ""));
  return texts.empty() ? std::string{} : fmt::format("({})", join(texts, ", "));
}

std::string set_options(const std::string& alter, std::string_view from, std::string_view to,
                        std::string_view prefix) {
  const auto old_options = parse_options(from);
  const auto new_options = parse_options(to);
  if (!old_options || !new_options) return {};
  std::vector<std::string> set;
  std::vector<std::string> reset;
  for (const auto& [name, value] : *new_options)
    if (const auto old = old_options->find(name); old == old_options->end() || old->second != value)
      set.push_back(option(name, value, prefix));
  for (const auto& [name, value] : *old_options)
    if (!new_options->contains(name)) reset.push_back(std::string(prefix) + name);
  std::vector<std::string> statements;
  if (!set.empty()) statements.push_back(fmt::format("{} SET ({});", alter, join(set, ", ")));
  if (!reset.empty()) statements.push_back(fmt::format("{} RESET ({});", alter, join(reset, ", ")));
  return join(statements, "\n");
}

std::string foreign_options(const std::string& alter, std::string_view from, std::string_view to) {
  const auto old_options = parse_options(from);
  const auto new_options = parse_options(to);
  if (!old_options || !new_options) return {};
  std::vector<std::string> changes;
  for (const auto& [name, value] : *new_options) {
    const auto old = old_options->find(name);
    if (old != old_options->end() && old->second == value) continue;
    changes.push_back(
        fmt::format("{} {} {}", old == old_options->end() ? "ADD" : "SET", role(name), literal(value)));
  }
  for (const auto& [name, value] : *old_options)
    if (!new_options->contains(name)) changes.push_back(fmt::format("DROP {}", role(name)));
  return changes.empty() ? std::string{} : fmt::format("{} OPTIONS ({});", alter, join(changes, ", "));
}

std::string alter_common(const Change& change) {
  if (change.attribute == "comment")
    return comment_on(*change.after, change.around.found, change.old_value());
  if (change.attribute == "owner") return owner_of_object(change);
  // The owner's own privileges are part of both lists, and another owner has others.
  const bool same_owner = attribute(*change.before, "owner") == attribute(*change.after, "owner");
  if (change.attribute == "grants" && same_owner)
    return grants_on(*change.after, change.around.found, change.new_value(), change.old_value());
  return {};
}

}  // namespace rehearse::schema::repair
