#include "check/support/blocked.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/format.h"
#include "check/support/advice.h"
#include "check/support/excerpt.h"
#include "check/support/used_tables.h"

namespace rehearse::check {

namespace {

struct Blocked {
  const StepResult* step;
  const BlockedTime* time;
  Limit limit;
};

// Of each table, the worst of the steps that are over their limit.
std::map<std::string, Blocked> over_limit(const Outcome& outcome, const Budgets& budgets,
                                          const BlockedRule& rule) {
  std::map<std::string, Blocked> worst;
  for (const StepResult& step : outcome.steps)
    for (const TableWindow& window : step.trace.tables) {
      const BlockedTime& time = window.*rule.time;
      const auto limit = limit_of(*rule.limit, outcome, step.phase, budgets, window.table);
      if (!limit || time.longest <= limit->value || created_by(step, window.table)) continue;
      const auto [entry, first] = worst.try_emplace(window.table, Blocked{&step, &time, *limit});
      if (!first && time.longest > entry->second.time->longest) entry->second = {&step, &time, *limit};
    }
  return worst;
}

// The lock that explains the window: of those that block as much, the one that blocked longest.
const LockHeld* lock_behind(const Blocked& blocked, const std::string& table, Blocks what) {
  const LockHeld* longest = nullptr;
  for (const LockHeld& lock : blocked.step->trace.locks) {
    if (lock.relation != table || blocks(lock.mode) < what) continue;
    if (longest == nullptr || lock.blocked() > longest->blocked()) longest = &lock;
  }
  return longest;
}

// The statement after `opener` that the lock was kept for, if most of the window passed in it.
const StatementTiming* kept_for(const Blocked& blocked, const StatementTiming& opener) {
  const auto& all = blocked.step->trace.statements;
  const StatementTiming* slowest = nullptr;
  for (const StatementTiming& statement : all)
    if (statement.index > opener.index && (slowest == nullptr || statement.duration > slowest->duration))
      slowest = &statement;
  if (slowest == nullptr || slowest->duration <= opener.duration) return nullptr;
  return slowest->duration > blocked.time->longest / 2 ? slowest : nullptr;
}

std::string share(Millis part, Millis whole) {
  if (whole <= Millis{}) return {};
  return fmt::format("{:.0f} %", std::min(100.0, 100.0 * part / whole));
}

void add_statements(Finding& finding, const Blocked& blocked, const StatementTiming& opener) {
  finding.location = opener.location;
  finding.excerpt = excerpt_of(opener);
  if (const StatementTiming* slow = kept_for(blocked, opener)) {
    finding.evidence["time"] = fmt::format("this statement took {}; its lock was kept while {} ran for {}",
                                           human(opener.duration), place_of(*slow), human(slow->duration));
    finding.help = advice_for_keeping(opener.sql, slow->sql);
    return;
  }
  if (blocked.time->longest > opener.duration * 1.1) {
    finding.evidence["time"] = fmt::format(
        "this statement took {}; its lock was kept until the transaction ended", human(opener.duration));
    finding.help = advice_for_blocking(opener.sql);
    return;
  }
  finding.evidence["time"] =
      fmt::format("{} of the {} that this statement took", share(blocked.time->longest, opener.duration),
                  human(opener.duration));
  finding.help = advice_for_blocking(opener.sql);
}

std::string in_words(Blocks what, const std::string& table) {
  return what == Blocks::reads ? fmt::format("every read and write of {}, even a plain SELECT", table)
                               : fmt::format("every INSERT, UPDATE and DELETE on {}; reads go on", table);
}

std::string accuracy(const LockHeld& lock) {
  if (lock.uncertainty <= Millis{}) return fmt::format("{}, {}", human(lock.held), to_string(lock.evidence));
  return fmt::format("{} ± {}, {}", human(lock.held), human(lock.uncertainty), to_string(lock.evidence));
}

Finding finding_of(const std::string& table, const Blocked& blocked, const BlockedRule& rule) {
  const LockHeld* lock = lock_behind(blocked, table, rule.what);
  const Blocks reach = lock == nullptr ? rule.what : blocks(lock->mode);
  Finding finding{.message = fmt::format("{} on {} blocks {} for {} in {}, budget {}",
                                         lock == nullptr ? "a lock" : to_string(lock->mode), table,
                                         to_string(rule.what), human(blocked.time->longest),
                                         title(blocked.step->phase), human(blocked.limit.value))};
  finding.evidence["table"] = table;
  finding.evidence["blocked"] = in_words(reach, table);
  if (lock != nullptr) finding.evidence["held"] = accuracy(*lock);
  if (!blocked.limit.origin.empty()) finding.evidence["budget"] = blocked.limit.origin;
  if (const auto* opener = statement_at(*blocked.step, blocked.time->statement))
    add_statements(finding, blocked, *opener);
  return finding;
}

bool repeats(const Finding& writes, const Finding& reads) {
  const auto same = [&](const char* key) {
    const auto mine = writes.evidence.find(key);
    const auto theirs = reads.evidence.find(key);
    return mine != writes.evidence.end() && theirs != reads.evidence.end() && mine->second == theirs->second;
  };
  return writes.check == "writes_blocked" && reads.check == "reads_blocked" && same("table") &&
         same("blocked") && writes.location == reads.location;
}

}  // namespace

std::vector<Finding> blocked_too_long(const Outcome& outcome, const Budgets& budgets,
                                      const BlockedRule& rule) {
  std::vector<Finding> findings;
  for (const auto& [table, blocked] : over_limit(outcome, budgets, rule))
    findings.push_back(finding_of(table, blocked, rule));
  return findings;
}

void drop_repeated_writes(std::vector<Finding>& findings) {
  const std::vector<Finding> all = findings;
  std::erase_if(findings, [&](const Finding& finding) {
    return std::any_of(all.begin(), all.end(), [&](const Finding& other) { return repeats(finding, other); });
  });
}

}  // namespace rehearse::check
