#include "seed/restriction.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

namespace rehearse::seed {

namespace {

using Kind = Expression::Kind;

bool constrain(const Expression& expression, Restrictions& out);

bool is_column(const Expression& e) {
  return e.kind == Kind::column;
}
bool is_literal(const Expression& e) {
  return e.kind == Kind::literal;
}

std::optional<int> whole_number(const Expression& e) {
  int value = 0;
  const char* end = e.text.data() + e.text.size();
  if (!is_literal(e) || std::from_chars(e.text.data(), end, value).ptr != end) return std::nullopt;
  return value;
}

std::string mirrored(const std::string& operation) {
  if (operation == "<") return ">";
  if (operation == ">") return "<";
  if (operation == "<=") return ">=";
  return operation == ">=" ? "<=" : operation;
}

// LIKE without an escape character, as a regular expression.
std::string pattern_of_like(const std::string& like) {
  std::string pattern = "^";
  for (const char c : like) {
    if (c == '%') {
      pattern += ".*";
    } else if (c == '_') {
      pattern += '.';
    } else {
      if (std::string_view(".[]()*+?{}|^$\\").find(c) != std::string_view::npos) pattern += '\\';
      pattern += c;
    }
  }
  return pattern + "$";
}

void keep_only(Restriction& column, const std::vector<std::string>& values) {
  if (!column.choices) {
    column.choices = values;
    return;
  }
  std::erase_if(*column.choices, [&](const std::string& choice) {
    return std::find(values.begin(), values.end(), choice) == values.end();
  });
}

bool compare_column(Restriction& column, const std::string& operation, const std::string& value) {
  if (operation == "=") {
    keep_only(column, {value});
  } else if (operation == "<>") {
    column.excluded.push_back(value);
    if (value.empty()) column.min_length = std::max(column.min_length, 1);
  } else if (operation == "<" || operation == "<=") {
    column.highs.push_back({value, operation == "<"});
  } else if (operation == ">" || operation == ">=") {
    column.lows.push_back({value, operation == ">"});
  } else if (operation == "~" || operation == "~*") {
    column.pattern = value;
  } else if (operation == "~~" || operation == "~~*") {
    column.pattern = pattern_of_like(value);
  } else {
    return false;
  }
  return true;
}

// Narrows [low, high] by `operation number`.
bool compare_size(int& low, std::optional<int>& high, const std::string& operation, int number) {
  const auto at_least = [&](int n) { low = std::max(low, n); };
  const auto at_most = [&](int n) { high = std::min(high.value_or(n), n); };
  if (operation == ">") at_least(number + 1);
  if (operation == ">=" || operation == "=") at_least(number);
  if (operation == "<") at_most(number - 1);
  if (operation == "<=" || operation == "=") at_most(number);
  if (operation == "<>" && number == 0) at_least(1);
  return operation != "<>" || number == 0;
}

bool names_any(const std::string& name, std::initializer_list<std::string_view> wanted) {
  return std::find(wanted.begin(), wanted.end(), name) != wanted.end();
}

// num_nonnulls(a, b, ...) <operation> n: the first ones are present, the others NULL.
bool count_nulls(const Expression& call, const std::string& operation, int number, Restrictions& out) {
  if (!std::all_of(call.operands.begin(), call.operands.end(), is_column)) return false;
  const int total = static_cast<int>(call.operands.size());
  int low = 0;
  std::optional<int> high = total;
  if (!compare_size(low, high, operation, number)) return false;
  int present = call.text == "num_nonnulls" ? low : total - low;
  for (const Expression& operand : call.operands) {
    Restriction& column = out.columns[operand.text];
    (present-- > 0 ? column.not_null : column.always_null) = true;
  }
  return true;
}

// f(column) <operation> literal.
bool compare_call(const Expression& call, const std::string& operation, const Expression& value,
                  Restrictions& out) {
  if (call.operands.empty()) return false;
  const auto number = whole_number(value);
  if (names_any(call.text, {"num_nonnulls", "num_nulls"})) {
    return number && count_nulls(call, operation, *number, out);
  }
  const Expression* argument = &call.operands.front();
  if (argument->kind == Kind::call && argument->text == "btrim") argument = &argument->operands.front();
  if (!is_column(*argument)) return false;
  Restriction& column = out.columns[argument->text];
  if (names_any(call.text, {"length", "char_length", "character_length", "octet_length"})) {
    return number && compare_size(column.min_length, column.max_length, operation, *number);
  }
  if (names_any(call.text, {"array_length", "cardinality"})) {
    return number && compare_size(column.min_elements, column.max_elements, operation, *number);
  }
  if (call.text == "btrim") return operation == "<>" && compare_column(column, operation, value.text);
  column.json_type = value.text;
  return names_any(call.text, {"jsonb_typeof", "json_typeof"}) && operation == "=" &&
         names_any(value.text, {"object", "array"});
}

// btrim(column) = column: no text of ours begins or ends with a blank.
bool is_trim_rule(const Expression& a, const Expression& b, const std::string& operation) {
  const auto trimmed = [](const Expression& call, const Expression& column) {
    return call.kind == Kind::call && call.text == "btrim" && call.operands.size() == 1 &&
           is_column(column) && call.operands[0].text == column.text;
  };
  return operation == "=" && (trimmed(a, b) || trimmed(b, a));
}

// (a IS NULL) = (b IS NULL): both are present.
bool both_present(const Expression& a, const Expression& b, const std::string& operation, Restrictions& out) {
  const bool same = a.kind == b.kind && (a.kind == Kind::is_null || a.kind == Kind::is_not_null);
  if (!same || operation != "=") return false;
  for (const Expression* side : {&a, &b}) {
    if (!is_column(side->operands[0])) return false;
    out.columns[side->operands[0].text].not_null = true;
  }
  return true;
}

bool compare(const Expression& e, Restrictions& out) {
  const Expression& left = e.operands[0];
  const Expression& right = e.operands[1];
  if (is_literal(left) && !is_literal(right)) {
    return compare({Kind::operation, mirrored(e.text), {right, left}}, out);
  }
  if (is_trim_rule(left, right, e.text)) return true;
  if (both_present(left, right, e.text, out)) return true;
  if (is_column(left) && is_literal(right)) return compare_column(out.columns[left.text], e.text, right.text);
  if (left.kind == Kind::call) return compare_call(left, e.text, right, out);
  if (!is_column(left) || !is_column(right)) return false;
  if (e.text == "<" || e.text == "<=") out.ordered.emplace_back(left.text, right.text);
  if (e.text == ">" || e.text == ">=") out.ordered.emplace_back(right.text, left.text);
  return e.text[0] == '<' || e.text[0] == '>' ? e.text != "<>" : false;
}

bool one_of(const Expression& e, Restrictions& out) {
  const Expression& list = e.operands[1];
  if (!is_column(e.operands[0]) || list.kind != Kind::array) return false;
  if (!std::all_of(list.operands.begin(), list.operands.end(), is_literal)) return false;
  std::vector<std::string> values;
  for (const Expression& value : list.operands) values.push_back(value.text);
  Restriction& column = out.columns[e.operands[0].text];
  if (e.kind == Kind::any && e.text == "=") {
    keep_only(column, values);
    return true;
  }
  if (e.kind != Kind::all || e.text != "<>") return false;
  column.excluded.insert(column.excluded.end(), values.begin(), values.end());
  return true;
}

// Several `column = literal` are one list of choices.
bool alternatives_of_one_column(const Expression& e, Restrictions& out) {
  std::vector<std::string> values;
  const std::string* name = nullptr;
  for (const Expression& option : e.operands) {
    const bool equality = option.kind == Kind::operation && option.text == "=" &&
                          is_column(option.operands[0]) && is_literal(option.operands[1]);
    if (!equality || (name != nullptr && *name != option.operands[0].text)) return false;
    name = &option.operands[0].text;
    values.push_back(option.operands[1].text);
  }
  if (name == nullptr) return false;
  keep_only(out.columns[*name], values);
  return true;
}

// A branch that asks for NULL is the last resort: it would leave a column empty.
bool disjunction(const Expression& e, Restrictions& out) {
  if (alternatives_of_one_column(e, out)) return true;
  for (const bool null_branches : {false, true}) {
    for (const Expression& option : e.operands) {
      if ((option.kind == Kind::is_null) != null_branches) continue;
      Restrictions attempt = out;
      if (!constrain(option, attempt)) continue;
      out = std::move(attempt);
      return true;
    }
  }
  return false;
}

bool constrain(const Expression& e, Restrictions& out) {
  switch (e.kind) {
    case Kind::conjunction:
      return std::all_of(e.operands.begin(), e.operands.end(),
                         [&](const Expression& part) { return constrain(part, out); });
    case Kind::disjunction:
      return disjunction(e, out);
    case Kind::operation:
      return compare(e, out);
    case Kind::any:
    case Kind::all:
      return one_of(e, out);
    case Kind::is_not_null:
      return is_column(e.operands[0]) && (out.columns[e.operands[0].text].not_null = true);
    case Kind::is_null:
      return is_column(e.operands[0]) && (out.columns[e.operands[0].text].always_null = true);
    case Kind::column:  // a boolean
      keep_only(out.columns[e.text], {"true"});
      return true;
    case Kind::negation:
      if (!is_column(e.operands[0])) return false;
      keep_only(out.columns[e.operands[0].text], {"false"});
      return true;
    case Kind::literal:
      return e.text == "true";
    default:
      return false;
  }
}

}  // namespace

bool restrict_by(const Expression& expression, Restrictions& restrictions) {
  Restrictions attempt = restrictions;
  if (!constrain(expression, attempt)) return false;
  restrictions = std::move(attempt);
  return true;
}

}  // namespace rehearse::seed
