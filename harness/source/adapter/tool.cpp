#include "source/adapter/tool.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "base/replace_all.h"
#include "base/strings.h"

namespace rehearse::source::adapter {

namespace {

// A stack trace says what matters at its end.
constexpr std::size_t kLastWords = 600;

std::string percent_encoded(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool plain = std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '-' || c == '_' || c == '.';
    result += plain ? std::string(1, c) : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

constexpr const char* kLoopback = "127.0.0.1";

bool over_tcp(const pg::Target& target) {
  return !target.endpoint.tcp_password.empty();
}

std::string host_of(const pg::Target& target) {
  return over_tcp(target) ? kLoopback : target.endpoint.host;
}

// The second form has room for a socket's folder (manual, section 34.1.1.2).
std::string url_of(const pg::Target& target) {
  if (over_tcp(target))
    return fmt::format("postgresql://{}:{}@{}:{}/{}", percent_encoded(target.user),
                       target.endpoint.tcp_password, kLoopback, target.endpoint.port,
                       percent_encoded(target.database));
  return fmt::format("postgresql://{}@/{}?host={}&port={}", percent_encoded(target.user),
                     percent_encoded(target.database), percent_encoded(target.endpoint.host),
                     target.endpoint.port);
}

using Values = std::array<std::pair<std::string_view, std::string>, 6>;

Values values_of(const pg::Target& target) {
  return {{{"{url}", url_of(target)},
           {"{host}", host_of(target)},
           {"{port}", std::to_string(target.endpoint.port)},
           {"{database}", target.database},
           {"{user}", target.user},
           {"{password}", target.endpoint.tcp_password}}};
}

std::string filled_in(std::string text, const Values& values) {
  for (const auto& [placeholder, value] : values) replace_all(text, placeholder, value);
  return text;
}

}  // namespace

os::Command tool_command(const ToolCommand& tool, const pg::Target& target,
                         const std::map<std::string, std::string>& our_environment) {
  const Values values = values_of(target);
  os::Command command;
  for (const std::string& argument : tool.argv) command.argv.push_back(filled_in(argument, values));
  command.folder = tool.folder;
  std::map<std::string, std::string> environment = our_environment;
  std::erase_if(environment, [](const auto& variable) { return variable.first.substr(0, 2) == "PG"; });
  environment["PGHOST"] = host_of(target);
  environment["PGPORT"] = std::to_string(target.endpoint.port);
  environment["PGDATABASE"] = target.database;
  environment["PGUSER"] = target.user;
  if (over_tcp(target)) environment["PGPASSWORD"] = target.endpoint.tcp_password;
  environment["DATABASE_URL"] = url_of(target);
  for (const auto& [name, value] : tool.environment) environment[name] = filled_in(value, values);
  command.environment = std::move(environment);
  return command;
}

pg::Target nowhere(bool tcp) {
  pg::Target target{{"/dev/null", 1, "nobody", "nobody"}, "nowhere", "nobody"};
  if (tcp) target.endpoint.tcp_password = "none";
  return target;
}

std::string last_words(const os::Completion& completion, const std::string& password) {
  std::string words{trim(completion.err.empty() ? completion.out : completion.err)};
  if (!password.empty()) replace_all(words, password, "***");
  if (words.size() <= kLastWords) return words;
  const std::size_t line = words.find('\n', words.size() - kLastWords);
  return "..." + words.substr(line == std::string::npos ? words.size() - kLastWords : line);
}

}  // namespace rehearse::source::adapter
