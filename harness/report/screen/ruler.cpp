#include "report/screen/ruler.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <vector>

namespace rehearse::report::screen {

namespace {

struct Mark {
  std::string text = " ";
  enum class Kind { none, line, guilty } kind = Kind::none;
};

struct Span {
  const StatementTiming* statement;
  std::size_t begin;
  std::size_t end;
  bool guilty;
};

std::vector<Span> spans(const StepResult& step, const std::set<std::size_t>& guilty, const Axis& axis) {
  std::vector<Span> result;
  for (const StatementTiming& each : step.trace.statements) {
    const std::size_t begin = std::min(axis.nearest(each.started), axis.columns() - 1);
    const std::size_t end = std::max(axis.nearest(each.started + each.duration), begin + 1);
    result.push_back({&each, begin, end, guilty.contains(each.index)});
  }
  // The most important first.
  std::stable_sort(result.begin(), result.end(), [](const Span& a, const Span& b) {
    return std::tuple(a.guilty, a.statement->duration) > std::tuple(b.guilty, b.statement->duration);
  });
  return result;
}

void underline(std::vector<Mark>& row, const Span& span) {
  for (std::size_t i = span.begin; i < span.end; ++i)
    if (row[i].kind == Mark::Kind::none)
      row[i] = {span.guilty ? "━" : "─", span.guilty ? Mark::Kind::guilty : Mark::Kind::line};
}

bool is_digit(const Mark& mark) {
  return mark.text.front() >= '0' && mark.text.front() <= '9';
}

bool is_free(const std::vector<Mark>& row, std::size_t begin, std::size_t end) {
  const std::size_t before = begin > 0 ? begin - 1 : 0;  // numbers stand apart
  for (std::size_t i = before; i < std::min(end + 1, row.size()); ++i)
    if (is_digit(row[i])) return false;
  return end <= row.size();
}

// At the start of the statement; behind the number of a shorter one that starts there as well.
void number(std::vector<Mark>& row, const Span& span) {
  const auto& statement = *span.statement;
  const std::string digits =
      std::to_string(statement.location.line > 0 ? statement.location.line : statement.index + 1);
  const std::size_t last = std::max(span.end, span.begin + digits.size()) - digits.size();
  std::size_t at = span.begin;
  while (at <= last && !is_free(row, at, at + digits.size())) ++at;
  if (at > last) return;
  if (at > span.begin) row[at - 1] = {};
  for (std::size_t i = 0; i < digits.size(); ++i)
    row[at + i] = {digits.substr(i, 1), span.guilty ? Mark::Kind::guilty : Mark::Kind::line};
}

}  // namespace

std::string ruler(const StepResult& step, const std::set<std::size_t>& guilty, const Axis& axis,
                  const Style& style) {
  std::vector<Mark> row(axis.columns());
  const auto all = spans(step, guilty, axis);
  for (const Span& span : all) underline(row, span);
  for (const Span& span : all) number(row, span);
  std::string result;
  for (auto at = row.begin(); at != row.end();) {
    const auto next = std::find_if(at, row.end(), [&](const Mark& mark) { return mark.kind != at->kind; });
    std::string run;
    for (auto each = at; each != next; ++each) run += each->text;
    const bool blank = at->kind == Mark::Kind::none;
    if (!blank || next != row.end()) {
      if (at->kind == Mark::Kind::guilty)
        result += style.bold(run);
      else
        result += blank ? run : style.dim(run);
    }
    at = next;
  }
  return result;
}

}  // namespace rehearse::report::screen
