#include "check/support/guilty.h"

#include <array>
#include <string_view>

#include "check/support/words.h"
#include "schema/identity.h"

namespace rehearse::check {

namespace {

using Statements = std::vector<StatementTiming>;

bool is_part(const SchemaDifference& difference) {
  constexpr std::array<std::string_view, 5> kParts{"column", "constraint", "policy", "rule", "trigger"};
  for (const std::string_view kind : kParts)
    if (difference.kind == kind) return true;
  return false;
}

// The name of a part alone may belong to another table.
bool names(const Words& words, const SchemaDifference& difference) {
  if (!words.mention(difference.object)) return false;
  return !is_part(difference) || words.mention(schema::owner_of(difference.object));
}

template <typename Wanted>
const StatementTiming* last(const StepResult* step, const Wanted& wanted) {
  const StatementTiming* found = nullptr;
  if (step == nullptr) return found;
  for (const StatementTiming& statement : step->trace.statements)
    if (wanted(Words(statement.sql))) found = &statement;
  return found;
}

const StatementTiming* last_naming(const StepResult* step, const SchemaDifference& difference) {
  return last(step, [&](const Words& words) { return names(words, difference); });
}

std::optional<Guilty> never_undone(const Outcome& outcome, const SchemaDifference& difference) {
  const bool lost = difference.after.empty();
  const StatementTiming* statement = last(outcome.step(Phase::up), [&](const Words& words) {
    const bool does = lost ? words.contain("DROP") : words.contain("CREATE") || words.contain("ADD");
    return does && names(words, difference);
  });
  if (statement == nullptr) return std::nullopt;
  return Guilty{statement, lost ? "up drops it here, down never brings it back"
                                : "up creates it here, down never drops it"};
}

std::optional<Guilty> never_changed_back(const Outcome& outcome, const SchemaDifference& difference) {
  const StatementTiming* statement = last_naming(outcome.step(Phase::up), difference);
  if (statement == nullptr) return std::nullopt;
  return Guilty{statement, "up changes it here, down never changes it back"};
}

}  // namespace

std::optional<Guilty> guilty_statement(const Outcome& outcome, const SchemaDifference& difference) {
  const bool down = difference.comparison == Comparison::down;
  const StepResult* step = outcome.step(down ? Phase::down : Phase::reapply);
  if (const StatementTiming* statement = last_naming(step, difference); statement != nullptr)
    return Guilty{statement, {}};
  if (difference.attribute.empty()) return down ? never_undone(outcome, difference) : std::nullopt;
  // A changed part: the statement of the step that deals with its table.
  if (is_part(difference)) {
    const StatementTiming* statement =
        last(step, [&](const Words& words) { return words.mention(schema::owner_of(difference.object)); });
    if (statement != nullptr) return Guilty{statement, {}};
  }
  return down ? never_changed_back(outcome, difference) : std::nullopt;
}

}  // namespace rehearse::check
