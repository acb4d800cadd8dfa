#include "report/page/scale.h"

#include <algorithm>

#include "report/screen/axis.h"

namespace rehearse::report::page {

namespace {

// A panel on a telephone has room for about four labels; the terminal's axis keeps them ten columns apart.
constexpr std::size_t kTerminalColumns = 44;

}  // namespace

double Scale::share(Instant at) const {
  return end_ <= Instant{} ? 0 : std::clamp(at / end_, 0.0, 1.0);
}

std::vector<ScaleTick> Scale::ticks() const {
  std::vector<ScaleTick> result;
  for (screen::Tick& tick : screen::Axis(end_, kTerminalColumns).ticks())
    result.push_back(
        {static_cast<double>(tick.column) / static_cast<double>(kTerminalColumns), std::move(tick.label)});
  return result;
}

}  // namespace rehearse::report::page
