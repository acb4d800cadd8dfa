#include "report/view/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>
#include <vector>

#include "base/format.h"
#include "base/strings.h"

namespace rehearse::report::view {

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
const LockHeld* worst_of(const Outcome& outcome) {
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

Millis longest_window(const Outcome& outcome) {
  Millis longest{};
  for (const StepResult& step : outcome.steps)
    for (const TableWindow& window : step.trace.tables)
      longest = std::max({longest, window.exclusive.longest, window.write_block.longest});
  return longest;
}

}  // namespace

SummaryRow summary_row(const Outcome& outcome) {
  return {&outcome,
          time_of(outcome, Phase::up),
          time_of(outcome, Phase::down),
          time_of(outcome, Phase::reapply),
          worst_of(outcome),
          longest_window(outcome)};
}

bool needs_attention(const Outcome& outcome) {
  return outcome.verdict != Verdict::pass && outcome.verdict != Verdict::skipped;
}

std::string worst_lock(const SummaryRow& row) {
  if (row.worst == nullptr) return "-";
  constexpr std::string_view kSuffix = "Lock";
  std::string_view mode = to_string(row.worst->mode);
  mode.remove_suffix(kSuffix.size());
  return std::string(mode);
}

std::string blocked(const SummaryRow& row) {
  return row.blocked > Millis{} ? human(row.blocked) : "-";
}

std::string seeded(const SeedFacts& seed) {
  if (seed.tables.empty()) return "no rows";
  Rows rows;
  Bytes bytes;
  for (const SeededTable& table : seed.tables) {
    rows.value += table.rows.value;
    bytes.value += table.bytes.value;
  }
  return fmt::format("{} rows in {}, {}", human(rows), count(seed.tables.size(), "table"), human(bytes));
}

std::size_t count_of(const Report& report, Verdict verdict) {
  return static_cast<std::size_t>(
      std::count_if(report.outcomes.begin(), report.outcomes.end(),
                    [&](const Outcome& outcome) { return outcome.verdict == verdict; }));
}

std::string verdicts(const Report& report) {
  static constexpr std::array<std::pair<Verdict, std::string_view>, 5> kWords{
      {{Verdict::pass, "passed"},
       {Verdict::warn, "with warnings"},
       {Verdict::fail, "failed"},
       {Verdict::error, "not judged"},
       {Verdict::skipped, "skipped"}}};
  std::vector<std::string> parts;
  for (const auto& [verdict, word] : kWords) {
    const std::size_t number = count_of(report, verdict);
    const bool always = verdict == Verdict::pass || verdict == Verdict::fail;
    if (number > 0 || always) parts.push_back(fmt::format("{} {}", number, word));
  }
  return join(parts, ", ");
}

std::string in_one_line(const Report& report) {
  const std::size_t rehearsed = report.outcomes.size() - count_of(report, Verdict::skipped);
  return fmt::format("{} rehearsed in {}: {}", count(rehearsed, "migration"), human(report.duration),
                     verdicts(report));
}

}  // namespace rehearse::report::view
