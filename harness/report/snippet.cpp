#include "report/snippet.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "base/strings.h"
#include "report/text.h"

namespace rehearse::report {

namespace {

constexpr std::size_t kMostLines = 12;
constexpr std::size_t kFirstLines = 8;  // and the rest from the end

struct Lines {
  std::vector<std::string> text;
  std::uint32_t first = 0;  ///< 0: of a program's statement, whose lines nobody counts
};

Lines lines_of(const Finding& finding) {
  Lines lines;
  if (!finding.location || finding.excerpt.empty()) return lines;
  lines.first = finding.location->line;
  for (const std::string_view line : split(finding.excerpt, '\n')) lines.text.emplace_back(line);
  return lines;
}

bool is_left_out(std::size_t index, std::size_t count) {
  const std::size_t last = kMostLines - kFirstLines - 1;
  return count > kMostLines && index >= kFirstLines && index + last < count;
}

bool is_word(char c) {
  return is_alphanumeric(c) || c == '_' || (c & '\x80') != 0;
}

// From the column to the end of the line when the statement starts there; one word when it lies further in.
std::string_view marked(std::string_view line, std::size_t column) {
  std::string_view rest = line.substr(column);
  if (trim(line.substr(0, column)).empty()) return trim(rest);
  const auto end = std::find_if_not(rest.begin(), rest.end(), is_word);
  return rest.substr(0, std::max<std::size_t>(1, static_cast<std::size_t>(end - rest.begin())));
}

// Carets under the first line, in display columns; nothing when the column lies outside of it.
std::string carets(std::string_view line, std::uint32_t column, std::size_t room) {
  if (column == 0 || column > line.size()) return {};
  const std::size_t before = display_width(printable(line.substr(0, column - 1)));
  if (before >= room) return {};
  const std::size_t length = display_width(printable(marked(line, column - 1)));
  return std::string(before, ' ') + std::string(std::clamp<std::size_t>(length, 1, room - before), '^');
}

std::string last_line_number(const Lines& lines) {
  if (lines.first == 0) return " ";
  return std::to_string(lines.first + (lines.text.empty() ? 0 : lines.text.size() - 1));
}

}  // namespace

std::size_t gutter_width(const Finding& finding) {
  const Lines lines = lines_of(finding);
  return lines.text.empty() ? 1 : last_line_number(lines).size();
}

std::string snippet(const Finding& finding, const Style& style, std::size_t width) {
  if (!finding.location || finding.location->file.empty()) return {};
  const std::size_t gutter = gutter_width(finding);
  const std::string margin(gutter + 2, ' ');
  std::string result = fmt::format("{}{} {}\n", std::string(gutter + 1, ' '), style.blue("-->"),
                                   one_line(to_string(*finding.location)));
  const Lines lines = lines_of(finding);
  if (lines.text.empty()) return result;
  const std::string bar = style.blue("|");
  const std::size_t room = width > gutter + 14 ? width - gutter - 4 : 10;
  result += fmt::format("{}{}\n", margin, bar);
  for (std::size_t i = 0; i < lines.text.size(); ++i) {
    if (is_left_out(i, lines.text.size())) {
      if (i == kFirstLines)
        result +=
            fmt::format("{}{} {}\n", margin, bar,
                        style.dim(fmt::format("… {} lines left out", lines.text.size() - kMostLines + 1)));
      continue;
    }
    const std::string known = lines.first == 0 ? std::string{} : std::to_string(lines.first + i);
    const std::string number = style.blue(pad_left(known, gutter + 1));
    const std::string code = shorten(printable(lines.text[i]), room);
    result +=
        code.empty() ? fmt::format("{} {}\n", number, bar) : fmt::format("{} {} {}\n", number, bar, code);
    if (i != 0) continue;
    const std::string marks = carets(lines.text[0], finding.location->column, room);
    if (!marks.empty()) result += fmt::format("{}{} {}\n", margin, bar, style.of(finding.severity, marks));
  }
  return result;
}

}  // namespace rehearse::report
