#include "cli/completions.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <vector>

#include "base/strings.h"

namespace rehearse::cli {

namespace {

/// A command with its words: "schema diff".
struct Place {
  std::string path;
  const CLI::App* app;
};

std::vector<const CLI::App*> commands_of(const CLI::App& app) {
  return app.get_subcommands([](const CLI::App*) { return true; });
}

void collect(const CLI::App& app, const std::string& path, std::vector<Place>& places) {
  places.push_back({path, &app});
  for (const CLI::App* command : commands_of(app))
    collect(*command, path.empty() ? command->get_name() : path + " " + command->get_name(), places);
}

std::string options_of(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
  return join(words, " ");
}

std::string commands_in_words(const CLI::App& app) {
  std::vector<std::string> words;
  for (const CLI::App* command : commands_of(app)) words.push_back(command->get_name());
  return join(words, " ");
}

// "auto|always|never" in the place of the value's name stands for all that may be there.
std::string values_of(const CLI::Option& option) {
  const std::string type = option.get_type_name();
  const bool is_set = type.find('|') != std::string::npos && type.find_first_of("<>[] ") == std::string::npos;
  std::vector<std::string> words;
  if (is_set)
    for (const std::string_view word : split(type, '|')) words.emplace_back(word);
  return join(words, " ");
}

// Which command the words so far name.
std::string path_cases(const std::vector<Place>& places) {
  std::string result;
  for (const Place& place : places)
    for (const CLI::App* command : commands_of(*place.app)) {
      const std::string longer = fmt::format("{} {}", place.path, command->get_name());
      result += fmt::format("      '{}') path='{}' ;;\n", longer, trim(longer));
    }
  return result;
}

std::string value_cases(const std::vector<Place>& places) {
  std::string result;
  for (const Place& place : places)
    for (const CLI::Option* option : place.app->get_options())
      for (const std::string& name : option->get_lnames())
        if (const std::string values = values_of(*option); !values.empty())
          result += fmt::format("    '{} --{}') words='{}' ;;\n", place.path, name, values);
  return result;
}

std::string word_cases(const std::vector<Place>& places) {
  std::string result;
  for (const Place& place : places)
    result += fmt::format("      '{}') words='{} {}' ;;\n", place.path, commands_in_words(*place.app),
                          options_of(*place.app));
  return result;
}

}  // namespace

std::string bash_completions(const CLI::App& root) {
  std::vector<Place> places;
  collect(root, "", places);
  return fmt::format(
      R"(# Completions of rehearse for bash, and for zsh after: autoload -U +X bashcompinit && bashcompinit
_rehearse() {{
  local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} path='' words='' i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case "$path ${{COMP_WORDS[i]}}" in
{}    esac
  done
  case "$path $before" in
{}  esac
  if [ -z "$words" ]; then
    case "$path" in
{}    esac
  fi
  # shellcheck disable=SC2207 # no word has a blank
  COMPREPLY=($(compgen -W "$words" -- "$word"))
}}
complete -o default -F _rehearse rehearse
)",
      path_cases(places), value_cases(places), word_cases(places));
}

}  // namespace rehearse::cli
