#include "cli/schema_rules.h"

namespace rehearse::cli {

SnapshotOptions snapshot_options(const SchemaLevels& levels) {
  return {.sequence_state = levels.sequence_state.value_or(false),
          .large_objects = levels.large_objects.value_or(false),
          .cluster_objects = levels.cluster_objects.value_or(false)};
}

void apply(const SchemaLevels& levels, drift::DiffRequest& request) {
  SchemaRules& rules = request.rules;
  rules.column_order = levels.column_order.value_or(rules.column_order);
  rules.owner = levels.owner.value_or(rules.owner);
  rules.acl = levels.acl.value_or(rules.acl);
  rules.comments = levels.comments.value_or(rules.comments);
  rules.extension_version = levels.extension_version.value_or(rules.extension_version);
  rules.extension_members = levels.extension_members.value_or(rules.extension_members);
  rules.populated = levels.populated.value_or(rules.populated);
  rules.database_settings = levels.database_settings.value_or(rules.database_settings);
  if (levels.ignore_function_whitespace) rules.function_whitespace = !*levels.ignore_function_whitespace;
  SnapshotOptions& wanted = rules.snapshot;
  wanted.sequence_state = levels.sequence_state.value_or(wanted.sequence_state);
  wanted.large_objects = levels.large_objects.value_or(wanted.large_objects);
  wanted.cluster_objects = levels.cluster_objects.value_or(wanted.cluster_objects);
  request.refused = {.sequence_state = levels.sequence_state == false,
                     .large_objects = levels.large_objects == false,
                     .cluster_objects = levels.cluster_objects == false};
  request.insisted = {.owner = levels.owner == true,
                      .populated = levels.populated == true,
                      .database_settings = levels.database_settings == true};
}

}  // namespace rehearse::cli
