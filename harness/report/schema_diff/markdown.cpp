#include <fmt/format.h>

#include <algorithm>

#include "base/strings.h"
#include "report/difference/view.h"
#include "report/markdown.h"
#include "report/schema_diff/formats.h"
#include "report/text.h"

namespace rehearse::report::schema_diff {

namespace {

using difference::AttributeView;
using difference::ObjectView;
namespace md = report::markdown;

constexpr std::size_t kLong = 16;  // lines of a block above which it is folded

// "-default   0", or the description of a lost object.
std::string diff_lines(const ObjectView& object) {
  std::size_t width = 0;
  for (const AttributeView& each : object.attributes)
    width = std::max(width, each.attribute.empty() ? 0 : display_width(each.attribute) + 2);
  std::string result;
  for (const AttributeView& attribute : object.attributes) {
    std::string name = attribute.attribute;
    for (const difference::ValueLine& line : attribute.lines) {
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

std::string section(const ObjectView& object) {
  const std::string text = body(object);
  const auto lines = static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
  if (lines <= kLong) return fmt::format("#### {}\n\n{}", md::code(object.title), text);
  return fmt::format("<details><summary><code>{}</code></summary>\n\n{}</details>\n\n",
                     md::html(object.title), text);
}

}  // namespace

std::string markdown(const SchemaDiff& diff) {
  std::vector<const SchemaDifference*> all;
  for (const SchemaDifference& difference : diff.differences) all.push_back(&difference);
  std::string result = fmt::format("### Schema of {} (-) and {} (+)\n\n", md::code(diff.before_name),
                                   md::code(diff.after_name));
  result += fmt::format("**{}**\n\n", all.empty() ? "The schemas are equal" : difference::summary(all));
  for (const ObjectView& object : difference::objects_of(all)) result += section(object);
  for (const std::string& note : diff.notes) result += fmt::format("> {}\n", md::prose(note));
  return result;
}

}  // namespace rehearse::report::schema_diff
