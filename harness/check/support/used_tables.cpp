#include "check/support/used_tables.h"

#include <algorithm>

#include "base/strings.h"
#include "check/support/statement_kind.h"
#include "check/support/words.h"

namespace rehearse::check {

bool names_table(const std::string& written, const std::string& table) {
  const auto ends_like = [&](const std::string& suffix) {
    return table.size() > suffix.size() &&
           table.compare(table.size() - suffix.size(), suffix.size(), suffix) == 0;
  };
  const std::string plain = lower(written);
  return plain == table || ends_like("." + plain);
}

bool created_by(const StepResult& step, const std::string& table) {
  return std::any_of(step.trace.statements.begin(), step.trace.statements.end(), [&](const auto& statement) {
    const StatementShape shape = shape_of(statement.sql);
    return shape.kind == StatementKind::create_table && !shape.if_not_exists &&
           names_table(shape.table, table);
  });
}

bool dropped_by(const StepResult& step, const std::string& table) {
  return std::any_of(step.trace.statements.begin(), step.trace.statements.end(), [&](const auto& statement) {
    return shape_of(statement.sql).kind == StatementKind::drop_table && Words(statement.sql).mention(table);
  });
}

bool stops_others(const StepResult& step, const LockHeld& lock) {
  if (lock.kind == "view" || lock.kind == "sequence") return false;
  return blocks(lock.mode) >= Blocks::writes && !created_by(step, lock.relation);
}

const StatementTiming* statement_at(const StepResult& step, std::optional<std::size_t> index) {
  const auto& all = step.trace.statements;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& s) { return index && s.index == *index; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace rehearse::check
