#include "report/schema_diff.h"

#include <fmt/format.h>

#include "base/format.h"
#include "model/json_schema_diff.h"
#include "report/text.h"

namespace rehearse::report {

namespace {

std::string label(const SchemaDifference& difference) {
  if (difference.severity == DifferenceSeverity::accepted)
    return fmt::format(" (accepted: {})", one_line(difference.reason));
  return difference.attribute == "column order" ? " (order only)" : "";
}

std::string line(const SchemaDifference& difference, const Style& style) {
  const std::string object = one_line(difference.kind + " " + difference.object);
  if (!difference.attribute.empty())
    return fmt::format("~ {}: {}: {} -> {}{}\n", object, one_line(difference.attribute),
                       one_line(difference.before), one_line(difference.after), label(difference));
  if (difference.after.empty())
    return style.red(fmt::format("- {}: {}{}", object, one_line(difference.before), label(difference))) +
           "\n";
  return style.green(fmt::format("+ {}: {}{}", object, one_line(difference.after), label(difference))) + "\n";
}

std::string text(const SchemaDiff& diff, const Style& style) {
  std::string result = fmt::format("--- {}\n+++ {}\n", one_line(diff.before_name), one_line(diff.after_name));
  for (const SchemaDifference& difference : diff.differences) result += line(difference, style);
  for (const std::string& note : diff.notes) result += style.dim("note: " + one_line(note)) + "\n";
  if (diff.differences.empty()) return result + "the schemas are equal\n";
  return result + count(diff.differences.size(), "difference") + "\n";
}

}  // namespace

std::string render(const SchemaDiff& diff, DiffFormat format, const Style& style) {
  if (format == DiffFormat::json)
    return to_json(SchemaDiffRecord{diff.before_name, diff.after_name, diff.differences, diff.notes});
  const std::string body = text(diff, format == DiffFormat::markdown ? Style(false) : style);
  return format == DiffFormat::markdown ? "```diff\n" + body + "```\n" : body;
}

}  // namespace rehearse::report
