// Kinds whose definition is a whole statement, and policies, which are nearly that.
#include <fmt/format.h>

#include "base/strings.h"
#include "schema/identity.h"
#include "schema/kinds.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

std::string statement(Draft& draft) {
  std::string_view definition = trim(draft.take("definition"));
  if (!definition.starts_with("CREATE ")) draft.give_up();
  if (definition.ends_with(';')) definition.remove_suffix(1);
  return std::string(definition);
}

std::string roles(std::string_view list) {
  std::vector<std::string> names;
  std::string_view rest = list;
  while (!rest.empty()) {
    const auto comma = rest.find(", ");
    names.push_back(role(rest.substr(0, comma)));
    rest = comma == std::string_view::npos ? std::string_view{} : rest.substr(comma + 2);
  }
  return join(names, ", ");
}

// ENABLE ALWAYS TRIGGER g; "yes" is how it is created.
void add_state(Draft& draft, std::string_view word) {
  const auto enabled = draft.take("enabled");
  if (enabled == "yes" || enabled.empty()) return;
  const std::string state = enabled == "no" ? "DISABLE" : fmt::format("ENABLE {}", upper(enabled));
  draft.then(fmt::format("ALTER TABLE {} {} {} {}", container(draft.object()), state, word,
                         last_name(draft.object().identity)));
}

std::string create_as_defined(Draft& draft, std::string_view word) {
  const std::string text = statement(draft);
  add_state(draft, word);
  return draft.finish(text);
}

}  // namespace

std::string create_trigger(Draft draft) {
  return create_as_defined(draft, "TRIGGER");
}

std::string create_rule(Draft draft) {
  return create_as_defined(draft, "RULE");
}

std::string create_statistics(Draft draft) {
  if (const auto target = draft.take("statistics target"); !target.empty())
    draft.then(fmt::format("ALTER STATISTICS {} SET STATISTICS {}", draft.object().identity, target));
  return draft.finish(statement(draft));
}

std::string create_policy(Draft draft) {
  const SchemaObject& policy = draft.object();
  std::string text = fmt::format("CREATE POLICY {} ON {}", last_name(policy.identity), container(policy));
  if (draft.takes("permissive", "false")) text += " AS RESTRICTIVE";
  text += fmt::format(" FOR {} TO {}", draft.take("command"), roles(draft.take("roles")));
  if (const auto condition = draft.take("using"); !condition.empty())
    text += fmt::format(" USING ({})", condition);
  if (const auto condition = draft.take("with check"); !condition.empty())
    text += fmt::format(" WITH CHECK ({})", condition);
  return draft.finish(text);
}

}  // namespace rehearse::schema::repair
