#include "seed/restriction_rules.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string_view>

#include "base/strings.h"
#include "seed/pattern.h"

namespace rehearse::seed {

namespace {

bool is_column(const Expression& e) {
  return e.kind == ExpressionKind::column;
}
bool is_literal(const Expression& e) {
  return e.kind == ExpressionKind::literal;
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

// One pattern is all that a generator can follow.
bool match_column(Restriction& column, const std::string& operation, const std::string& value) {
  const bool regular = operation == "~" || operation == "~*";
  if (!regular && operation != "~~" && operation != "~~*") return false;
  const std::string pattern = regular ? value : pattern_of_like(value);
  if (!parse_pattern(pattern) || (!column.pattern.empty() && column.pattern != pattern)) return false;
  column.pattern = pattern;
  return true;
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
  } else {
    return match_column(column, operation, value);
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

// No text of ours begins or ends with a blank, so trimming makes no difference.
const Expression& untrimmed(const Expression& e) {
  const bool trims = e.kind == ExpressionKind::call && e.operands.size() == 1 &&
                     names_any(e.text, {"btrim", "ltrim", "rtrim"});
  return trims ? untrimmed(e.operands[0]) : e;
}

// Below lower(), upper() and trimming.
const Expression& plain(const Expression& e, LetterCase& letters) {
  const Expression& inner = untrimmed(e);
  if (inner.kind != ExpressionKind::call || inner.operands.size() != 1 ||
      !names_any(inner.text, {"lower", "upper"}))
    return inner;
  letters = inner.text == "lower" ? LetterCase::lower : LetterCase::upper;
  return plain(inner.operands[0], letters);
}

bool ask_for_null(const Expression& e, Restrictions& out) {
  if (e.kind == ExpressionKind::call && e.text == "array_position")
    return true;  // no array of ours holds a NULL
  return is_column(e) && (out.columns[e.text].always_null = true);
}

// NOT e: a boolean column, or what no range of ours is.
bool deny(const Expression& e, Restrictions& out) {
  if (e.kind == ExpressionKind::call) return names_any(e.text, {"isempty", "lower_inf", "upper_inf"});
  if (!is_column(e)) return false;
  keep_only(out.columns[e.text], {"false"});
  return true;
}

// starts_with(column, 'x'), left(column, 1) = 'x'.
bool begins_with(Restriction& column, const std::string& text) {
  if (!column.pattern.empty()) return false;
  column.pattern = pattern_of_like(text + "%");
  return true;
}

// f(column) <operation> literal.
bool compare_call(const Expression& call, const std::string& operation, const Expression& value,
                  Restrictions& out) {
  if (call.operands.empty()) return false;
  const auto number = whole_number(value);
  const Expression* argument = &untrimmed(call.operands.front());
  if (!is_column(*argument)) return false;
  Restriction& column = out.columns[argument->text];
  if (names_any(call.text, {"length", "char_length", "character_length", "octet_length"})) {
    return number && compare_size(column.min_length, column.max_length, operation, *number);
  }
  if (names_any(call.text, {"array_length", "cardinality"})) {
    return number && compare_size(column.min_elements, column.max_elements, operation, *number);
  }
  if (call.text == "coalesce") {
    column.not_null = true;
    return compare_column(column, operation, value.text);
  }
  if (call.text == "left") return operation == "=" && begins_with(column, value.text);
  if (names_any(call.text, {"lower", "upper"}) && operation == "=") {
    return compare_column(column, operation, value.text);
  }
  if (call.text == "btrim") return operation == "<>" && compare_column(column, operation, value.text);
  column.json_type = value.text;
  return names_any(call.text, {"jsonb_typeof", "json_typeof"}) && operation == "=" &&
         names_any(value.text, {"object", "array"});
}

// lower(btrim(column)) = column, length(btrim(column)) = length(column).
bool is_form_rule(const Expression& a, const Expression& b, const std::string& operation, Restrictions& out) {
  const auto is_length = [](const Expression& e) {
    return e.kind == ExpressionKind::call && e.text == "length";
  };
  if (operation != "=") return false;
  if (is_length(a) && is_length(b)) return is_form_rule(a.operands[0], b.operands[0], operation, out);
  LetterCase letters = LetterCase::any;
  const Expression& first = plain(a, letters);
  const Expression& second = plain(b, letters);
  if (!is_column(first) || !is_column(second) || first.text != second.text) return false;
  out.columns[first.text].letters = letters;
  return true;
}

bool compare(const Expression& e, Restrictions& out) {
  const Expression& left = e.operands[0];
  const Expression& right = e.operands[1];
  if (is_literal(left) && !is_literal(right)) {
    return compare({ExpressionKind::operation, mirrored(e.text), {right, left}}, out);
  }
  if (is_form_rule(left, right, e.text, out)) return true;
  if (is_column(left) && is_literal(right)) return compare_column(out.columns[left.text], e.text, right.text);
  if (left.kind == ExpressionKind::call) return compare_call(left, e.text, right, out);
  if (!is_column(left) || !is_column(right)) return false;
  if (e.text == "<" || e.text == "<=") out.ordered.emplace_back(left.text, right.text);
  if (e.text == ">" || e.text == ">=") out.ordered.emplace_back(right.text, left.text);
  return e.text[0] == '<' || e.text[0] == '>' ? e.text != "<>" : false;
}

// x = ANY (values), x <> ALL (values)
bool keep_or_exclude(const Expression& e, Restriction& column, const std::vector<std::string>& values) {
  if (e.kind == ExpressionKind::any && e.text == "=") {
    keep_only(column, values);
    return true;
  }
  if (e.kind != ExpressionKind::all || e.text != "<>") return false;
  column.excluded.insert(column.excluded.end(), values.begin(), values.end());
  return true;
}

// '{a,b}'::text[], where no element needs quotes.
bool one_of_literal(const Expression& e, const Expression& subject, Restrictions& out) {
  const std::string& text = e.operands[1].text;
  const bool plain_list = text.size() > 2 && text.front() == '{' && text.back() == '}' &&
                          text.find_first_of("\"\\{", 1) == std::string::npos;
  if (!plain_list) return false;
  std::vector<std::string> values;
  for (const std::string_view value : split(std::string_view(text).substr(1, text.size() - 2), ','))
    values.emplace_back(value);
  return keep_or_exclude(e, out.columns[subject.text], values);
}

bool one_of(const Expression& e, Restrictions& out) {
  const Expression& list = e.operands[1];
  LetterCase letters = LetterCase::any;  // what lower() gives is its own lower case
  const Expression& subject = plain(e.operands[0], letters);
  if (is_column(subject) && is_literal(list)) return one_of_literal(e, subject, out);
  if (!is_column(subject) || list.kind != ExpressionKind::array) return false;
  if (!std::all_of(list.operands.begin(), list.operands.end(), is_literal)) return false;
  std::vector<std::string> values;
  for (const Expression& value : list.operands) values.push_back(value.text);
  return keep_or_exclude(e, out.columns[subject.text], values);
}

}  // namespace

bool apply_condition(const Expression& e, Restrictions& out) {
  switch (e.kind) {
    case ExpressionKind::operation:
      return compare(e, out);
    case ExpressionKind::any:
    case ExpressionKind::all:
      return one_of(e, out);
    case ExpressionKind::is_not_null:
      return is_column(e.operands[0]) && (out.columns[e.operands[0].text].not_null = true);
    case ExpressionKind::is_null:
      return ask_for_null(e.operands[0], out);
    case ExpressionKind::column:  // a boolean
      keep_only(out.columns[e.text], {"true"});
      return true;
    case ExpressionKind::negation:
      return deny(e.operands[0], out);
    case ExpressionKind::literal:
      return e.text == "true";
    case ExpressionKind::call:
      return e.text == "isfinite" && e.operands.size() == 1 && is_column(e.operands[0]);
    default:
      return false;
  }
}

bool apply_choices(const Expression& e, Restrictions& out) {
  std::vector<std::string> values;
  const std::string* name = nullptr;
  for (const Expression& option : e.operands) {
    const bool equality = option.kind == ExpressionKind::operation && option.text == "=" &&
                          is_column(option.operands[0]) && is_literal(option.operands[1]);
    if (!equality || (name != nullptr && *name != option.operands[0].text)) return false;
    name = &option.operands[0].text;
    values.push_back(option.operands[1].text);
  }
  if (name == nullptr) return false;
  keep_only(out.columns[*name], values);
  return true;
}

}  // namespace rehearse::seed
