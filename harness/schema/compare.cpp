#include "schema/compare.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>

#include "schema/casts.h"
#include "schema/change.h"
#include "schema/chosen_name.h"
#include "schema/column_order.h"
#include "schema/conditions.h"
#include "schema/describe.h"
#include "schema/echoes.h"
#include "schema/identity.h"
#include "schema/literals.h"
#include "schema/meaning.h"
#include "schema/not_null.h"
#include "schema/repair.h"
#include "schema/target_alias.h"
#include "schema/twins.h"
#include "schema/versions.h"

namespace rehearse::schema {

namespace {

std::set<std::string> attribute_names(const SchemaObject& before, const SchemaObject& after) {
  std::set<std::string> names;
  for (const auto& [name, value] : before.attributes) names.insert(name);
  for (const auto& [name, value] : after.attributes) names.insert(name);
  return names;
}

// What people wrote, and PostgreSQL only kept.
bool is_verbatim(const std::string& name, std::string_view value) {
  return name == "comment" || name == "security label" ||
         (name == "body" && !value.starts_with("BEGIN ATOMIC") && !value.starts_with("RETURN "));
}

// An expression as it is once PostgreSQL has parsed what it wrote, and as any of its releases writes it.
std::string settled(std::string_view expression) {
  return without_as_of_targets(without_nested_conditions(with_casts_of_elements(expression)));
}

bool same_expression(const SchemaObject& before, const SchemaObject& after, const std::string& name,
                     const Versions& versions) {
  const std::string_view old_value = attribute(before, name);
  const std::string_view new_value = attribute(after, name);
  if (old_value == new_value || is_verbatim(name, old_value)) return false;
  const auto [one, other] = versions.alike(before.kind, name, old_value, new_value);
  return same_but_for_clock(old_value, new_value) || settled(one) == settled(other);
}

bool counts(const SchemaObject& before, const SchemaObject& after, const std::string& name,
            const Surroundings& around) {
  const std::string_view old_value = attribute(before, name);
  const std::string_view new_value = attribute(after, name);
  const bool equal =
      old_value == new_value && before.attributes.contains(name) == after.attributes.contains(name);
  const Versions versions(around.expected, around.found);
  if (equal || versions.explain(before, after, name)) return false;
  if (same_expression(before, after, name, versions)) return false;
  return !is_echo(before, after, name, around);
}

/// Puts changes into values and words.
class Account {
 public:
  Account(const Surroundings& around, Comparison comparison) : around_(around), comparison_(comparison) {}

  void lost(const SchemaObject& object) { add({around_, &object, nullptr}, describe(object), {}); }
  void added(const SchemaObject& object) { add({around_, nullptr, &object}, {}, describe(object)); }

  void renamed(const SchemaObject& before, const SchemaObject& after) {
    add({around_, &before, &after, "name"}, std::string(last_name(before.identity)),
        std::string(last_name(after.identity)));
  }

  void moved(const ColumnOrderChange& order) {
    add({around_, order.before, order.after, "column order"}, order.old_order, order.new_order);
  }

  void altered(const SchemaObject& before, const SchemaObject& after) {
    for (const std::string& name : attribute_names(before, after))
      if (counts(before, after, name, around_))
        add({around_, &before, &after, name}, shown(before, name, after), shown(after, name, before));
  }

  std::vector<SchemaDifference> take() { return std::move(differences_); }

 private:
  void add(const Change& change, std::string before, std::string after) {
    const SchemaObject& named = change.added() ? *change.after : *change.before;
    SchemaDifference difference{comparison_,      named.kind,        named.identity,
                                change.attribute, std::move(before), std::move(after)};
    difference.meaning = meaning_of(change);
    difference.name_only = is_chosen_name(change);
    difference.repair = repair_of(change);
    differences_.push_back(std::move(difference));
  }

  const Surroundings& around_;
  Comparison comparison_;
  std::vector<SchemaDifference> differences_;
};

}  // namespace

std::vector<SchemaDifference> compare(const SchemaSnapshot& expected, const SchemaSnapshot& found,
                                      Comparison comparison) {
  if (!expected.digest.empty() && expected.digest == found.digest) return {};
  Changes changes = collect(expected, found);
  fold_parts(changes);
  leave_to_columns(changes, expected, found);
  leave_out_unnamed_not_nulls(changes, Versions(expected, found));
  pair_renames(changes);
  find_twins(changes);

  const Surroundings around = surroundings(expected, found, changes);
  Account account(around, comparison);
  for (const SchemaObject* object : changes.lost) account.lost(*object);
  for (const SchemaObject* object : changes.added) account.added(*object);
  for (const auto& [before, after] : changes.renamed) account.renamed(*before, *after);
  for (const ColumnOrderChange& order : column_order(expected, found, changes)) account.moved(order);
  for (const auto& [before, after] : changes.altered) account.altered(*before, *after);
  return account.take();
}

}  // namespace rehearse::schema
