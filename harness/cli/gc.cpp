#include "provision/gc.h"

#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/output.h"
#include "provision/container/gc.h"
#include "rehearse/error.h"

namespace rehearse::cli {

namespace {

std::string describe(const provision::Removed& removed) {
  if (!removed.problem.empty())
    return fmt::format("could not remove {}: {}\n", removed.work.string(), removed.problem);
  const std::string ended =
      removed.ended.empty() ? "" : fmt::format(" and ended {} of its processes", removed.ended.size());
  return fmt::format("removed {}{}\n", removed.work.string(), ended);
}

std::string describe(const provision::RemovedContainer& removed) {
  if (!removed.problem.empty())
    return fmt::format("could not remove the {} container {}: {}\n", removed.engine, removed.name,
                       removed.problem);
  return fmt::format("removed the {} container {}\n", removed.engine, removed.name);
}

}  // namespace

int gc(const GcOptions& options) {
  provision::GcOptions wanted;
  wanted.kept = options.all;
  // Containers first: their servers would go on in folders that are no longer there.
  const auto containers = provision::collect_containers();
  const auto all = provision::collect_garbage(wanted);
  bool clean = true;
  for (const auto& removed : containers) {
    print(describe(removed));
    clean = clean && removed.problem.empty();
  }
  for (const auto& removed : all) {
    print(describe(removed));
    clean = clean && removed.problem.empty();
  }
  if (all.empty() && containers.empty()) print("nothing to remove\n");
  return clean ? 0 : rehearse::exit_code(ErrorKind::environment);
}

}  // namespace rehearse::cli
