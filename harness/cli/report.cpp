#include <unistd.h>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/record.h"
#include "cli/terminal.h"

namespace rehearse::cli {

int report(const ReportOptions& options) {
  const Report record = read_record(options.record);
  const Terminal screen = terminal(STDOUT_FILENO, options.color);
  print(render(record, options.format, {screen.color, screen.width, options.every_step}));
  return 0;
}

}  // namespace rehearse::cli
