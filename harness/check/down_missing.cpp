#include <fmt/format.h>

#include "rehearse/check.h"

namespace rehearse::check {

namespace {

std::vector<Finding> judge_down_missing(const Outcome& outcome, const Budgets& /*budgets*/) {
  const Migration& migration = outcome.migration;
  if (migration.down) return {};
  const SourceLocation file{.file = migration.path};
  if (migration.irreversible && !migration.irreversible->reason.empty())
    return {{.severity = Severity::accepted,
             .message = fmt::format("no way back, as declared: {}", migration.irreversible->reason),
             .location = file}};
  return {{.message = "there is no down: a deployment that goes wrong cannot be taken back",
           .location = file,
           .help = "write the down direction, or say why there is none: "
                   "`-- rehearse: irreversible reason=\"...\"` at the head of the file"}};
}

}  // namespace

extern const Check down_missing;
const Check down_missing{"down_missing", "The migration has a down direction, or says why there is none",
                         Severity::error, judge_down_missing};

}  // namespace rehearse::check
