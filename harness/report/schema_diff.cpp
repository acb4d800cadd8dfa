#include "report/schema_diff.h"

#include "model/json_schema_diff.h"
#include "report/schema_diff/formats.h"

namespace rehearse::report {

std::string render(const SchemaDiff& diff, DiffFormat format, const Style& style) {
  switch (format) {
    case DiffFormat::json:
      return to_json(SchemaDiffRecord{diff.before_name, diff.after_name, diff.differences, diff.notes});
    case DiffFormat::markdown:
      return schema_diff::markdown(diff);
    case DiffFormat::text:
      break;
  }
  return schema_diff::text(diff, style);
}

}  // namespace rehearse::report
