#include "run/server_message.h"

#include <charconv>

namespace rehearse::run {

namespace {

using Kind = ServerMessage::Kind;

bool take(std::string_view& text, std::string_view prefix) {
  if (!text.starts_with(prefix)) return false;
  text.remove_prefix(prefix.size());
  return true;
}

// The rest of a message that ends with a name in quotation marks. A name may hold such marks itself.
std::optional<std::string> last_name(std::string_view rest) {
  if (rest.empty() || rest.back() != '"') return std::nullopt;
  return std::string(rest.substr(0, rest.size() - 1));
}

std::optional<ServerMessage> of_table(Kind kind, std::string_view rest) {
  if (const auto table = last_name(rest)) return ServerMessage{kind, *table};
  return std::nullopt;
}

// i" on table "t" serially | i" on table "t" with request for 2 parallel workers
std::optional<ServerMessage> of_index(std::string_view rest) {
  constexpr std::string_view kOn = "\" on table \"";
  const auto on = rest.find(kOn);
  const auto end = rest.rfind('"');
  if (on == std::string_view::npos || end < on + kOn.size()) return std::nullopt;
  const auto table = on + kOn.size();
  return ServerMessage{Kind::builds_index, std::string(rest.substr(table, end - table)),
                       std::string(rest.substr(0, on))};
}

// path "base/pgsql_tmp/pgsql_tmp42.0", size 8192
std::optional<ServerMessage> of_file(std::string_view rest) {
  constexpr std::string_view kSize = "\", size ";
  const auto at = rest.rfind(kSize);
  if (at == std::string_view::npos) return std::nullopt;
  const std::string_view digits = rest.substr(at + kSize.size());
  ServerMessage message{Kind::temporary_file};
  const auto [end, failure] =
      std::from_chars(digits.data(), digits.data() + digits.size(), message.size.value);
  if (failure != std::errc{} || end != digits.data() + digits.size()) return std::nullopt;
  return message;
}

std::optional<ServerMessage> of_constraint(std::string_view rest) {
  if (const auto name = last_name(rest)) return ServerMessage{Kind::validates_foreign_key, {}, *name};
  return std::nullopt;
}

}  // namespace

std::optional<ServerMessage> parse_server_message(std::string_view primary) {
  if (take(primary, "rewriting table \"")) return of_table(Kind::rewrites_table, primary);
  if (take(primary, "verifying table \"")) return of_table(Kind::verifies_table, primary);
  if (take(primary, "building index \"")) return of_index(primary);
  if (take(primary, "validating foreign key constraint \"")) return of_constraint(primary);
  if (take(primary, "temporary file: path \"")) return of_file(primary);
  return std::nullopt;
}

}  // namespace rehearse::run
