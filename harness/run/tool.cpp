#include "run/tool.h"

#include <fmt/format.h>

#include <array>
#include <cctype>
#include <string_view>
#include <utility>

#include "base/replace_all.h"
#include "base/strings.h"

namespace rehearse::run {

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

// The form that has room for a socket's folder (manual, section 34.1.1.2).
std::string url_of(const pg::Target& target) {
  return fmt::format("postgresql://{}@/{}?host={}&port={}", percent_encoded(target.user),
                     percent_encoded(target.database), percent_encoded(target.endpoint.host),
                     target.endpoint.port);
}

using Values = std::array<std::pair<std::string_view, std::string>, 5>;

Values values_of(const pg::Target& target) {
  return {{{"{url}", url_of(target)},
           {"{host}", target.endpoint.host},
           {"{port}", std::to_string(target.endpoint.port)},
           {"{database}", target.database},
           {"{user}", target.user}}};
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
  environment["PGHOST"] = target.endpoint.host;
  environment["PGPORT"] = std::to_string(target.endpoint.port);
  environment["PGDATABASE"] = target.database;
  environment["PGUSER"] = target.user;
  environment["DATABASE_URL"] = url_of(target);
  for (const auto& [name, value] : tool.environment) environment[name] = filled_in(value, values);
  command.environment = std::move(environment);
  return command;
}

std::string last_words(const os::Completion& completion) {
  std::string words{trim(completion.err.empty() ? completion.out : completion.err)};
  if (words.size() <= kLastWords) return words;
  const std::size_t line = words.find('\n', words.size() - kLastWords);
  return "..." + words.substr(line == std::string::npos ? words.size() - kLastWords : line);
}

}  // namespace rehearse::run
