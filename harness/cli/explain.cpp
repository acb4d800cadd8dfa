#include <fmt/format.h>

#include <algorithm>

#include "check/catalogue.h"
#include "check/documentation.h"
#include "check/judge.h"
#include "cli/commands.h"
#include "cli/output.h"

namespace rehearse::cli {

namespace {

std::string list_of_checks() {
  std::size_t width = 0;
  for (const Check* check : check::catalogue()) width = std::max(width, check->id.size());
  std::string text;
  for (const Check* check : check::catalogue())
    text += fmt::format("{:<{}}  {}{}\n", check->id, width, check->summary,
                        check->on_request ? " (off by default)" : "");
  return text + "\nrehearse explain CHECK tells more about one of them.\n";
}

}  // namespace

int explain(const ExplainOptions& options) {
  if (options.check.empty()) {
    print(list_of_checks());
    return 0;
  }
  std::string text(check::documentation(check::find(options.check).id));
  if (text.empty() || text.back() != '\n') text += '\n';
  print(text);
  return 0;
}

}  // namespace rehearse::cli
