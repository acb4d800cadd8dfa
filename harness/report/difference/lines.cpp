#include "report/difference/lines.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/format.h"
#include "base/strings.h"
#include "report/text.h"

namespace rehearse::report::difference {

namespace {

constexpr std::size_t kMostLines = 12;   // of one value
constexpr std::size_t kMostRepair = 24;  // lines of one statement, such as CREATE FUNCTION
constexpr std::size_t kIndent = 6;

std::string colored(char sign, const std::string& line, const Style& style) {
  if (sign == '-') return style.red(line);
  if (sign == '+') return style.green(line);
  return sign == '~' ? style.dim(line) : line;
}

std::size_t room(const LineStyle& style, std::size_t used) {
  return style.width > used + 24 ? style.width - used : 24;
}

// " -    default   0": the attribute's name before its first line, blanks before the others.
std::string values(const AttributeView& attribute, std::size_t name_width, const LineStyle& style) {
  std::string result;
  const std::size_t used = kIndent + name_width;
  for (std::size_t i = 0; i < attribute.lines.size() && i < kMostLines; ++i) {
    const ValueLine& line = attribute.lines[i];
    const std::string name = i == 0 ? one_line(attribute.attribute) : std::string{};
    const std::string text =
        fmt::format(" {}    {}{}", line.sign == '~' ? ' ' : line.sign, pad_right(name, name_width),
                    shorten(printable(line.text), room(style, used)));
    result += colored(line.sign, text.substr(0, text.find_last_not_of(' ') + 1), style.style) + "\n";
  }
  if (attribute.lines.size() > kMostLines)
    result += style.style.dim(fmt::format("{}… {} left out", std::string(used, ' '),
                                          count(attribute.lines.size() - kMostLines, "line"))) +
              "\n";
  return result;
}

std::string words(const AttributeView& attribute, const LineStyle& style) {
  std::string text = one_line(attribute.meaning);
  if (!attribute.label.empty())
    text = text.empty() ? one_line(attribute.label) : fmt::format("{}: {}", one_line(attribute.label), text);
  if (attribute.label == "name only") text = one_line(attribute.meaning);  // says so itself
  if (text.empty()) return {};
  std::string result;
  std::string head = std::string(kIndent, ' ') + "= ";
  for (const std::string& line : wrap(text, room(style, head.size()))) {
    result += head + line + "\n";
    head = std::string(kIndent + 2, ' ');
  }
  return result;
}

// A blank within quotes is part of the value: such a line stays whole.
std::vector<std::string> wrapped(std::string_view line, std::size_t width) {
  if (line.find_first_of("'\"$`") != std::string_view::npos) return {printable(line)};
  const std::size_t indent = std::min(line.find_first_not_of(' '), line.size());
  std::vector<std::string> result;
  for (const std::string& part : wrap(printable(line.substr(indent)), width - std::min(width, indent + 2)))
    result.push_back(std::string(indent + (result.empty() ? 0 : 2), ' ') + part);
  return result;
}

std::string repair(const std::string& statement, const LineStyle& style) {
  const std::string margin(kIndent + 2, ' ');
  std::vector<std::string> all;
  for (const std::string_view line : split(statement, '\n'))
    for (std::string& part : wrapped(line, room(style, margin.size()))) all.push_back(std::move(part));
  std::string result;
  for (std::size_t i = 0; i < all.size() && i < kMostRepair; ++i)
    result += all[i].empty() ? "\n" : margin + all[i] + "\n";
  if (all.size() > kMostRepair)
    result +=
        style.style.dim(fmt::format("{}… {} left out", margin, count(all.size() - kMostRepair, "line"))) +
        "\n";
  return result;
}

std::size_t name_width(const ObjectView& object) {
  std::size_t width = 0;
  for (const AttributeView& attribute : object.attributes)
    if (!attribute.attribute.empty())
      width = std::max(width, display_width(one_line(attribute.attribute)) + 2);
  return width;
}

std::string title_lines(const ObjectView& object, const LineStyle& style) {
  std::string result;
  for (const std::string& part : wrap(one_line(object.title), room(style, kIndent))) {
    const std::string line = result.empty()
                                 ? fmt::format(" {}  {}", object.sign == '~' ? ' ' : object.sign, part)
                                 : std::string(kIndent, ' ') + part;
    result += (object.sign == '~' ? line : colored(object.sign, line, style.style)) + "\n";
  }
  return result;
}

}  // namespace

std::string lines_of(const ObjectView& object, const LineStyle& style) {
  std::string result = title_lines(object, style);
  const std::size_t width = name_width(object);
  for (const AttributeView& attribute : object.attributes)
    result += values(attribute, attribute.attribute.empty() ? 0 : width, style) + words(attribute, style);
  if (object.repairs.empty()) return result;
  result += fmt::format("{}{}\n", std::string(kIndent, ' '), style.style.blue(style.repair_heading));
  for (const std::string& statement : object.repairs) result += repair(statement, style);
  return result;
}

}  // namespace rehearse::report::difference
