#include <fmt/format.h>

#include <vector>

#include "base/strings.h"
#include "report/screen/parts.h"
#include "report/text.h"

namespace rehearse::report::screen {

namespace {

constexpr std::size_t kMost = 20;       // of one comparison; the rest is in run.json
constexpr std::size_t kMostLines = 12;  // of one value, such as a function's body

std::string_view heading(Comparison comparison) {
  return comparison == Comparison::down ? "schema before up (-) and after down (+)"
                                        : "schema after the first up (-) and after the second (+)";
}

// "-     not null: true", the lines of a longer value below each other.
std::string value_lines(char sign, std::string_view attribute, std::string_view value, const Page& page) {
  const std::string text = value.empty() ? "(none)" : printable(value);
  const auto lines = split(text, '\n');
  const std::string name = attribute.empty() ? "" : one_line(attribute) + ": ";
  const std::size_t room = page.width > display_width(name) + 30 ? page.width - display_width(name) - 6 : 24;
  std::string result;
  for (std::size_t i = 0; i < lines.size() && i < kMostLines; ++i) {
    const std::string head = i == 0 ? name : std::string(display_width(name), ' ');
    const std::string line = fmt::format(" {}    {}{}", sign, head, shorten(lines[i], room));
    result += (sign == '-' ? page.style.red(line) : page.style.green(line)) + "\n";
  }
  if (lines.size() > kMostLines)
    result += page.style.dim(fmt::format("      … {} lines left out", lines.size() - kMostLines)) + "\n";
  return result;
}

std::string whole_object(const SchemaDifference& difference, const Page& page) {
  const bool lost = difference.after.empty();
  const std::string& value = lost ? difference.before : difference.after;
  const std::string line =
      fmt::format(" {}  {} {}", lost ? '-' : '+', one_line(difference.kind), one_line(difference.object));
  const std::string shown = lost ? page.style.red(line) : page.style.green(line);
  return shown + "\n" + (value.empty() ? "" : value_lines(lost ? '-' : '+', "", value, page));
}

std::string changed(const SchemaDifference& difference, const Page& page) {
  return value_lines('-', difference.attribute, difference.before, page) +
         value_lines('+', difference.attribute, difference.after, page);
}

std::string one_comparison(const std::vector<const SchemaDifference*>& all, const Page& page) {
  std::string result = fmt::format("  {}\n", page.style.bold(heading(all.front()->comparison)));
  std::string object;
  for (std::size_t i = 0; i < all.size() && i < kMost; ++i) {
    const SchemaDifference& difference = *all[i];
    const std::string current = one_line(difference.kind + " " + difference.object);
    if (difference.attribute.empty()) {
      result += whole_object(difference, page);
    } else {
      if (current != object) result += fmt::format("    {}\n", current);
      result += changed(difference, page);
    }
    object = current;
  }
  if (all.size() > kMost) result += fmt::format("    … and {} more, all in run.json\n", all.size() - kMost);
  return result + "\n";
}

}  // namespace

std::string differences(const SchemaResult& schema, const Page& page) {
  std::string result;
  for (const Comparison comparison : {Comparison::down, Comparison::reapply}) {
    std::vector<const SchemaDifference*> shown;
    for (const SchemaDifference& difference : schema.differences)
      if (difference.comparison == comparison && difference.severity != DifferenceSeverity::accepted)
        shown.push_back(&difference);
    if (!shown.empty()) result += one_comparison(shown, page);
  }
  return result;
}

}  // namespace rehearse::report::screen
