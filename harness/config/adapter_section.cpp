#include "config/adapter_presets.h"
#include "config/sections.h"

namespace rehearse::config {

namespace {

AdapterSpec preset_of(const Value& value) {
  return *adapter_preset(value.choice(adapter_preset_names()));
}

void require_complete(const AdapterSpec& adapter, const Value& value) {
  if (adapter.files.empty() == adapter.list.empty())
    value.fail("expected either `files` or `list`, which say what migrations there are");
  if (adapter.up.empty()) value.fail("`up` is missing: the command that applies one migration");
}

}  // namespace

AdapterSpec read_adapter(const Value& value) {
  if (value.is_text()) return preset_of(value);
  Table table = value.table();
  AdapterSpec adapter;
  adapter.tool = "command";
  if (const auto preset = table.find("preset")) adapter = preset_of(*preset);
  table.read("files", adapter.files, &Value::texts);
  table.read("list", adapter.list, &Value::texts);
  table.read("pattern", adapter.pattern, &Value::text);
  table.read("baseline", adapter.baseline, &Value::text);
  table.read("newest_first", adapter.newest_first, &Value::boolean);
  table.read("base", adapter.base, &Value::text);
  table.read("up", adapter.up, &Value::texts);
  table.read("down", adapter.down, &Value::texts);
  table.read("ledger", adapter.ledger, &Value::texts);
  table.read("folder", adapter.folder, &Value::name);
  table.read("tcp", adapter.tcp, &Value::boolean);
  if (const auto environment = table.find("environment"))
    for (const auto& [name, text] : environment->table().entries()) adapter.environment[name] = text.scalar();
  table.finish();
  require_complete(adapter, value);
  return adapter;
}

}  // namespace rehearse::config
