// Kinds of options that several commands take, on top of CLI11. Included by the flags*.cpp only.
#pragma once

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/enum_names.h"
#include "base/strings.h"
#include "cli/options.h"
#include "rehearse/error.h"

namespace rehearse::cli {

template <typename Enum, std::size_t N>
Enum parse_choice(std::string_view option, const std::string& text, const EnumNames<Enum, N>& names) {
  if (const auto value = value_of(names, text)) return *value;
  std::vector<std::string> known;
  for (const auto& entry : names) known.emplace_back(entry.second);
  throw Error(ErrorKind::usage, fmt::format("{}: expected one of {}, found '{}'{}", option, join(known, ", "),
                                            text, did_you_mean(text, known)));
}

template <typename Target, typename Enum, std::size_t N>
void add_choice(CLI::App& app, const std::string& option, Target& target, const EnumNames<Enum, N>& names,
                const std::string& help) {
  std::vector<std::string> known;
  for (const auto& entry : names) known.emplace_back(entry.second);
  app.add_option_function<std::string>(
         option,
         [&target, &names, option](const std::string& text) { target = parse_choice(option, text, names); },
         help)
      ->type_name(join(known, "|"));
}

/// One value per use, so that what follows it stays a positional argument; commas separate several.
void add_list(CLI::App& app, const std::string& option, std::vector<std::string>& target,
              const std::string& value_name, const std::string& help);
/// DIR: the folder of the migrations, or what lies in it.
void add_folder(CLI::App& app, ScenarioOptions& scenario);
/// Which data, on which server.
void add_data(CLI::App& app, ScenarioOptions& scenario);
void add_no_cache(CLI::App& app, ScenarioOptions& scenario);
void add_color(CLI::App& app, ColorChoice& color);
void add_path(CLI::App& app, const std::string& option, std::optional<std::filesystem::path>& target,
              const std::string& value_name, const std::string& help);
/// A duration from one millisecond to `most`.
void add_duration(CLI::App& app, const std::string& option, std::function<void(Millis)> take, Millis most,
                  const std::string& help);
/// --timeout, of one query on a server of the user's.
void add_timeout(CLI::App& app, Millis& timeout);

}  // namespace rehearse::cli
