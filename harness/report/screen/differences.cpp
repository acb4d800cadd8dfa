#include <fmt/format.h>

#include <vector>

#include "report/difference/lines.h"
#include "report/difference/view.h"
#include "report/screen/parts.h"

namespace rehearse::report::screen {

namespace {

constexpr std::size_t kMostObjects = 20;  // objects of one comparison; the rest is in run.json

std::string_view heading(Comparison comparison) {
  return comparison == Comparison::down ? "schema before up (-) and after down (+)"
                                        : "schema after the first up (-) and after the second (+)";
}

std::string one_comparison(const std::vector<const SchemaDifference*>& all, const Page& page) {
  const Comparison comparison = all.front()->comparison;
  const difference::LineStyle style{
      page.style, page.width,
      comparison == Comparison::down ? "add to the down:" : "gives what the first up gave:"};
  const auto objects = difference::objects_of(all);
  std::string result = fmt::format("  {}\n  {}\n", page.style.bold(heading(comparison)),
                                   page.style.dim(difference::summary(all)));
  for (std::size_t i = 0; i < objects.size() && i < kMostObjects; ++i)
    result += difference::lines_of(objects[i], style);
  if (objects.size() > kMostObjects)
    result += fmt::format("    … and {} more objects, all in run.json\n", objects.size() - kMostObjects);
  return result + "\n";
}

}  // namespace

std::string differences(const SchemaResult& schema, const Page& page) {
  std::string result;
  for (const Comparison comparison : {Comparison::down, Comparison::reapply}) {
    const auto shown = difference::open_differences(schema, comparison);
    if (!shown.empty()) result += one_comparison(shown, page);
  }
  return result;
}

}  // namespace rehearse::report::screen
