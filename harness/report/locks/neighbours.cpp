#include "report/locks/neighbours.h"
#include "base/words.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/format.h"
#include "base/strings.h"
#include "report/locks/mention.h"

namespace rehearse::report::locks {

namespace {

constexpr std::size_t kNamed = 3;

bool declares_foreign_key(std::string_view sql) {
  return find_word(sql, "references") || find_word(sql, "foreign key");
}

// A DROP does not say what it drops. The other direction of the migration does.
bool tied_elsewhere(const Outcome& outcome, const std::string& relation) {
  for (const StepResult& step : outcome.steps)
    for (const StatementTiming& statement : step.trace.statements)
      if (declares_foreign_key(statement.sql) && naming(statement.sql, relation)) return true;
  return false;
}

bool through_foreign_key(const std::string& sql, const std::vector<std::string>& relations,
                         const Outcome& outcome) {
  if (declares_foreign_key(sql)) return true;
  return find_word(sql, "drop") && std::all_of(relations.begin(), relations.end(), [&](const auto& relation) {
           return tied_elsewhere(outcome, relation);
         });
}

bool is_named_first(const std::string& relation, std::string_view sql,
                    const std::vector<std::string>& blocked) {
  const auto own = naming(sql, relation);
  return own && std::none_of(blocked.begin(), blocked.end(), [&](const std::string& other) {
           return naming(sql, other).value_or(std::string::npos) < *own;
         });
}

}  // namespace

Blocked blocked_by_statement(const std::vector<Lane>& lanes) {
  Blocked result;
  for (const Lane& lane : lanes) {
    for (const Bar& bar : lane.bars) {
      if (!bar.lock->statement || bar.blocks < Blocks::writes) continue;
      auto& relations = result[*bar.lock->statement];
      if (relations.empty() || relations.back() != lane.relation) relations.push_back(lane.relation);
    }
  }
  return result;
}

Neighbours neighbours(const std::string& relation, const StatementTiming& statement,
                      const std::vector<std::string>& blocked, const Outcome& outcome) {
  Neighbours result;
  std::copy_if(blocked.begin(), blocked.end(), std::back_inserter(result.relations),
               [&](const std::string& other) { return other != relation; });
  if (result.relations.empty() || !is_named_first(relation, statement.sql, result.relations)) return {};
  result.foreign_key = through_foreign_key(statement.sql, result.relations, outcome);
  return result;
}

std::string in_words(const Neighbours& neighbours, std::string_view by) {
  std::vector<std::string> named = neighbours.relations;
  if (named.empty()) return {};
  if (named.size() > kNamed + 1) {
    named.resize(kNamed);
    named.push_back(count(neighbours.relations.size() - kNamed, "more table"));
  }
  const std::string last = named.back();
  named.pop_back();
  return fmt::format(", and {}{}{} as well{}{}{}", join(named, ", "), named.empty() ? "" : " and ", last,
                     by.empty() ? "" : " by ", by, neighbours.foreign_key ? ", through a foreign key" : "");
}

}  // namespace rehearse::report::locks
