#include "sql/directives.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <utility>

#include "base/format.h"
#include "base/strings.h"
#include "sql/directive_line.h"
#include "sql/directive_request.h"
#include "sql/keywords.h"
#include "sql/lexer.h"

namespace rehearse::sql {

namespace {

bool is_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  const auto number = [&](std::size_t from, std::size_t count) {
    int value = 0;
    for (const char c : text.substr(from, count))
      value = c >= '0' && c <= '9' ? value * 10 + (c - '0') : -100'000;
    return value;
  };
  if (number(0, 4) < 0 || number(5, 2) < 0 || number(8, 2) < 0) return false;
  return std::chrono::year_month_day{std::chrono::year{number(0, 4)},
                                     std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                     std::chrono::day{static_cast<unsigned>(number(8, 2))}}
      .ok();
}

void read_no_transaction(Directives& directives, const DirectiveLine& line, Locator& locator) {
  const DirectiveRequest request(line, locator, {"reason"});
  directives.no_transaction = true;
}

void read_irreversible(Directives& directives, const DirectiveLine& line, Locator& locator) {
  const DirectiveRequest request(line, locator, {"reason"});
  if (directives.irreversible)
    throw request.error("the directive 'irreversible' is given twice", "one reason is enough");
  directives.irreversible = Irreversible{request.reason()};
}

void read_accept(Directives& directives, const DirectiveLine& line, Locator& locator) {
  const DirectiveRequest request(line, locator, {"", "until", "reason"});
  const DirectiveArgument* check = request.find("");
  if (check == nullptr)
    throw request.error("'accept' does not say which check",
                        "e.g. -- rehearse: accept table_rewrite reason=\"the table is small\"");
  Acceptance acceptance{check->value, std::nullopt, request.reason(), request.location()};
  if (const DirectiveArgument* until = request.find("until")) {
    if (!is_date(until->value))
      throw request.error(*until, fmt::format("'{}' is not a date", until->value),
                          "write it as YYYY-MM-DD, e.g. until=2030-12-31");
    acceptance.until = until->value;
  }
  directives.accepted.push_back(std::move(acceptance));
}

std::optional<Millis> read_limit(const DirectiveRequest& request, std::string_view key) {
  const DirectiveArgument* argument = request.find(key);
  if (argument == nullptr) return std::nullopt;
  const auto duration = parse_duration(argument->value);
  if (!duration)
    throw request.error(*argument, fmt::format("'{}' is not a duration", argument->value),
                        fmt::format("write a number with a unit, e.g. {0}=500ms, {0}=5s or {0}=2min", key));
  return duration;
}

void read_budget(Directives& directives, const DirectiveLine& line, Locator& locator) {
  const DirectiveRequest request(
      line, locator, {"reads_blocked", "writes_blocked", "statement", "transaction", "duration", "reason"});
  if (!directives.budget.reason.empty())
    throw request.error("the directive 'budget' is given twice", "put all limits into one directive");
  BudgetOverride& budget = directives.budget;
  budget.reads_blocked = read_limit(request, "reads_blocked");
  budget.writes_blocked = read_limit(request, "writes_blocked");
  budget.statement = read_limit(request, "statement");
  budget.transaction = read_limit(request, "transaction");
  budget.duration = read_limit(request, "duration");
  budget.reason = request.reason();
  if (!budget.reads_blocked && !budget.writes_blocked && !budget.statement && !budget.transaction &&
      !budget.duration)
    throw request.error("'budget' sets no limit",
                        "give reads_blocked, writes_blocked, statement, transaction or duration");
}

struct Kind {
  std::string_view name;
  void (*read)(Directives&, const DirectiveLine&, Locator&);
};

constexpr std::array<Kind, 4> kKinds{{{"no-transaction", read_no_transaction},
                                      {"irreversible", read_irreversible},
                                      {"accept", read_accept},
                                      {"budget", read_budget}}};

void read(Directives& directives, const DirectiveLine& line, Locator& locator) {
  std::vector<std::string> names;
  for (const Kind& kind : kKinds) {
    if (kind.name == line.name) return kind.read(directives, line, locator);
    names.emplace_back(kind.name);
  }
  throw locator.error(line.offset,
                      fmt::format("unknown directive '{}'{}", line.name, did_you_mean(line.name, names)),
                      "known are " + join(names, ", "));
}

// A directive in the comments of [begin, end) would be overlooked; saying so beats ignoring it.
void reject_between(std::string_view text, std::size_t begin, std::size_t end, Locator& locator) {
  Lexer lexer(text.substr(0, end), locator);
  lexer.seek(begin);
  for (Token token = lexer.next(); token.kind != TokenKind::end; token = lexer.next()) {
    if (token.kind != TokenKind::comment) continue;
    const auto line = read_directive_line(text, token.begin, token.end, locator);
    if (line)
      throw locator.error(line->offset,
                          fmt::format("the directive '{}' stands behind a statement", line->name),
                          "directives belong at the head, before the first statement");
  }
}

}  // namespace

Directives read_directives(std::string_view text, std::string_view file, std::uint32_t first_line) {
  Locator locator(text, file, first_line);
  Lexer lexer(text, locator);
  Directives directives;
  for (Token token = lexer.next(); token.kind == TokenKind::comment; token = lexer.next()) {
    const auto line = read_directive_line(text, token.begin, token.end, locator);
    if (line) read(directives, *line, locator);
  }
  return directives;
}

void reject_late_directives(std::string_view text, std::string_view file,
                            const std::vector<Statement>& statements, std::uint32_t first_line,
                            std::size_t first_offset) {
  Locator locator(text, file, first_line);
  for (std::size_t i = 0; i < statements.size(); ++i) {
    const Statement& statement = statements[i];
    const std::size_t begin = statement.offset - first_offset;
    const std::size_t next =
        i + 1 < statements.size() ? statements[i + 1].offset - first_offset : text.size();
    // What lies behind a COPY is data, not comments.
    reject_between(text, begin, statement.copy_data ? begin + statement.text.size() : next, locator);
  }
}

TransactionPolicy transaction_policy(const Directives& directives, const std::vector<Statement>& statements) {
  if (directives.no_transaction) return TransactionPolicy::none;
  const bool own = std::any_of(statements.begin(), statements.end(), controls_transaction);
  return own ? TransactionPolicy::own : TransactionPolicy::wrapped;
}

}  // namespace rehearse::sql
