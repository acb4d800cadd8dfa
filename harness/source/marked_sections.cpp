#include "source/marked_sections.h"

#include <algorithm>

#include "sql/locator.h"

namespace rehearse::source {

namespace {

std::string_view without_line_end(std::string_view line) {
  while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
  return line;
}

std::string_view without_byte_order_mark(std::string_view line) {
  if (line.substr(0, sql::kByteOrderMark.size()) == sql::kByteOrderMark)
    line.remove_prefix(sql::kByteOrderMark.size());
  return line;
}

}  // namespace

std::vector<Section> cut_sections(std::string_view text, MarkerReader read_marker) {
  std::vector<Section> sections(1);
  std::size_t begin = 0;
  for (std::uint32_t line = 1; begin < text.size(); ++line) {
    const std::size_t end = std::min(text.find('\n', begin), text.size() - 1) + 1;
    const std::string_view content = without_line_end(text.substr(begin, end - begin));
    if (auto marker = read_marker(begin == 0 ? without_byte_order_mark(content) : content)) {
      Section& before = sections.back();
      before.text = text.substr(before.offset, begin - before.offset);
      sections.push_back({std::move(*marker), {}, line, line + 1, end});
    }
    begin = end;
  }
  sections.back().text = text.substr(sections.back().offset);
  return sections;
}

}  // namespace rehearse::source
