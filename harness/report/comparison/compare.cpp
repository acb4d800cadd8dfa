#include "report/comparison/compare.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "report/ci/found.h"
#include "report/view/summary.h"

namespace rehearse::report::comparison {

namespace {

constexpr Millis kLeast{5};
constexpr double kLeastShare = 0.1;

/// What was measured, with its range where there were repeats.
struct Measure {
  Millis value{};
  Millis lowest{};
  Millis highest{};
};

using Measures = std::map<std::string, Measure>;

Measure once(Millis value) {
  return {value, value, value};
}

// Of a repeated quantity the median counts, not the run that happens to be shown.
Measure repeated(const Spread& spread) {
  return {spread.median, spread.lowest, spread.highest};
}

void add_windows(Measures& all, const StepResult& step) {
  const auto key = [&](const std::string& table, std::string_view what) {
    return fmt::format("{} in {}: {} blocked", table, title(step.phase), what);
  };
  for (const TableWindow& window : step.trace.tables) {
    all[key(window.table, "reads")] = once(window.exclusive.longest);
    all[key(window.table, "writes")] = once(window.write_block.longest);
  }
  if (!step.repeats) return;
  for (const RepeatedWindow& window : step.repeats->windows) {
    all[key(window.table, "reads")] = repeated(window.exclusive);
    all[key(window.table, "writes")] = repeated(window.write_block);
  }
}

// Of a step that failed, how long it took until then says nothing.
Measures measures_of(const Outcome& outcome) {
  Measures all;
  for (const StepResult& step : outcome.steps) {
    if (step.error) continue;
    all[std::string(title(step.phase))] =
        step.repeats ? repeated(step.repeats->duration) : once(step.duration);
    add_windows(all, step);
  }
  return all;
}

bool is_beyond_noise(const Measure& less, const Measure& more) {
  const Millis by = more.value - less.value;
  return by > kLeast && by > less.value * kLeastShare && more.lowest > less.highest;
}

void compare_times(RunComparison& result, const Outcome& before, const Outcome& after) {
  const Measures old_ones = measures_of(before);
  for (const auto& [what, measure] : measures_of(after)) {
    // A table that was not blocked before has a window of nothing.
    const auto old = old_ones.find(what);
    const bool is_window = what.ends_with(" blocked");
    if (old == old_ones.end() && !is_window) continue;
    const Measure earlier = old == old_ones.end() ? Measure{} : old->second;
    const Change change{label(after.migration), what, earlier.value, measure.value};
    if (is_beyond_noise(earlier, measure)) result.slower.push_back(change);
    if (is_beyond_noise(measure, earlier)) result.faster.push_back(change);
  }
}

void compare_round_trip(RunComparison& result, const Outcome& before, const Outcome& after) {
  const auto compare_one = [&](const std::optional<bool>& old, const std::optional<bool>& now,
                               const std::string& what) {
    if (!old || !now || *old == *now) return;
    auto& remarks = *now ? result.fixed : result.found;
    remarks.push_back(
        {label(after.migration), fmt::format("{} {}", what, *now ? "again" : "no more"), !*now});
  };
  compare_one(before.schema.down_restores, after.schema.down_restores, "down restores the schema");
  compare_one(before.schema.reapply_matches, after.schema.reapply_matches, "up again makes the same schema");
}

const Outcome* same_in(const Report& report, const Outcome& outcome) {
  const std::string name = label(outcome.migration);
  const auto found = std::find_if(report.outcomes.begin(), report.outcomes.end(),
                                  [&](const Outcome& other) { return label(other.migration) == name; });
  return found == report.outcomes.end() ? nullptr : &*found;
}

std::vector<std::string> only_in(const Report& report, const Report& other) {
  std::vector<std::string> result;
  for (const Outcome& outcome : report.outcomes)
    if (same_in(other, outcome) == nullptr) result.push_back(label(outcome.migration));
  return result;
}

// Findings of migrations that the other run did not have are not news.
std::vector<Remark> new_findings(const Report& before, const Report& after) {
  std::set<std::string> known;
  for (const ci::Found& found : ci::all_findings(before))
    if (found.finding->severity != Severity::accepted) known.insert(found.fingerprint);
  std::vector<Remark> result;
  for (const ci::Found& found : ci::all_findings(after)) {
    const bool comparable = found.outcome == nullptr || same_in(before, *found.outcome) != nullptr;
    if (found.finding->severity == Severity::accepted || !comparable || known.contains(found.fingerprint))
      continue;
    const std::string migration = found.outcome == nullptr ? "" : label(found.outcome->migration);
    result.push_back({migration, fmt::format("{}: {}", found.finding->check, found.finding->message),
                      ci::fails(*found.finding, after)});
  }
  return result;
}

void note_difference(RunComparison& result, std::string_view what, const std::string& before,
                     const std::string& after) {
  if (before != after) result.not_alike.push_back(fmt::format("{}: {}, then {}", what, before, after));
}

void compare_conditions(RunComparison& result, const Report& before, const Report& after) {
  note_difference(result, "PostgreSQL", before.server.version, after.server.version);
  note_difference(result, "data", view::seeded(before.seed), view::seeded(after.seed));
  note_difference(result, "scenario", before.scenario, after.scenario);
  for (const auto& [name, value] : after.server.settings) {
    const auto old = before.server.settings.find(name);
    note_difference(result, name, old == before.server.settings.end() ? "not set" : old->second, value);
  }
  if (before.server.contended || after.server.contended)
    result.not_alike.push_back(fmt::format("the machine was busy during the {} run",
                                           !after.server.contended   ? "first"
                                           : before.server.contended ? "first and the second"
                                                                     : "second"));
}

void sort_by_growth(std::vector<Change>& changes) {
  const auto growth = [](const Change& change) {
    return change.after > change.before ? change.after - change.before : change.before - change.after;
  };
  std::stable_sort(changes.begin(), changes.end(),
                   [&](const Change& a, const Change& b) { return growth(a) > growth(b); });
}

}  // namespace

RunComparison compare(const Report& before, const Report& after) {
  RunComparison result;
  compare_conditions(result, before, after);
  result.found = new_findings(before, after);
  result.fixed = new_findings(after, before);
  for (const Outcome& outcome : after.outcomes) {
    const Outcome* old = same_in(before, outcome);
    if (old == nullptr) continue;
    compare_times(result, *old, outcome);
    compare_round_trip(result, *old, outcome);
  }
  sort_by_growth(result.slower);
  sort_by_growth(result.faster);
  result.only_before = only_in(before, after);
  result.only_after = only_in(after, before);
  return result;
}

bool is_regression(const RunComparison& comparison, double share) {
  const bool slower =
      std::any_of(comparison.slower.begin(), comparison.slower.end(),
                  [&](const Change& change) { return change.after > change.before * (1 + share); });
  return slower || std::any_of(comparison.found.begin(), comparison.found.end(),
                               [](const Remark& remark) { return remark.fails; });
}

}  // namespace rehearse::report::comparison
