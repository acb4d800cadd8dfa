#include <unistd.h>

#include "cli/commands.h"
#include "cli/output.h"
#include "cli/record.h"
#include "cli/terminal.h"
#include "report/render.h"

namespace rehearse::cli {

int report(const ReportOptions& options) {
  const Report record = read_record(options.record);
  const Reporter& reporter = report::find(options.format);
  Destination destination(options.out);
  const Terminal screen = terminal(STDOUT_FILENO, options.color);
  const bool color = screen.color && (destination.is_stdout() || options.color == ColorChoice::always);
  destination.commit(reporter.render(record, {color, screen.width, options.every_step}));
  return 0;
}

}  // namespace rehearse::cli
