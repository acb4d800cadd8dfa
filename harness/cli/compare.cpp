#include "report/comparison/compare.h"

#include <unistd.h>

#include <algorithm>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/record.h"
#include "cli/terminal.h"
#include "report/comparison/text.h"

namespace rehearse::cli {

int compare(const CompareOptions& options) {
  const auto comparison =
      report::comparison::compare(read_record(options.before), read_record(options.after));
  const Terminal screen = terminal(STDOUT_FILENO, options.color);
  print(report::comparison::text(comparison, report::Style(screen.color),
                                 static_cast<std::size_t>(std::max(screen.width, 60))));
  const auto& limit = options.fail_on_regression;
  return limit && report::comparison::is_regression(comparison, *limit) ? 1 : 0;
}

}  // namespace rehearse::cli
