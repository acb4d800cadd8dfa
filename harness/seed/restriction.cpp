#include "seed/restriction.h"

#include <algorithm>

#include "seed/logic.h"
#include "seed/restriction_rules.h"

namespace rehearse::seed {

namespace {

bool possible(const Restriction& column) {
  if (column.not_null && column.always_null) return false;
  if (column.max_length && *column.max_length < column.min_length) return false;
  if (column.max_elements && *column.max_elements < column.min_elements) return false;
  if (!column.choices) return true;
  return std::any_of(column.choices->begin(), column.choices->end(), [&](const std::string& choice) {
    return std::find(column.excluded.begin(), column.excluded.end(), choice) == column.excluded.end();
  });
}

bool possible(const Restrictions& all) {
  return std::all_of(all.columns.begin(), all.columns.end(),
                     [](const auto& entry) { return possible(entry.second); });
}

// Depth first through the alternatives, with all other goals still to meet.
class Search {
 public:
  bool meet(std::vector<Expression> goals, Restrictions& out) {
    while (!goals.empty()) {
      const Expression goal = std::move(goals.back());
      goals.pop_back();
      if (goal.kind == ExpressionKind::conjunction) {
        goals.insert(goals.end(), goal.operands.rbegin(), goal.operands.rend());
      } else if (goal.kind == ExpressionKind::disjunction && !apply_choices(goal, out)) {
        return meet_one(goal.operands, goals, out);
      } else if (const auto alternatives = as_alternatives(goal)) {
        return meet_one(alternatives->operands, goals, out);
      } else if (goal.kind != ExpressionKind::disjunction && !apply_condition(goal, out)) {
        return false;
      }
      if (!possible(out)) return false;
    }
    return true;
  }

 private:
  // A branch that asks for NULL is the last resort: it would leave a column empty.
  bool meet_one(const std::vector<Expression>& options, const std::vector<Expression>& rest,
                Restrictions& out) {
    for (const bool null_branches : {false, true}) {
      for (const Expression& option : options) {
        if ((option.kind == ExpressionKind::is_null) != null_branches) continue;
        if (--budget_ < 0) return false;
        std::vector<Expression> goals = rest;
        goals.push_back(option);
        Restrictions attempt = out;
        if (!meet(std::move(goals), attempt)) continue;
        out = std::move(attempt);
        return true;
      }
    }
    return false;
  }

  int budget_ = 5'000;  // branches tried; real tables need some dozens
};

}  // namespace

bool restrict_by(const Expression& expression, Restrictions& restrictions) {
  return restrict_by(std::vector<Expression>{expression}, restrictions);
}

bool restrict_by(const std::vector<Expression>& expressions, Restrictions& restrictions) {
  Restrictions attempt = restrictions;
  if (!Search().meet({expressions.rbegin(), expressions.rend()}, attempt)) return false;
  restrictions = std::move(attempt);
  return true;
}

}  // namespace rehearse::seed
