// A table of text: aligned columns, measured as a terminal shows them.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace rehearse::report {

enum class Align { left, right };

class TextTable {
 public:
  struct Column {
    std::string title;
    Align align = Align::left;
  };

  explicit TextTable(std::vector<Column> columns) : columns_(std::move(columns)) {}

  /// As many cells as there are columns. Cells may be coloured but must be printable() already.
  void add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

  /// Every line ends with a line feed and has no trailing blanks. When the table is wider than `width`, the
  /// first column is shortened, though never below 12 columns: the numbers matter more than a long name.
  [[nodiscard]] std::string render(std::size_t width) const;

 private:
  [[nodiscard]] std::vector<std::size_t> widths(std::size_t available) const;

  std::vector<Column> columns_;
  std::vector<std::vector<std::string>> rows_;
};

}  // namespace rehearse::report
