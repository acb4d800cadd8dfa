#include "seed/expression.h"

#include <algorithm>
#include <array>
#include <utility>

#include "base/strings.h"
#include "seed/expression_lexer.h"
#include "seed/logic.h"

namespace rehearse::seed {

namespace {

// What the server must judge; caught in parse_expression().
struct Unknown {};

// Type names of more than one word, by their first.
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kTypeTails{{{"character", "varying"},
                                                                                   {"bit", "varying"},
                                                                                   {"double", "precision"},
                                                                                   {"timestamp", "with"},
                                                                                   {"timestamp", "without"},
                                                                                   {"time", "with"},
                                                                                   {"time", "without"}}};

class Parser {
 public:
  explicit Parser(std::string_view sql) : tokens_(tokenize(sql)) {}

  Expression whole() {
    Expression result = disjunction();
    if (peek().kind != Token::Kind::end) throw Unknown{};
    return result;
  }

 private:
  [[nodiscard]] const Token& peek() const { return tokens_[at_]; }
  Token take() { return peek().kind == Token::Kind::end ? throw Unknown{} : tokens_[at_++]; }
  [[nodiscard]] bool at_word(std::string_view word) const {
    return peek().kind == Token::Kind::word && equals_ignoring_case(peek().text, word);
  }
  [[nodiscard]] bool at_symbol(std::string_view symbol) const {
    return peek().kind == Token::Kind::symbol && peek().text == symbol;
  }
  bool accept_word(std::string_view word) { return at_word(word) && (++at_, true); }
  bool accept(std::string_view symbol) { return at_symbol(symbol) && (++at_, true); }
  void expect(std::string_view symbol) {
    if (!accept(symbol)) throw Unknown{};
  }

  template <typename Part>
  Expression series(ExpressionKind kind, std::string_view word, Part part) {
    Expression first = part();
    if (!at_word(word)) return first;
    Expression result{kind, {}, {std::move(first)}};
    while (accept_word(word)) result.operands.push_back(part());
    return result;
  }
  Expression disjunction() {
    return series(ExpressionKind::disjunction, "OR", [this] { return conjunction(); });
  }
  Expression conjunction() {
    return series(ExpressionKind::conjunction, "AND", [this] { return negation(); });
  }
  Expression negation() {
    if (accept_word("NOT")) return {ExpressionKind::negation, {}, {negation()}};
    return comparison();
  }

  Expression comparison() {
    Expression left = primary();
    while (true) {
      if (accept_word("IS")) {
        left = predicate(std::move(left), accept_word("NOT"));
      } else if (peek().kind == Token::Kind::symbol && is_operator(peek().text)) {
        left = operation(std::move(left));
      } else {
        return left;
      }
    }
  }

  // What stands behind IS or IS NOT.
  Expression predicate(Expression left, bool negative) {
    if (accept_word("NULL"))
      return {negative ? ExpressionKind::is_not_null : ExpressionKind::is_null, {}, {std::move(left)}};
    if (accept_word("TRUE")) return negative ? negated(left) : left;
    if (accept_word("FALSE")) return negative ? left : negated(left);
    if (!accept_word("DISTINCT") || !accept_word("FROM")) throw Unknown{};
    return {ExpressionKind::operation, negative ? "=" : "<>", {std::move(left), primary()}};
  }

  static bool is_operator(const std::string& symbol) {
    return symbol.find_first_not_of("+-*/<>=~!@#%^&|`?") == std::string::npos;
  }

  Expression operation(Expression left) {
    const std::string symbol = take().text;
    ExpressionKind kind = ExpressionKind::operation;
    if (accept_word("ANY")) kind = ExpressionKind::any;
    if (kind == ExpressionKind::operation && accept_word("ALL")) kind = ExpressionKind::all;
    return {kind, symbol, {std::move(left), primary()}};
  }

  Expression primary() {
    Expression result = atom();
    while (accept("::")) skip_type();
    return result;
  }

  Expression atom() {
    if (accept("(")) {
      Expression inner = disjunction();
      expect(")");
      return inner;
    }
    if (accept("-")) {
      Expression number = primary();
      if (number.kind != ExpressionKind::literal) throw Unknown{};
      number.text.insert(number.text.begin(), '-');
      return number;
    }
    const Token token = take();
    if (token.kind == Token::Kind::text || token.kind == Token::Kind::number)
      return {ExpressionKind::literal, token.text, {}};
    if (token.kind == Token::Kind::quoted_word) return at_symbol("(") ? call(token.text) : named(token.text);
    if (token.kind == Token::Kind::word) return word(token.text);
    throw Unknown{};
  }

  // A subscript, a field or a qualified name follows: not for us.
  Expression named(const std::string& name) {
    if (at_symbol(".") || at_symbol("[")) throw Unknown{};
    return {ExpressionKind::column, name, {}};
  }

  Expression word(const std::string& text) {
    const std::string name = lower(text);
    if (name == "null") return {ExpressionKind::null, {}, {}};
    if (name == "true" || name == "false") return {ExpressionKind::literal, name, {}};
    if (name == "row" || name == "extract") throw Unknown{};
    if (name == "case") return choice();
    if (name == "value" && text == "VALUE") return {ExpressionKind::column, {}, {}};
    if (name == "array" && accept("[")) return list(ExpressionKind::array, {}, "]");
    if (name == "trim" && accept("(")) return trimmed();
    return at_symbol("(") ? call(name) : named(text);
  }

  // TRIM(BOTH FROM a), TRIM(LEADING 'x' FROM a): which characters go is left out.
  Expression trimmed() {
    if (!accept_word("BOTH") && !accept_word("LEADING") && !accept_word("TRAILING")) throw Unknown{};
    if (!at_word("FROM")) primary();
    if (!accept_word("FROM")) throw Unknown{};
    Expression inner = disjunction();
    expect(")");
    return {ExpressionKind::call, "btrim", {std::move(inner)}};
  }

  Expression choice() {
    Expression result{ExpressionKind::choice, {}, {}};
    std::optional<Expression> subject;
    if (!at_word("WHEN")) subject = disjunction();
    while (accept_word("WHEN")) {
      Expression condition = disjunction();
      if (subject) condition = {ExpressionKind::operation, "=", {*subject, std::move(condition)}};
      if (!accept_word("THEN")) throw Unknown{};
      result.operands.push_back(std::move(condition));
      result.operands.push_back(disjunction());
    }
    result.operands.push_back(accept_word("ELSE") ? disjunction() : Expression{ExpressionKind::null, {}, {}});
    if (!accept_word("END") || result.operands.size() < 3) throw Unknown{};
    return result;
  }

  Expression call(const std::string& name) {
    expect("(");
    return list(ExpressionKind::call, name, ")");
  }

  Expression list(ExpressionKind kind, const std::string& name, std::string_view close) {
    Expression result{kind, name, {}};
    if (accept(close)) return result;
    do {
      result.operands.push_back(disjunction());
    } while (accept(","));
    expect(close);
    return result;
  }

  void skip_type() {
    const std::string first = lower(take().text);
    while (accept(".")) take();
    const bool two_words = std::any_of(kTypeTails.begin(), kTypeTails.end(), [&](const auto& tail) {
      return tail.first == first && at_word(tail.second);
    });
    const bool zoned = two_words && (at_word("with") || at_word("without"));
    if (two_words) take();
    if (accept("(")) list(ExpressionKind::array, {}, ")");
    if (zoned || accept_word("with") || accept_word("without")) {
      take();  // time
      take();  // zone
    }
    while (accept("[")) expect("]");
  }

  std::vector<Token> tokens_;
  std::size_t at_ = 0;
};

}  // namespace

std::optional<Expression> parse_expression(std::string_view sql) {
  try {
    return Parser(sql).whole();
  } catch (const Unknown&) {
    return std::nullopt;
  }
}

}  // namespace rehearse::seed
