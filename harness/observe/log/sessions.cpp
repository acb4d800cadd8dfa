#include "observe/log/sessions.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <numeric>
#include <string_view>
#include <utility>

#include "observe/timetable.h"

namespace rehearse::observe::log {

namespace {

// An entry's time is cut off to a millisecond.
constexpr Millis kResolution{1};

bool consume(std::string_view& text, std::string_view start) {
  if (text.substr(0, start.size()) != start) return false;
  text.remove_prefix(start.size());
  return true;
}

// "duration: 1.234 ms", with what follows left in `text`.
std::optional<Millis> consume_duration(std::string_view& text) {
  std::string_view rest = text;
  if (!consume(rest, "duration: ")) return std::nullopt;
  double value = 0;
  const auto [end, failure] = std::from_chars(rest.data(), rest.data() + rest.size(), value);
  if (failure != std::errc{}) return std::nullopt;
  rest.remove_prefix(static_cast<std::size_t>(end - rest.data()));
  if (!consume(rest, " ms")) return std::nullopt;
  consume(rest, "  ");
  text = rest;
  return Millis{value};
}

/// The part of the extended protocol that a line is of, or "statement" for the simple one, and the SQL.
struct Line {
  std::string_view what;
  std::string_view sql;
};

// "statement: SELECT 1", "parse <unnamed>: SELECT 1", "execute fetch from c: SELECT 1"
std::optional<Line> sql_line(std::string_view text) {
  if (consume(text, "statement: ")) return Line{"statement", text};
  for (const std::string_view what : {"parse", "bind", "execute"}) {
    std::string_view rest = text;
    if (!consume(rest, what) || !consume(rest, " ")) continue;
    const std::size_t colon = rest.find(": ");
    if (colon != std::string_view::npos) return Line{what, rest.substr(colon + 2)};
  }
  return std::nullopt;
}

bool outside(std::string_view transaction) {
  return transaction.empty() ||
         (transaction.size() > 2 && transaction.substr(transaction.size() - 2) == "/0");
}

// Two lines tell when a statement started, each to a millisecond: the middle of what both allow.
WallTime start_between(WallTime first_line, WallTime last_line, Millis duration) {
  const WallTime earliest = std::max(first_line, last_line - duration);
  const WallTime latest = std::min(first_line, last_line - duration) + kResolution;
  return earliest <= latest ? earliest + (latest - earliest) / 2 : last_line - duration + kResolution / 2;
}

/// A statement that has not ended yet, as its first line tells.
struct Begun {
  std::string sql;
  WallTime line{};
  std::string transaction;
};

/// A statement and the transactions around it.
struct Ran {
  StatementTiming timing;
  std::string transaction;  ///< in which it began
  std::string after;        ///< that was open when it had ended
};

class Backend {
 public:
  explicit Backend(BackendPid pid) : pid_(pid) {}

  void read(const Entry& entry);
  void finish();
  [[nodiscard]] std::vector<Ran>& ran() { return ran_; }
  [[nodiscard]] const std::vector<Remark>& remarks() const { return remarks_; }
  [[nodiscard]] const std::vector<Failure>& failures() const { return failures_; }

 private:
  void read_log(const Entry& entry);
  void prepare(std::string_view sql, Millis duration);
  void end(Begun begun, const Entry& entry, Millis duration);
  void end_unfinished(const Entry& entry);
  void fail(const Entry& entry);
  void explain_failure(const Entry& entry);
  void remark(const Entry& entry);

  BackendPid pid_;
  std::vector<Ran> ran_;
  std::vector<Remark> remarks_;
  std::vector<Failure> failures_;
  std::optional<Begun> begun_;
  std::string prepared_;  ///< by Parse and Bind, just now
  Millis preparing_{};
  bool failing_ = false;  ///< further lines tell more about the last failure
  Entry last_;
};

void Backend::read(const Entry& entry) {
  const bool further = entry.severity == "DETAIL" || entry.severity == "HINT" ||
                       entry.severity == "CONTEXT" || entry.severity == "QUERY" ||
                       entry.severity == "STATEMENT" || entry.severity == "LOCATION";
  if (further) {
    if (failing_) explain_failure(entry);
    return;
  }
  failing_ = entry.severity == "ERROR" || entry.severity == "FATAL" || entry.severity == "PANIC";
  if (failing_)
    fail(entry);
  else if (entry.severity == "LOG")
    read_log(entry);
  else
    remark(entry);
  last_ = entry;
}

void Backend::read_log(const Entry& entry) {
  std::string_view text = entry.message;
  const std::optional<Millis> duration = consume_duration(text);
  if (duration && text.empty()) {
    if (begun_) end(*std::exchange(begun_, std::nullopt), entry, *duration);
    return;
  }
  const std::optional<Line> line = sql_line(text);
  if (!line)
    remark(entry);
  else if (!duration)
    begun_ = Begun{std::string(line->sql), entry.at, entry.transaction};
  else if (line->what == "parse" || line->what == "bind")
    prepare(line->sql, *duration);
  else
    end({std::string(line->sql), entry.at - *duration, entry.transaction}, entry, *duration);
}

void Backend::prepare(std::string_view sql, Millis duration) {
  if (prepared_ != sql) preparing_ = {};
  prepared_ = sql;
  preparing_ += duration;
}

void Backend::end(Begun begun, const Entry& entry, Millis duration) {
  const Millis preparing = begun.sql == prepared_ ? preparing_ : Millis{};
  prepared_.clear();
  Ran ran{{}, std::move(begun.transaction), entry.transaction};
  ran.timing.started = start_between(begun.line, entry.at, duration) - preparing;
  // Half a millisecond here and there must not make one begin before the other ends.
  if (!ran_.empty()) ran.timing.started = std::max(ran.timing.started, end_of(ran_.back().timing));
  ran.timing.duration = duration + preparing;
  ran.timing.sql = std::move(begun.sql);
  ran.timing.backend = pid_;
  ran_.push_back(std::move(ran));
}

void Backend::end_unfinished(const Entry& entry) {
  if (!begun_) return;
  const Begun begun = *std::exchange(begun_, std::nullopt);
  end(begun, entry, std::max(Millis{}, entry.at - begun.line));
}

void Backend::fail(const Entry& entry) {
  failures_.push_back({pid_, entry.sqlstate, entry.message, {}, begun_ ? begun_->sql : std::string{}});
  end_unfinished(entry);
}

void Backend::explain_failure(const Entry& entry) {
  if (entry.severity == "DETAIL") failures_.back().detail = entry.message;
  if (entry.severity == "STATEMENT") failures_.back().statement = entry.message;
}

void Backend::remark(const Entry& entry) {
  if (begun_) remarks_.push_back({ran_.size(), entry.message});
}

// A backend that was killed has no last words.
void Backend::finish() {
  end_unfinished(last_);
}

// Statements of one transaction follow each other. One that began in a transaction and left none open ended
// it: a COMMIT, or a statement that committed by itself.
std::vector<TransactionBounds> transactions_of(const std::vector<Ran>& ran) {
  std::vector<TransactionBounds> found;
  for (auto first = ran.begin(); first != ran.end();) {
    const auto next = std::find_if(first, ran.end(), [&](const Ran& other) {
      return other.transaction != first->transaction || outside(other.transaction);
    });
    const auto end = next == first ? std::next(first) : next;
    const Ran& last = *std::prev(end);
    if (end - first > 1) {
      const bool committed = last.after != last.transaction;
      const Instant ended = end_of(last.timing);
      found.push_back({first->timing.started, committed ? last.timing.started : ended, ended, false,
                       first->timing.backend});
    }
    first = end;
  }
  return found;
}

// In the step's time from here on: differences of times since 1970 have no room for microseconds.
std::map<int, Backend> read_backends(const std::vector<Entry>& entries, WallTime zero,
                                     const std::vector<BackendPid>& ours) {
  std::map<int, Backend> backends;
  for (Entry entry : entries) {
    if (std::find(ours.begin(), ours.end(), entry.backend) != ours.end()) continue;
    entry.at -= zero;
    backends.try_emplace(entry.backend.value, entry.backend).first->second.read(entry);
  }
  return backends;
}

// What one backend did, with its statements numbered after those of the others.
void add(Backend& backend, Sessions& sessions) {
  const std::size_t first = sessions.statements.size();
  const auto transactions = transactions_of(backend.ran());
  sessions.transactions.insert(sessions.transactions.end(), transactions.begin(), transactions.end());
  for (Ran& ran : backend.ran()) sessions.statements.push_back(std::move(ran.timing));
  for (const Remark& remark : backend.remarks())
    sessions.remarks.push_back({first + remark.statement, remark.text});
  sessions.failures.insert(sessions.failures.end(), backend.failures().begin(), backend.failures().end());
}

void number_in_order(Sessions& sessions) {
  std::vector<std::size_t> order(sessions.statements.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return sessions.statements[a].started < sessions.statements[b].started;
  });
  std::vector<StatementTiming> sorted;
  std::vector<std::size_t> place(order.size());
  for (const std::size_t old : order) {
    place[old] = sorted.size();
    sorted.push_back(std::move(sessions.statements[old]));
    sorted.back().index = place[old];
  }
  sessions.statements = std::move(sorted);
  for (Remark& remark : sessions.remarks) remark.statement = place[remark.statement];
}

}  // namespace

Sessions read_sessions(const std::vector<Entry>& entries, const ServerClock& clock,
                       const std::vector<BackendPid>& ours) {
  Sessions sessions;
  for (auto& [pid, backend] : read_backends(entries, clock.zero, ours)) {
    backend.finish();
    add(backend, sessions);
  }
  number_in_order(sessions);
  return sessions;
}

}  // namespace rehearse::observe::log
