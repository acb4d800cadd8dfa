#include "config/sections.h"
#include "model/names.h"

namespace rehearse::config {

namespace {

AcceptedDifference read_accepted(Table table) {
  AcceptedDifference accepted;
  accepted.object = table.require("object").name();
  table.read("attribute", accepted.attribute, &Value::name);
  accepted.reason = table.require("reason").name();
  table.finish();
  return accepted;
}

}  // namespace

void read_schema(Table table, SchemaRules& schema) {
  table.read("column_order", schema.column_order, kColumnOrderNames);
  table.read("owner", schema.owner, &Value::boolean);
  table.read("acl", schema.acl, &Value::boolean);
  table.read("comments", schema.comments, &Value::boolean);
  table.read("extension_version", schema.extension_version, &Value::boolean);
  table.read("extension_members", schema.extension_members, &Value::boolean);
  table.read("populated", schema.populated, &Value::boolean);
  table.read("database_settings", schema.database_settings, &Value::boolean);
  table.read("function_whitespace", schema.function_whitespace, &Value::boolean);
  table.read("sequence_state", schema.snapshot.sequence_state, &Value::boolean);
  table.read("large_objects", schema.snapshot.large_objects, &Value::boolean);
  table.read("cluster_objects", schema.snapshot.cluster_objects, &Value::boolean);
  table.read("expected", schema.expected, &Value::name);
  if (const auto accept = table.find("accept")) {
    if (!accept->is_array()) accept->expected("an array of tables: [[schema.accept]]");
    for (const Value& entry : accept->elements()) schema.accept.push_back(read_accepted(entry.table()));
  }
  table.finish();
}

}  // namespace rehearse::config
