#include <fmt/format.h>

#include "report/difference/lines.h"
#include "report/difference/view.h"
#include "report/schema_diff/formats.h"
#include "report/text.h"

namespace rehearse::report::schema_diff {

namespace {

constexpr std::size_t kWidth = 100;

}  // namespace

std::string text(const SchemaDiff& diff, const Style& style) {
  std::string result = fmt::format("--- {}\n+++ {}\n", one_line(diff.before_name), one_line(diff.after_name));
  std::vector<const SchemaDifference*> all;
  for (const SchemaDifference& difference : diff.differences) all.push_back(&difference);
  for (const difference::ObjectView& object : difference::objects_of(all))
    result += "\n" + difference::lines_of(object, {style, kWidth, "to undo:"});
  result += diff.notes.empty() ? "" : "\n";
  for (const std::string& note : diff.notes) result += style.dim("note: " + one_line(note)) + "\n";
  return result + "\n" + style.bold(all.empty() ? "the schemas are equal" : difference::summary(all)) + "\n";
}

}  // namespace rehearse::report::schema_diff
