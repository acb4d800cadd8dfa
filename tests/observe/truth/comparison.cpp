#include "observe/truth/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <optional>
#include <tuple>
#include <utility>

namespace rehearse::observe::truth {

namespace {

constexpr Millis kWorst{10};
constexpr Millis kBoundSlack{2};  // between a statement's round trip and the lock inside it

using Key = std::tuple<std::string, std::string, LockMode>;  // relation, kind, mode

Key key_of(const TrueLock& lock) {
  return {lock.name.relation, lock.name.kind, lock.mode};
}
Key key_of(const LockHeld& lock) {
  return {lock.relation, lock.kind, lock.mode};
}

std::string describe(const Key& key) {
  return fmt::format("{} on {} {}", to_string(std::get<2>(key)), std::get<1>(key), std::get<0>(key));
}
std::string describe(const TrueLock& lock) {
  return fmt::format("{} at {:.1f} for {:.1f} ms", describe(key_of(lock)), lock.acquired.count(),
                     lock.held.count());
}
std::string describe(const LockHeld& lock) {
  return fmt::format("{} at {:.1f} for {:.1f} ms", describe(key_of(lock)), lock.acquired.count(),
                     lock.held.count());
}

struct Match {
  const TrueLock* truth = nullptr;
  const LockHeld* measured = nullptr;
};

bool overlap(const TrueLock& truth, const LockHeld& measured) {
  return measured.acquired < truth.released && measured.acquired + measured.held > truth.acquired;
}

// Each measured lock belongs to the true one that began nearest to it, of those that it overlaps if there are
// any: what is known by its statement only may begin long before the lock. The first one there gets it.
class Matching {
 public:
  Matching(const Trace& trace, const std::vector<TrueLock>& truth) {
    for (const TrueLock& lock : truth) matches_.push_back({&lock});
    for (const LockHeld& lock : trace.locks) assign(lock);
  }

  std::vector<Match> matches_;
  std::vector<const LockHeld*> left_over_;

 private:
  void assign(const LockHeld& lock) {
    Match* nearest = nullptr;
    for (Match& match : matches_) {
      if (key_of(*match.truth) != key_of(lock)) continue;
      if (nearest == nullptr || distance(*match.truth, lock) < distance(*nearest->truth, lock))
        nearest = &match;
    }
    if (nearest == nullptr || nearest->measured != nullptr) {
      left_over_.push_back(&lock);
    } else {
      nearest->measured = &lock;
    }
  }

  static std::pair<bool, double> distance(const TrueLock& truth, const LockHeld& lock) {
    return {!overlap(truth, lock), std::abs((truth.acquired - lock.acquired).count())};
  }
};

bool long_enough(const TrueLock& lock) {
  return lock.held >= kShortest || lock.waited >= kShortest;
}

bool held_at_commit(const TrueLock& lock, const Trace& trace) {
  return std::any_of(trace.transactions.begin(), trace.transactions.end(), [&](const auto& transaction) {
    return lock.granted && lock.acquired < transaction.commit_started &&
           lock.released > transaction.commit_started;
  });
}

class Comparing {
 public:
  Comparing(const Trace& trace, const std::vector<TrueLock>& truth, const Expectation& expectation)
      : trace_(trace), truth_(truth), expectation_(expectation), gap_(trace.sampling.longest_gap) {}

  Comparison run(const WorkingTime& working) {
    const Matching matching(trace_, truth_);
    for (const Match& match : matching.matches_) look_at(match);
    for (const LockHeld* lock : matching.left_over_) {
      result_.wrong.push_back("not in truth: " + describe(*lock));
    }
    count_windows(matching);
    const auto tables = true_tables(truth_, working, expectation_.dead_indexes);
    for (const TrueTable& table : tables) look_at(table);
    for (const TableWindow& table : trace_.tables) look_at(table, tables);
    for (const Figure& figure : result_.figures) look_at(figure);
    result_.disturbed = disturbed();
    return result_;
  }

 private:
  void look_at(const Match& match) {
    if (match.measured == nullptr) return missed(*match.truth);
    const TrueLock& truth = *match.truth;
    const LockHeld& measured = *match.measured;
    const std::string what = describe(key_of(truth));
    auto& figures = long_enough(truth) ? result_.figures : result_.brief;
    if (truth.granted) {
      figures.push_back({what + ", held", truth.held, measured.held, truth.by_statements, gap_});
    } else {
      figures.push_back({what + ", waited in vain", truth.waited, measured.blocked(), {}, gap_});
    }
    if (truth.granted && truth.waited >= kShortest) {
      figures.push_back({what + ", waited", truth.waited, measured.waited, {}, gap_});
    }
    if (!long_enough(truth) && expectation_.lists_brief) look_at_bound(truth, measured);
  }

  // With thousands of locks samples are rarer, which is no disturbance.
  [[nodiscard]] bool disturbed() const {
    Millis shortest{1e9};
    for (const TrueLock& lock : truth_) {
      if (long_enough(lock)) shortest = std::min(shortest, std::max(lock.held, lock.waited));
    }
    const Millis usual = trace_.sampling.interval * 3;
    return gap_ > std::max({kShortest, shortest * 0.04, usual});
  }

  void missed(const TrueLock& lock) {
    const bool blocking = conflicts(lock.mode, LockMode::row_exclusive);
    if (overlaps_measured(lock)) return;  // the windows will not add up
    if (expectation_.looks_before_commit && held_at_commit(lock, trace_)) {
      result_.wrong.push_back("held at COMMIT and missed: " + describe(lock));
    } else if (blocking && lock.held >= kShortest) {
      auto& found = lock.held <= gap_ ? result_.inexact : result_.wrong;
      found.push_back("missed: " + describe(lock));
    } else if (blocking && expectation_.lists_brief) {
      result_.wrong.push_back("not listed: " + describe(lock));
    }
  }

  // It was taken for a part of another window: wrong, but not unseen.
  [[nodiscard]] bool overlaps_measured(const TrueLock& lock) const {
    return std::any_of(trace_.locks.begin(), trace_.locks.end(), [&](const LockHeld& measured) {
      return key_of(measured) == key_of(lock) && overlap(lock, measured);
    });
  }

  void look_at_bound(const TrueLock& truth, const LockHeld& measured) {
    const Millis slack = measured.uncertainty + kBoundSlack;
    if (truth.held <= measured.held + slack && truth.held >= measured.held - slack) return;
    result_.inexact.push_back(fmt::format("not within its bound of +- {:.1f}: {}, measured {:.1f}",
                                          measured.uncertainty.count(), describe(truth),
                                          measured.held.count()));
  }

  void count_windows(const Matching& matching) {
    std::map<Key, std::pair<std::size_t, std::size_t>> counts;
    for (const Match& match : matching.matches_) {
      if (!long_enough(*match.truth)) continue;
      auto& [windows, measured] = counts[key_of(*match.truth)];
      ++windows;
      measured += match.measured == nullptr ? 0U : 1U;
    }
    for (const auto& [key, count] : counts) {
      result_.windows += count.first;
      result_.measured += count.second;
      if (count.first == count.second) continue;
      result_.inexact.push_back(
          fmt::format("{} of {} windows of {}", count.second, count.first, describe(key)));
    }
  }

  void look_at(const TrueTable& truth) {
    const auto found = std::find_if(trace_.tables.begin(), trace_.tables.end(),
                                    [&](const TableWindow& window) { return window.table == truth.table; });
    const TableWindow measured = found == trace_.tables.end() ? TableWindow{} : *found;
    if (truth.exclusive >= kShortest) {
      result_.figures.push_back(
          {"reads of " + truth.table, truth.exclusive, measured.exclusive.longest, {}, gap_});
    }
    if (truth.writes >= kShortest) {
      result_.figures.push_back(
          {"writes of " + truth.table, truth.writes, measured.write_block.longest, {}, gap_});
    }
  }

  void look_at(const TableWindow& measured, const std::vector<TrueTable>& tables) {
    const auto found = std::find_if(tables.begin(), tables.end(),
                                    [&](const TrueTable& table) { return table.table == measured.table; });
    if (found == tables.end()) {
      result_.wrong.push_back("not in truth: others wait for " + measured.table);
      return;
    }
    const auto too_long = [&](Millis truth, Millis window) {
      return truth < kShortest && window > truth + kWorst + gap_;
    };
    if (too_long(found->exclusive, measured.exclusive.longest) ||
        too_long(found->writes, measured.write_block.longest)) {
      result_.inexact.push_back("others wait too long for " + measured.table);
    }
  }

  void look_at(const Figure& figure) {
    if (figure.part_of(kWorst + gap_) <= 1) return;
    result_.inexact.push_back(fmt::format("{}: {:.1f} ms in truth, measured {:.1f}, longest gap {:.1f}",
                                          figure.what, figure.truth.count(), figure.measured.count(),
                                          gap_.count()));
  }

  const Trace& trace_;
  const std::vector<TrueLock>& truth_;
  const Expectation& expectation_;
  Millis gap_;
  Comparison result_;
};

}  // namespace

double Figure::part_of(Millis least) const {
  return std::abs(error().count()) / std::max(least.count(), 0.02 * truth.count());
}

Comparison compare(const Trace& trace, const std::vector<TrueLock>& truth, const WorkingTime& working,
                   const Expectation& expectation) {
  return Comparing(trace, truth, expectation).run(working);
}

}  // namespace rehearse::observe::truth
