#include "pg/remote.h"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <cstdlib>
#include <future>
#include <map>
#include <memory>
#include <thread>

#include "base/strings.h"
#include "pg/target.h"
#include "rehearse/error.h"

namespace rehearse::pg {

namespace {

using Values = std::map<std::string, std::string>;

struct OptionsDeleter {
  void operator()(PQconninfoOption* options) const { PQconninfoFree(options); }
};
struct MessageDeleter {
  void operator()(char* message) const { PQfreemem(message); }
};
using Options = std::unique_ptr<PQconninfoOption, OptionsDeleter>;

constexpr const char* kShapes =
    "write postgresql://user@host:5432/database or 'host=... dbname=...'; in a URL, a password's @ : / # and "
    "% "
    "are written as %40 %3A %2F %23 and %25, or leave it out and set PGPASSWORD";

// What libpq puts in quotes may be a piece of the password; names of keywords cannot be.
std::string without_quoted(std::string_view message) {
  const Options known(PQconndefaults());
  const auto is_keyword = [&](std::string_view word) {
    for (const PQconninfoOption* option = known.get(); option != nullptr && option->keyword != nullptr;
         ++option)
      if (word == option->keyword) return true;
    return word == "=";
  };
  const auto pieces = split(message, '"');
  std::string result;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    result += i % 2 == 0 || is_keyword(pieces[i]) ? std::string(pieces[i]) : std::string("...");
  return std::string(trim(result));
}

void require_postgres_scheme(std::string_view text) {
  const auto end = text.find("://");
  const auto is_scheme = [](unsigned char c) {
    return std::isalnum(c) != 0 || c == '+' || c == '.' || c == '-';
  };
  const std::string_view scheme = text.substr(0, end);
  if (end == std::string_view::npos || !std::all_of(scheme.begin(), scheme.end(), is_scheme)) return;
  if (scheme == "postgresql" || scheme == "postgres") return;
  throw Error(ErrorKind::usage, fmt::format("{}:// is no address of PostgreSQL that libpq knows", scheme),
              "write it as postgresql://...");
}

Options parsed(const std::string& text) {
  require_postgres_scheme(text);
  char* message = nullptr;
  Options options(PQconninfoParse(text.c_str(), &message));
  const std::unique_ptr<char, MessageDeleter> owned(message);
  if (options) return options;
  throw Error(ErrorKind::usage,
              fmt::format("cannot read the connection string: {}",
                          message == nullptr ? "out of memory" : without_quoted(message)),
              kShapes);
}

bool is_number_list(std::string_view ports) {
  return std::all_of(ports.begin(), ports.end(), [](char c) { return (c >= '0' && c <= '9') || c == ','; });
}

// libpq cuts a URL at the first / and @, so that an unencoded password spills over into other parts, which
// its messages then show.
void refuse_spilt_password(const Values& values) {
  const auto value = [&](const char* key) {
    const auto found = values.find(key);
    return found == values.end() ? std::string_view{} : std::string_view(found->second);
  };
  const bool at_sign = value("host").find('@') != std::string_view::npos ||
                       value("dbname").find('@') != std::string_view::npos;
  if (is_number_list(value("port")) && !at_sign) return;
  throw Error(ErrorKind::usage,
              "cannot read the connection string: a host, port or database in it is malformed", kShapes);
}

// Backslashes and blanks are escaped in the value of `options` (manual, chapter 34.1.2).
std::string session_options(const Values& given, Millis timeout) {
  constexpr int kLockTimeout = 5'000;
  const char* variable = std::getenv("PGOPTIONS");
  const auto found = given.find("options");
  const std::string own = found != given.end() ? found->second : variable == nullptr ? "" : variable;
  return fmt::format("{} -c default_transaction_read_only=on -c statement_timeout={:.0f} -c lock_timeout={}",
                     own, std::max(timeout.count(), 1.0), std::min<double>(kLockTimeout, timeout.count()));
}

std::string with_our_settings(Values values, Millis timeout) {
  values["options"] = session_options(values, timeout);
  values["client_encoding"] = "UTF8";
  values.emplace("application_name", "rehearse");
  if (std::getenv("PGCONNECT_TIMEOUT") == nullptr) values.emplace("connect_timeout", "10");
  std::string result;
  for (const auto& [key, value] : values) result += fmt::format("{}={} ", key, conninfo_value(value));
  return result;
}

std::string described(const Values& values, bool as_url) {
  const auto part = [&](const char* key, std::string_view before, std::string_view after) {
    const auto found = values.find(key);
    return found == values.end() ? std::string{} : fmt::format("{}{}{}", before, found->second, after);
  };
  const auto host = values.find("host");
  const bool is_folder = host != values.end() && host->second.starts_with("/");
  if (as_url && is_folder)
    return "postgresql://" + part("user", "", "@") + "/" + part("dbname", "", "") +
           part("host", "?host=", "");
  if (as_url)
    return "postgresql://" + part("user", "", "@") + part("host", "", "") + part("port", ":", "") + "/" +
           part("dbname", "", "");
  const std::string all = part("host", "host=", " ") + part("port", "port=", " ") +
                          part("user", "user=", " ") + part("dbname", "dbname=", " ");
  return std::string(trim(all));
}

}  // namespace

Values connection_parameters(const std::string& text) {
  const Options options = parsed(text);
  Values values;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option)
    if (option->val != nullptr) values.emplace(option->keyword, option->val);
  refuse_spilt_password(values);
  return values;
}

Remote::Remote(const std::string& text, Millis timeout) : name_(text) {
  const Options options = parsed(text);
  Values values;
  for (const PQconninfoOption* option = options.get(); option->keyword != nullptr; ++option) {
    if (option->val == nullptr) continue;
    values.emplace(option->keyword, option->val);
    if (option->dispchar[0] == '*') secrets_.emplace_back(option->val);
  }
  refuse_spilt_password(values);
  if (!secrets_.empty()) name_ = described(values, text.find("://") != std::string::npos);
  connection_string_ = with_our_settings(std::move(values), timeout);
}

std::string Remote::censored(std::string text) const {
  constexpr std::string_view kInstead = "***";
  for (const std::string& secret : secrets_) {
    if (secret.empty()) continue;
    for (auto at = text.find(secret); at != std::string::npos; at = text.find(secret, at + kInstead.size()))
      text.replace(at, secret.size(), kInstead);
  }
  return text;
}

Connection connect(const Remote& remote, const std::stop_token& stop) {
  constexpr auto kPatience = std::chrono::milliseconds(50);
  // libpq resolves names and connects in calls that nothing interrupts. When the user does not want to wait,
  // the thread ends by itself, with the process or with its time limit.
  auto connecting =
      std::make_shared<std::packaged_task<Connection()>>([remote] { return Connection(remote); });
  std::future<Connection> connection = connecting->get_future();
  std::thread([connecting] { (*connecting)(); }).detach();
  while (connection.wait_for(kPatience) != std::future_status::ready)
    if (stop.stop_requested()) throw Error(ErrorKind::interrupted, "interrupted");
  return connection.get();
}

}  // namespace rehearse::pg
