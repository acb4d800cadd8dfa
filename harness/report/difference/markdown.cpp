#include "report/difference/markdown.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/markdown.h"
#include "report/text.h"

namespace rehearse::report::difference {

namespace {

constexpr std::size_t kLong = 16;  // lines of a block above which it is folded

// "-default   0", or the description of a lost object.
std::string diff_lines(const ObjectView& object) {
  std::size_t width = 0;
  for (const AttributeView& each : object.attributes)
    width = std::max(width, each.attribute.empty() ? 0 : display_width(each.attribute) + 2);
  std::string result;
  for (const AttributeView& attribute : object.attributes) {
    std::string name = attribute.attribute;
    for (const ValueLine& line : attribute.lines) {
      const std::string padded = attribute.attribute.empty() ? "" : pad_right(name, width);
      result += fmt::format("{} {}{}\n", line.sign == '~' ? ' ' : line.sign, padded, printable(line.text));
      name.clear();
    }
  }
  return result;
}

std::string words(const ObjectView& object) {
  std::string result;
  for (const AttributeView& attribute : object.attributes) {
    const bool says_itself = attribute.label == "name only";
    std::vector<std::string> parts;
    if (!attribute.label.empty() && !says_itself)
      parts.push_back(fmt::format("**{}**", md::prose(attribute.label)));
    if (!attribute.meaning.empty()) parts.push_back(md::prose(attribute.meaning));
    if (!parts.empty()) result += fmt::format("- {}\n", join(parts, ": "));
  }
  return result.empty() ? result : result + "\n";
}

std::string body(const ObjectView& object) {
  const std::string lines = diff_lines(object);
  std::string result;
  if (!lines.empty()) result += md::block("diff", lines) + "\n";
  result += words(object);
  if (object.repairs.empty()) return result;
  return result + fmt::format("To undo:\n\n{}\n", md::block("sql", join(object.repairs, "\n")));
}

}  // namespace

std::string markdown_of(const ObjectView& object, bool may_fold) {
  const std::string text = body(object);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  if (lines <= kLong || !may_fold) return fmt::format("#### {}\n\n{}", md::code(object.title), text);
  return fmt::format("<details><summary><code>{}</code></summary>\n\n{}</details>\n\n",
                     md::html(object.title), text);
}

}  // namespace rehearse::report::difference
