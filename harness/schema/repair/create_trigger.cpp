// Triggers and rules: what runs on its own when a table is written to.
#include <fmt/format.h>

#include "base/strings.h"
#include "schema/identity.h"
#include "schema/kinds.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

// ENABLE ALWAYS TRIGGER g; "yes" is how it is created.
void add_state(Draft& draft, std::string_view word) {
  const auto enabled = draft.take("enabled");
  if (enabled == "yes" || enabled.empty()) return;
  const std::string state = enabled == "no" ? "DISABLE" : fmt::format("ENABLE {}", upper(enabled));
  draft.then(fmt::format("ALTER TABLE {} {} {} {}", container(draft.object()), state, word,
                         last_name(draft.object().identity)));
}

// "INSERT OR UPDATE OF a, b" for "insert, update".
std::string events(Draft& draft) {
  const auto columns = draft.take("columns");
  std::vector<std::string> words;
  for (const std::string_view each : split(draft.take("events"), ',')) {
    words.push_back(upper(trim(each)));
    if (words.back() == "UPDATE" && !columns.empty()) words.back() += fmt::format(" OF {}", columns);
  }
  return join(words, " OR ");
}

// What stands between the table and FOR EACH.
std::string trigger_clauses(Draft& draft) {
  std::string text;
  if (const auto other = draft.take("from table"); !other.empty()) text += fmt::format(" FROM {}", other);
  if (const auto when = draft.take("deferrable"); !when.empty())
    text += when == "deferrable" ? " DEFERRABLE" : " DEFERRABLE INITIALLY DEFERRED";
  const auto old_table = draft.take("old table");
  const auto new_table = draft.take("new table");
  if (!old_table.empty() || !new_table.empty()) text += " REFERENCING";
  if (!old_table.empty()) text += fmt::format(" OLD TABLE AS {}", old_table);
  if (!new_table.empty()) text += fmt::format(" NEW TABLE AS {}", new_table);
  return text;
}

}  // namespace

std::string create_trigger(Draft draft) {
  const SchemaObject& trigger = draft.object();
  const auto function = draft.take("function");
  if (function.empty()) draft.give_up();
  std::string text =
      draft.takes("constraint trigger", "true") ? "CREATE CONSTRAINT TRIGGER" : "CREATE TRIGGER";
  text += fmt::format(" {} {} {}", last_name(trigger.identity), upper(draft.take("timing")), events(draft));
  text += fmt::format(" ON {}{} FOR EACH {}", container(trigger), trigger_clauses(draft),
                      upper(draft.take("for each")));
  if (const auto condition = draft.take("condition"); !condition.empty())
    text += fmt::format(" WHEN ({})", condition);
  text += fmt::format(" EXECUTE FUNCTION {}({})", function, draft.take("arguments"));
  add_state(draft, "TRIGGER");
  return draft.finish(text);
}

std::string create_rule(Draft draft) {
  const SchemaObject& rule = draft.object();
  std::string text = fmt::format("CREATE RULE {} AS ON {} TO {}", last_name(rule.identity),
                                 upper(draft.take("event")), container(rule));
  if (const auto condition = draft.take("condition"); !condition.empty())
    text += fmt::format(" WHERE {}", condition);
  const auto action = draft.take("action");
  if (action.empty()) draft.give_up();
  text += fmt::format(" DO {} {}", draft.takes("instead", "true") ? "INSTEAD" : "ALSO", action);
  add_state(draft, "RULE");
  return draft.finish(text);
}

}  // namespace rehearse::schema::repair
