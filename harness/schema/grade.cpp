#include <algorithm>

#include "base/strings.h"
#include "schema/compare.h"
#include "schema/damage.h"
#include "schema/scope.h"
#include "schema/white_space.h"

namespace rehearse::schema {

namespace {

bool is_extension_off(const SchemaDifference& difference, const SchemaRules& rules) {
  return (difference.attribute == "version" && !rules.extension_version) ||
         (difference.attribute == "members" && !rules.extension_members);
}

bool is_white_space(const SchemaDifference& difference) {
  return difference.attribute == "body" && same_but_for_white_space(difference.before, difference.after);
}

// Kinds that are nothing but privileges, so that they are added and lost.
bool is_privilege(const SchemaDifference& difference) {
  return difference.attribute == "grants" || difference.kind == "default privileges" ||
         difference.kind == "extension member" || difference.kind == "system object" ||
         difference.kind == "parameter";
}

bool is_comment(const SchemaDifference& difference) {
  return difference.attribute == "comment" || difference.attribute == "attribute comments" ||
         difference.attribute == "comments of members";
}

bool switched_off(const SchemaDifference& difference, const SchemaRules& rules) {
  if (is_of_database(difference.kind) && !rules.database_settings) return true;
  if (!is_read_with(rules.snapshot, difference.kind, difference.attribute)) return true;
  if (difference.kind == "extension" && is_extension_off(difference, rules)) return true;
  if (difference.kind == "extension member" && !rules.extension_members) return true;
  if (!rules.function_whitespace && is_white_space(difference)) return true;
  if (difference.attribute == "column order") return rules.column_order == ColumnOrder::ignore;
  if (difference.attribute == "owner") return !rules.owner;
  if (difference.attribute == "populated") return !rules.populated;
  if (is_privilege(difference)) return !rules.acl;
  return is_comment(difference) && !rules.comments;
}

// DROP EXTENSION in a down would take along what others built on it, so most authors leave it, on purpose.
bool is_extension_left_behind(const SchemaDifference& difference) {
  return difference.kind == "extension" && difference.comparison == Comparison::down &&
         difference.attribute.empty() && difference.before.empty();
}

DifferenceSeverity severity(const SchemaDifference& difference, const SchemaRules& rules) {
  if (difference.attribute == "column order" && rules.column_order == ColumnOrder::warn)
    return DifferenceSeverity::warning;
  return difference.name_only || is_extension_left_behind(difference) ? DifferenceSeverity::warning
                                                                      : DifferenceSeverity::error;
}

bool matches(const AcceptedDifference& accepted, const SchemaDifference& difference) {
  return glob_match(accepted.object, difference.kind + " " + difference.object) &&
         (accepted.attribute.empty() || glob_match(accepted.attribute, difference.attribute));
}

void grade_one(SchemaDifference& difference, const SchemaRules& rules) {
  difference.severity = severity(difference, rules);
  const auto accepted = std::find_if(rules.accept.begin(), rules.accept.end(),
                                     [&](const auto& entry) { return matches(entry, difference); });
  if (accepted == rules.accept.end() || is_damage(difference)) return;
  difference.severity = DifferenceSeverity::accepted;
  difference.reason = accepted->reason;
}

}  // namespace

std::vector<SchemaDifference> grade(std::vector<SchemaDifference> differences, const SchemaRules& rules) {
  std::erase_if(differences, [&](const auto& difference) { return switched_off(difference, rules); });
  for (SchemaDifference& difference : differences) grade_one(difference, rules);
  return differences;
}

}  // namespace rehearse::schema
