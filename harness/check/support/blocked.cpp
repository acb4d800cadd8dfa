#include "check/support/blocked.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "base/format.h"
#include "base/strings.h"
#include "check/support/advice.h"
#include "check/support/excerpt.h"
#include "check/support/statement_kind.h"

namespace rehearse::check {

namespace {

struct Limit {
  Millis value;
  std::string origin;
};

struct Blocked {
  const StepResult* step;
  const BlockedTime* time;
};

Limit limit_for(const std::string& table, const Outcome& outcome, const Budgets& budgets,
                const BlockedRule& rule) {
  const BudgetOverride& own = outcome.migration.budget;
  if (const auto limit = own.*rule.migration_limit)
    return {*limit, fmt::format("set by the migration: {}", own.reason)};
  const auto narrower = std::find_if(budgets.tables.begin(), budgets.tables.end(), [&](const auto& t) {
    return glob_match(t.match, table) && (t.*rule.table_limit).has_value();
  });
  if (narrower != budgets.tables.end())
    return {*((*narrower).*rule.table_limit), fmt::format("for tables like {}", narrower->match)};
  return {budgets.*rule.limit, {}};
}

bool names(const std::string& written, const std::string& table) {
  const auto ends_like = [&](const std::string& suffix) {
    return table.size() > suffix.size() &&
           table.compare(table.size() - suffix.size(), suffix.size(), suffix) == 0;
  };
  const std::string plain = lower(written);
  return plain == table || ends_like("." + plain);
}

bool created_by(const StepResult& step, const std::string& table) {
  return std::any_of(step.trace.statements.begin(), step.trace.statements.end(), [&](const auto& statement) {
    const StatementShape shape = shape_of(statement.sql);
    return shape.kind == StatementKind::create_table && !shape.if_not_exists && names(shape.table, table);
  });
}

std::map<std::string, Blocked> worst_by_table(const Outcome& outcome, const BlockedRule& rule) {
  std::map<std::string, Blocked> worst;
  for (const StepResult& step : outcome.steps)
    for (const TableWindow& window : step.trace.tables) {
      const Blocked here{&step, &(window.*rule.time)};
      const auto [entry, first] = worst.try_emplace(window.table, here);
      if (!first && here.time->longest > entry->second.time->longest) entry->second = here;
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

const StatementTiming* statement_at(const StepResult& step, std::optional<std::size_t> index) {
  const auto& all = step.trace.statements;
  const auto found =
      std::find_if(all.begin(), all.end(), [&](const auto& s) { return index && s.index == *index; });
  return found == all.end() ? nullptr : &*found;
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
    finding.evidence["time"] =
        fmt::format("this statement took {}; its lock was kept while line {} ran for {}",
                    human(opener.duration), slow->location.line, human(slow->duration));
    finding.help = advice_for_keeping(opener.sql, slow->sql);
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

Finding finding_of(const std::string& table, const Blocked& blocked, const Limit& limit,
                   const BlockedRule& rule) {
  const LockHeld* lock = lock_behind(blocked, table, rule.what);
  const Blocks reach = lock == nullptr ? rule.what : blocks(lock->mode);
  Finding finding{.message = fmt::format("{} on {} blocks {} for {} in {}, budget {}",
                                         lock == nullptr ? "a lock" : to_string(lock->mode), table,
                                         to_string(rule.what), human(blocked.time->longest),
                                         title(blocked.step->phase), human(limit.value))};
  finding.evidence["table"] = table;
  finding.evidence["blocked"] = in_words(reach, table);
  if (lock != nullptr) finding.evidence["held"] = accuracy(*lock);
  if (!limit.origin.empty()) finding.evidence["budget"] = limit.origin;
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
  for (const auto& [table, blocked] : worst_by_table(outcome, rule)) {
    const Limit limit = limit_for(table, outcome, budgets, rule);
    if (blocked.time->longest <= limit.value || created_by(*blocked.step, table)) continue;
    findings.push_back(finding_of(table, blocked, limit, rule));
  }
  return findings;
}

void drop_repeated_writes(std::vector<Finding>& findings) {
  const std::vector<Finding> all = findings;
  std::erase_if(findings, [&](const Finding& finding) {
    return std::any_of(all.begin(), all.end(), [&](const Finding& other) { return repeats(finding, other); });
  });
}

}  // namespace rehearse::check
