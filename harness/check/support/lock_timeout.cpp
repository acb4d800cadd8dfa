#include "check/support/lock_timeout.h"

#include <algorithm>
#include <string>

#include "base/strings.h"
#include "check/support/words.h"

namespace rehearse::check {

namespace {

bool in_value(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z');
}

// The first word or number of "= '2s'", "TO 2000" or ", '2s', true)", in lower case, without the TO.
std::string first_value(std::string_view text) {
  const auto begin = std::find_if(text.begin(), text.end(), in_value);
  const auto end = std::find_if_not(begin, text.end(), in_value);
  const std::string value(begin, end);
  return value == "to" ? first_value({end, text.end()}) : value;
}

TimeoutValue value_in(std::string_view rest) {
  const std::string value = first_value(lower(rest));
  if (value == "default") return TimeoutValue::as_connected;
  return value.find_first_of("123456789") == std::string::npos ? TimeoutValue::off : TimeoutValue::on;
}

std::string_view after(std::string_view sql, std::string_view what) {
  const auto at = lower(sql).find(what);
  return at == std::string::npos ? std::string_view{} : sql.substr(at + what.size());
}

}  // namespace

std::optional<TimeoutChange> lock_timeout_change(std::string_view sql) {
  const Words words(sql);
  if (words.start_with("RESET LOCK_TIMEOUT") || words.start_with("RESET ALL") ||
      words.start_with("DISCARD ALL"))
    return TimeoutChange{TimeoutValue::as_connected, false};
  const bool local = words.start_with("SET LOCAL LOCK_TIMEOUT");
  if (local || words.start_with("SET LOCK_TIMEOUT") || words.start_with("SET SESSION LOCK_TIMEOUT"))
    return TimeoutChange{value_in(after(sql, "lock_timeout")), local};
  const std::string_view arguments = after(sql, "'lock_timeout'");
  if (!words.start_with("SELECT") || arguments.empty()) return std::nullopt;
  if (!words.contain("SET_CONFIG") && !words.contain("PG_CATALOG.SET_CONFIG")) return std::nullopt;
  return TimeoutChange{value_in(arguments), lower(arguments).find("true") != std::string::npos};
}

}  // namespace rehearse::check
