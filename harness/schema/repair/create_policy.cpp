// Policies and statistics objects.
#include <fmt/format.h>

#include "base/strings.h"
#include "schema/identity.h"
#include "schema/kinds.h"
#include "schema/repair/create.h"
#include "schema/repair/words.h"

namespace rehearse::schema::repair {

namespace {

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

}  // namespace

std::string create_statistics(Draft draft) {
  const std::string& name = draft.object().identity;
  const auto kinds = draft.take("kinds");
  const auto columns = draft.take("columns");
  const auto expressions = draft.take("expressions");
  const auto table = draft.take("table");
  if (table.empty()) draft.give_up();
  if (const auto target = draft.take("statistics target"); !target.empty())
    draft.then(fmt::format("ALTER STATISTICS {} SET STATISTICS {}", name, target));
  return draft.finish(fmt::format("CREATE STATISTICS {}{} ON {}{}{} FROM {}", name,
                                  kinds.empty() ? std::string{} : fmt::format(" ({})", kinds), columns,
                                  columns.empty() || expressions.empty() ? "" : ", ", expressions, table));
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
