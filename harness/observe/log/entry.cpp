#include "observe/log/entry.h"

#include <array>
#include <charconv>
#include <chrono>
#include <optional>

namespace rehearse::observe::log {

namespace {

/// Takes a line apart from its left end. Once something does not fit, all that follows fails as well.
class Scanner {
 public:
  explicit Scanner(std::string_view rest) : rest_(rest) {}

  [[nodiscard]] bool ok() const { return ok_; }
  [[nodiscard]] std::string_view rest() const { return rest_; }

  void expect(std::string_view text) {
    ok_ = ok_ && rest_.substr(0, text.size()) == text;
    if (ok_) rest_.remove_prefix(text.size());
  }

  int number() {
    int value = 0;
    const auto [end, failure] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    ok_ = ok_ && failure == std::errc{};
    if (ok_) rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return value;
  }

  std::string_view until(std::string_view mark) {
    const std::size_t end = rest_.find(mark);
    ok_ = ok_ && end != std::string_view::npos;
    if (!ok_) return {};
    const std::string_view text = rest_.substr(0, end);
    rest_.remove_prefix(end + mark.size());
    return text;
  }

 private:
  std::string_view rest_;
  bool ok_ = true;
};

// 2026-11-21 19:08:51.123 UTC
WallTime read_time(Scanner& line) {
  using namespace std::chrono;
  const int year_number = line.number();
  line.expect("-");
  const auto month_number = static_cast<unsigned>(line.number());
  line.expect("-");
  const auto day_number = static_cast<unsigned>(line.number());
  const sys_days date{year{year_number} / month{month_number} / day{day_number}};
  line.expect(" ");
  const hours hour(line.number());
  line.expect(":");
  const minutes minute(line.number());
  line.expect(":");
  const seconds second(line.number());
  line.expect(".");
  const milliseconds milli(line.number());
  line.expect(" UTC ");
  return date.time_since_epoch() + hour + minute + second + milli;
}

std::optional<Entry> read_first_line(std::string_view text) {
  Scanner line(text);
  Entry entry;
  entry.at = read_time(line);
  line.expect("[");
  entry.backend = {line.number()};
  line.expect("] ");
  entry.transaction = line.until(" ");
  entry.sqlstate = line.until(" ");
  entry.severity = line.until(":  ");
  entry.message = line.rest();
  const bool of_session = line.ok() && entry.sqlstate.size() == 5;
  return of_session ? std::optional(std::move(entry)) : std::nullopt;
}

// The server puts a tab before every further line of a message.
void add_line(std::string_view line, std::vector<Entry>& entries, bool& continues) {
  if (!line.empty() && line.front() == '\t') {
    if (continues) entries.back().message.append("\n").append(line.substr(1));
    return;
  }
  std::optional<Entry> entry = read_first_line(line);
  continues = entry.has_value();
  if (entry) entries.push_back(std::move(*entry));
}

}  // namespace

std::vector<Entry> read_entries(std::string_view text) {
  std::vector<Entry> entries;
  bool continues = false;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    add_line(text.substr(0, end), entries, continues);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return entries;
}

}  // namespace rehearse::observe::log
