#include "seed/logic.h"

#include <algorithm>
#include <array>
#include <bit>
#include <charconv>
#include <utility>

namespace rehearse::seed {

namespace {

constexpr std::size_t kMostTerms = 8;  // of a sum: each more doubles the alternatives

constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kOpposites{{{"=", "<>"},
                                                                                    {"<>", "="},
                                                                                    {"<", ">="},
                                                                                    {">=", "<"},
                                                                                    {">", "<="},
                                                                                    {"<=", ">"},
                                                                                    {"~", "!~"},
                                                                                    {"!~", "~"},
                                                                                    {"~~", "!~~"},
                                                                                    {"!~~", "~~"},
                                                                                    {"~*", "!~*"},
                                                                                    {"!~*", "~*"}}};

std::optional<std::string> opposite(const std::string& operation) {
  const auto* found = std::find_if(kOpposites.begin(), kOpposites.end(),
                                   [&](const auto& pair) { return pair.first == operation; });
  return found == kOpposites.end() ? std::nullopt : std::optional<std::string>(found->second);
}

// Certainly a truth value: a column or a call may be anything.
bool is_condition(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::conjunction:
    case ExpressionKind::disjunction:
    case ExpressionKind::negation:
    case ExpressionKind::is_null:
    case ExpressionKind::is_not_null:
    case ExpressionKind::any:
    case ExpressionKind::all:
      return true;
    case ExpressionKind::operation:
      return opposite(e.text).has_value();
    default:
      return false;
  }
}

bool is_number(const Expression& e, std::string_view number) {
  return e.kind == ExpressionKind::literal && e.text == number;
}

Expression both(Expression a, Expression b) {
  return {ExpressionKind::conjunction, {}, {std::move(a), std::move(b)}};
}

std::vector<Expression> each_negated(const std::vector<Expression>& operands) {
  std::vector<Expression> result;
  std::transform(operands.begin(), operands.end(), std::back_inserter(result), negated);
  return result;
}

// CASE WHEN a THEN x WHEN b THEN y ELSE z END: (a AND x) OR (NOT a AND b AND y) OR (NOT a AND NOT b AND z).
Expression branches(const Expression& choice) {
  Expression result{ExpressionKind::disjunction, {}, {}};
  std::vector<Expression> passed_by;
  const auto add = [&](const Expression& outcome) {
    Expression branch{ExpressionKind::conjunction, {}, passed_by};
    branch.operands.push_back(outcome);
    result.operands.push_back(std::move(branch));
  };
  std::size_t i = 0;
  for (; i + 1 < choice.operands.size(); i += 2) {
    passed_by.push_back(choice.operands[i]);
    add(choice.operands[i + 1]);
    passed_by.back() = negated(choice.operands[i]);
  }
  if (i < choice.operands.size()) add(choice.operands[i]);
  return result;
}

// The condition that adds one to a sum: CASE WHEN p THEN 1 ELSE 0 END, or p as a number.
std::optional<Expression> counted(const Expression& term) {
  if (is_condition(term)) return term;
  if (term.kind != ExpressionKind::choice || term.operands.size() != 3) return std::nullopt;
  if (is_number(term.operands[1], "1") && is_number(term.operands[2], "0")) return term.operands[0];
  if (is_number(term.operands[1], "0") && is_number(term.operands[2], "1")) return negated(term.operands[0]);
  return std::nullopt;
}

bool collect_terms(const Expression& sum, std::vector<Expression>& terms) {
  if (sum.kind == ExpressionKind::operation && sum.text == "+") {
    return collect_terms(sum.operands[0], terms) && collect_terms(sum.operands[1], terms);
  }
  if (sum.kind == ExpressionKind::call && (sum.text == "num_nonnulls" || sum.text == "num_nulls")) {
    const ExpressionKind kind =
        sum.text == "num_nulls" ? ExpressionKind::is_null : ExpressionKind::is_not_null;
    for (const Expression& operand : sum.operands) terms.push_back({kind, {}, {operand}});
    return true;
  }
  auto condition = counted(sum);
  if (condition) terms.push_back(std::move(*condition));
  return condition.has_value();
}

bool holds(int count, const std::string& operation, int number) {
  if (operation == "=") return count == number;
  if (operation == "<>") return count != number;
  if (operation == "<") return count < number;
  if (operation == "<=") return count <= number;
  if (operation == ">") return count > number;
  return operation == ">=" && count >= number;
}

std::optional<Expression> count_alternatives(const Expression& sum, const std::string& operation,
                                             const Expression& limit) {
  int number = 0;
  const char* end = limit.text.data() + limit.text.size();
  if (limit.kind != ExpressionKind::literal || std::from_chars(limit.text.data(), end, number).ptr != end)
    return {};
  std::vector<Expression> terms;
  if (!collect_terms(sum, terms) || terms.empty() || terms.size() > kMostTerms) return {};
  Expression result{ExpressionKind::disjunction, {}, {}};
  for (unsigned chosen = (1U << terms.size()); chosen-- > 0;) {
    if (!holds(std::popcount(chosen), operation, number)) continue;
    Expression combination{ExpressionKind::conjunction, {}, {}};
    for (std::size_t i = 0; i < terms.size(); ++i) {
      const bool wanted = (chosen >> (terms.size() - 1 - i) & 1U) != 0;
      combination.operands.push_back(wanted ? terms[i] : negated(terms[i]));
    }
    result.operands.push_back(std::move(combination));
  }
  return result;
}

bool counts(const Expression& e) {
  return e.kind == ExpressionKind::choice || (e.kind == ExpressionKind::operation && e.text == "+") ||
         (e.kind == ExpressionKind::call && (e.text == "num_nonnulls" || e.text == "num_nulls"));
}

}  // namespace

Expression negated(const Expression& e) {
  switch (e.kind) {
    case ExpressionKind::conjunction:
      return {ExpressionKind::disjunction, {}, each_negated(e.operands)};
    case ExpressionKind::disjunction:
      return {ExpressionKind::conjunction, {}, each_negated(e.operands)};
    case ExpressionKind::negation:
      return e.operands[0];
    case ExpressionKind::is_null:
      return {ExpressionKind::is_not_null, {}, e.operands};
    case ExpressionKind::is_not_null:
      return {ExpressionKind::is_null, {}, e.operands};
    case ExpressionKind::any:
      if (e.text == "=") return {ExpressionKind::all, "<>", e.operands};
      break;
    case ExpressionKind::all:
      if (e.text == "<>") return {ExpressionKind::any, "=", e.operands};
      break;
    case ExpressionKind::literal:
      if (e.text == "true" || e.text == "false")
        return {ExpressionKind::literal, e.text == "true" ? "false" : "true", {}};
      break;
    case ExpressionKind::operation:
      if (const auto other = opposite(e.text)) return {ExpressionKind::operation, *other, e.operands};
      break;
    default:
      break;
  }
  return {ExpressionKind::negation, {}, {e}};
}

std::optional<Expression> as_alternatives(const Expression& e) {
  if (e.kind == ExpressionKind::choice) return branches(e);
  if (e.kind != ExpressionKind::operation || !opposite(e.text)) return std::nullopt;
  const Expression& left = e.operands[0];
  const Expression& right = e.operands[1];
  if (counts(left)) {
    if (auto found = count_alternatives(left, e.text, right)) return found;
  }
  if ((e.text != "=" && e.text != "<>") || !is_condition(left)) return std::nullopt;
  if (!is_condition(right) && right.kind != ExpressionKind::column) return std::nullopt;
  const bool same = e.text == "=";
  return Expression{
      ExpressionKind::disjunction,
      {},
      {both(left, same ? right : negated(right)), both(negated(left), same ? negated(right) : right)}};
}

}  // namespace rehearse::seed
