#include "report/text_table.h"

#include <algorithm>
#include <numeric>

#include "report/text.h"

namespace rehearse::report {

namespace {

constexpr std::string_view kMargin = " ";
constexpr std::string_view kGap = "   ";
constexpr std::size_t kNarrowest = 12;

std::string without_trailing_blanks(std::string line) {
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

}  // namespace

std::vector<std::size_t> TextTable::widths(std::size_t available) const {
  std::vector<std::size_t> result;
  for (const Column& column : columns_) result.push_back(display_width(column.title));
  for (const auto& row : rows_)
    for (std::size_t i = 0; i < result.size(); ++i) result[i] = std::max(result[i], display_width(row.at(i)));
  const std::size_t total =
      std::accumulate(result.begin(), result.end(), kMargin.size()) + kGap.size() * (result.size() - 1);
  if (total > available && result.front() > kNarrowest)
    result.front() -= std::min(total - available, result.front() - kNarrowest);
  return result;
}

std::string TextTable::render(std::size_t width) const {
  const auto columns = widths(width);
  const auto line = [&](auto cell) {
    std::string text(kMargin);
    for (std::size_t i = 0; i < columns.size(); ++i) {
      const std::string content = shorten(cell(i), i == 0 ? columns[i] : std::string::npos);
      const bool right = columns_[i].align == Align::right;
      text += i == 0 ? "" : kGap;
      text += right ? pad_left(content, columns[i]) : pad_right(content, columns[i]);
    }
    return without_trailing_blanks(std::move(text));
  };
  std::string result = line([&](std::size_t i) { return columns_[i].title; });
  for (const auto& row : rows_) result += line([&](std::size_t i) { return row.at(i); });
  return result;
}

}  // namespace rehearse::report
