#include "observe/watched.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace rehearse::observe {

std::string arguments(const Watched& watched) {
  if (const auto* one = std::get_if<BackendPid>(&watched)) return fmt::format("'{{{}}}', true", one->value);
  std::vector<int> ours;
  for (const BackendPid pid : std::get<EveryoneBut>(watched).ours) ours.push_back(pid.value);
  return fmt::format("'{{{}}}', false", fmt::join(ours, ","));
}

}  // namespace rehearse::observe
