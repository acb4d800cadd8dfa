#include "source/script_text.h"

#include <fmt/format.h>

#include "base/strings.h"
#include "rehearse/error.h"
#include "sql/locator.h"
#include "sql/splitter.h"

namespace rehearse::source {

namespace {

bool is_blank(std::string_view text) {
  if (text.substr(0, sql::kByteOrderMark.size()) == sql::kByteOrderMark)
    text.remove_prefix(sql::kByteOrderMark.size());
  return trim(text).empty();
}

void reject_empty_up(const ScriptText& up, const std::optional<ScriptText>& down) {
  if (!is_blank(up.text) || (down && is_blank(down->text))) return;
  throw Error(ErrorKind::usage, "this migration is empty",
              "delete it, or let a comment in it say why there is nothing to do",
              SourceLocation{up.path, up.first_line, 0});
}

Script read_script(Migration& migration, const ScriptText& source) {
  Script script{.path = source.path,
                .statements = sql::split(source.text, source.path, source.first_line, source.offset)};
  const auto directives = sql::read_directives(source.text, source.path, source.first_line);
  sql::reject_late_directives(source.text, source.path, script.statements, source.first_line, source.offset);
  apply_directives(migration, directives, source.path);
  script.transaction = sql::transaction_policy(directives, script.statements);
  return script;
}

Error said_twice(const std::string& directive, const std::string& path) {
  return {ErrorKind::usage,
          fmt::format("the directive '{}' is given in both directions of this migration", directive),
          "it holds for both: keep it in the up", SourceLocation{path}};
}

}  // namespace

void set_scripts(Migration& migration, const ScriptText& up, const std::optional<ScriptText>& down) {
  reject_empty_up(up, down);
  migration.up = read_script(migration, up);
  if (down) migration.down = read_script(migration, *down);
}

void apply_directives(Migration& migration, const sql::Directives& directives, const std::string& path) {
  if (directives.irreversible) {
    if (migration.irreversible) throw said_twice("irreversible", path);
    migration.irreversible = directives.irreversible;
  }
  if (!directives.budget.reason.empty()) {
    if (!migration.budget.reason.empty()) throw said_twice("budget", path);
    migration.budget = directives.budget;
  }
  migration.accepted.insert(migration.accepted.end(), directives.accepted.begin(), directives.accepted.end());
}

}  // namespace rehearse::source
