#include <fmt/format.h>

#include "report/difference/markdown.h"
#include "report/difference/view.h"
#include "report/markdown.h"
#include "report/schema_diff/formats.h"

namespace rehearse::report::schema_diff {

std::string markdown(const SchemaDiff& diff) {
  std::vector<const SchemaDifference*> all;
  for (const SchemaDifference& difference : diff.differences) all.push_back(&difference);
  std::string result = fmt::format("### Schema of {} (-) and {} (+)\n\n", md::code(diff.before_name),
                                   md::code(diff.after_name));
  result += fmt::format("**{}**\n\n", all.empty() ? "The schemas are equal" : difference::summary(all));
  for (const difference::ObjectView& object : difference::objects_of(all))
    result += difference::markdown_of(object, true);
  for (const std::string& note : diff.notes) result += fmt::format("> {}\n", md::prose(note));
  return result;
}

}  // namespace rehearse::report::schema_diff
