#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "base/format.h"
#include "report/screen/parts.h"
#include "report/text.h"
#include "report/text_table.h"

namespace rehearse::report::screen {

namespace {

std::string time_of(const Outcome& outcome, Phase phase) {
  const StepResult* step = outcome.step(phase);
  if (step == nullptr) return "-";
  return step->error ? (step->error->timed_out ? "timeout" : "error") : human(step->duration);
}

// CONCURRENTLY locks an index hard when no query can use it any more: its table has no window then.
bool nobody_waits(const LockHeld& lock, const StepResult& step) {
  return lock.kind == "index" &&
         std::none_of(step.trace.tables.begin(), step.trace.tables.end(),
                      [&](const auto& table) { return table.table == lock.relation; });
}

// Over all steps: of the locks that keep others from writing, the one that did so longest; without such a
// lock, the strongest.
const LockHeld* worst_lock(const Outcome& outcome) {
  const auto rank = [](const LockHeld& lock) {
    const bool felt = blocks(lock.mode) >= Blocks::writes;
    return std::make_tuple(felt, felt ? lock.blocked() : Millis{}, lock.mode, lock.held);
  };
  const LockHeld* worst = nullptr;
  for (const StepResult& step : outcome.steps)
    for (const LockHeld& lock : step.trace.locks)
      if (!nobody_waits(lock, step) && (worst == nullptr || rank(lock) > rank(*worst))) worst = &lock;
  return worst;
}

std::string without_suffix(std::string_view mode) {
  constexpr std::string_view kSuffix = "Lock";
  mode.remove_suffix(kSuffix.size());
  return std::string(mode);
}

std::string blocked(const Outcome& outcome) {
  if (outcome.steps.empty()) return "-";
  Millis longest{};
  for (const StepResult& step : outcome.steps)
    for (const TableWindow& window : step.trace.tables)
      longest = std::max({longest, window.exclusive.longest, window.write_block.longest});
  return longest > Millis{} ? human(longest) : "-";
}

// In capitals what needs somebody's attention, so that it stands out without colour too.
std::string verdict(Verdict verdict, const Style& style) {
  switch (verdict) {
    case Verdict::fail:
      return style.of(verdict, "FAIL");
    case Verdict::error:
      return style.of(verdict, "ERROR");
    default:
      return style.of(verdict, to_string(verdict));
  }
}

std::string caption(const Report& report, const Page& page) {
  Rows rows;
  Bytes bytes;
  for (const SeededTable& table : report.seed.tables) {
    rows.value += table.rows.value;
    bytes.value += table.bytes.value;
  }
  const std::string seeded = report.seed.tables.empty()
                                 ? "no rows"
                                 : fmt::format("{} rows in {}, {}", human(rows),
                                               count(report.seed.tables.size(), "table"), human(bytes));
  return page.style.dim(one_line(fmt::format("PostgreSQL {} {} · {} · scenario {}", report.server.version,
                                             report.server.backend, seeded, report.scenario)));
}

}  // namespace

std::string summary(const Report& report, const Page& page) {
  TextTable table({{"migration"},
                   {"up", Align::right},
                   {"down", Align::right},
                   {"up again", Align::right},
                   {"worst lock"},
                   {"blocked", Align::right},
                   {"verdict"}});
  for (const Outcome& outcome : report.outcomes) {
    const LockHeld* lock = worst_lock(outcome);
    table.add({one_line(label(outcome.migration)), time_of(outcome, Phase::up), time_of(outcome, Phase::down),
               time_of(outcome, Phase::reapply),
               lock == nullptr ? "-" : without_suffix(to_string(lock->mode)), blocked(outcome),
               verdict(outcome.verdict, page.style)});
  }
  return fmt::format(" {}\n\n{}\n", caption(report, page), table.render(page.width));
}

}  // namespace rehearse::report::screen
