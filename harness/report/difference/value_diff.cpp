#include "report/difference/value_diff.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/format.h"
#include "base/strings.h"

namespace rehearse::report::difference {

namespace {

using Texts = std::vector<std::string_view>;
using Lines = std::vector<ValueLine>;

constexpr std::size_t kLongList = 60;          // characters; below it a list is read at a glance
constexpr std::size_t kAround = 1;             // lines around a change
constexpr std::size_t kMostCells = 4'000'000;  // of the table below: two bodies of 2,000 lines

/// Longest common subsequence, by the table that textbooks have: bodies are short.
class Table {
 public:
  Table(const Texts& a, const Texts& b) : width_(b.size() + 1), cells_((a.size() + 1) * width_) {
    for (std::size_t i = a.size(); i-- > 0;)
      for (std::size_t j = b.size(); j-- > 0;)
        cell(i, j) = a[i] == b[j] ? cell(i + 1, j + 1) + 1 : std::max(cell(i + 1, j), cell(i, j + 1));
  }

  std::size_t& cell(std::size_t i, std::size_t j) { return cells_[i * width_ + j]; }

 private:
  std::size_t width_;
  std::vector<std::size_t> cells_;
};

void add(Lines& lines, char sign, std::string_view text) {
  lines.push_back({sign, std::string(text)});
}

Lines merged(const Texts& a, const Texts& b) {
  Table table(a, b);
  Lines lines;
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < a.size() || j < b.size()) {
    if (i < a.size() && j < b.size() && a[i] == b[j]) {
      add(lines, ' ', a[i++]);
      ++j;
    } else if (j == b.size() || (i < a.size() && table.cell(i + 1, j) >= table.cell(i, j + 1))) {
      add(lines, '-', a[i++]);
    } else {
      add(lines, '+', b[j++]);
    }
  }
  return lines;
}

bool is_near_change(const Lines& lines, std::size_t i) {
  const std::size_t from = i > kAround ? i - kAround : 0;
  const std::size_t to = std::min(i + kAround + 1, lines.size());
  for (std::size_t k = from; k < to; ++k)
    if (lines[k].sign != ' ') return true;
  return false;
}

// Stretches of equal lines become one remark.
Lines without_equal(const Lines& lines) {
  Lines result;
  std::size_t skipped = 0;
  const auto remark = [&] {
    if (skipped > 0) add(result, '~', fmt::format("… {} unchanged", count(skipped, "line")));
    skipped = 0;
  };
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_near_change(lines, i)) {
      ++skipped;
      continue;
    }
    remark();
    result.push_back(lines[i]);
  }
  remark();
  return result;
}

Texts items(std::string_view list) {
  Texts result;
  for (auto end = list.find(", "); end != std::string_view::npos; end = list.find(", ")) {
    result.push_back(list.substr(0, end));
    list.remove_prefix(end + 2);
  }
  result.push_back(list);
  return result;
}

Lines whole(std::string_view before, std::string_view after) {
  return {{'-', std::string(before)}, {'+', std::string(after)}};
}

bool same_items(Texts a, Texts b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

std::string joined(const Texts& list, std::size_t from, std::size_t to) {
  std::vector<std::string> parts;
  if (from > 0) parts.emplace_back("…");
  for (std::size_t i = from; i < to; ++i) parts.emplace_back(list[i]);
  if (to < list.size()) parts.emplace_back("…");
  return join(parts, ", ");
}

// The stretch within which items moved, and one before and after it.
Lines reordered(const Texts& a, const Texts& b) {
  std::size_t from = 0;
  std::size_t to = a.size();
  while (from < to && a[from] == b[from]) ++from;
  while (to > from && a[to - 1] == b[to - 1]) --to;
  from -= from > 0 ? 1 : 0;
  to += to < a.size() ? 1 : 0;
  return whole(joined(a, from, to), joined(b, from, to));
}

// Items that stay are only counted. Worth it when at least half of them do.
Lines of_lists(std::string_view before, std::string_view after) {
  const Texts a = items(before);
  const Texts b = items(after);
  if (same_items(a, b)) return reordered(a, b);
  const Lines lines = merged(a, b);
  const auto same = static_cast<std::size_t>(
      std::count_if(lines.begin(), lines.end(), [](const ValueLine& line) { return line.sign == ' '; }));
  if (same * 2 < lines.size()) return whole(before, after);
  Lines result;
  std::copy_if(lines.begin(), lines.end(), std::back_inserter(result),
               [](const ValueLine& line) { return line.sign != ' '; });
  add(result, '~', fmt::format("… {} unchanged", count(same, "item")));
  return result;
}

bool has_lines(std::string_view text) {
  return trim(text).find('\n') != std::string_view::npos;
}

}  // namespace

std::vector<ValueLine> value_diff(std::string_view before, std::string_view after) {
  if (has_lines(before) || has_lines(after)) {
    const Texts a = split(trim(before), '\n');
    const Texts b = split(trim(after), '\n');
    if (a.size() * b.size() <= kMostCells) return without_equal(merged(a, b));
    return whole(before, after);
  }
  const bool lists =
      before.find(", ") != std::string_view::npos && after.find(", ") != std::string_view::npos;
  return lists && std::max(before.size(), after.size()) > kLongList ? of_lists(before, after)
                                                                    : whole(before, after);
}

}  // namespace rehearse::report::difference
