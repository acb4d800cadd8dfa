#include "cli/flag_kinds.h"

#include "base/format.h"

namespace rehearse::cli {

namespace {

constexpr EnumNames<ColorChoice, 3> kColorNames{
    {{ColorChoice::automatic, "auto"}, {ColorChoice::always, "always"}, {ColorChoice::never, "never"}}};

}  // namespace

void add_color(CLI::App& app, ColorChoice& color) {
  add_choice(app, "--color", color, kColorNames, "Colours (auto: on a terminal, unless NO_COLOR is set)");
}

void add_path(CLI::App& app, const std::string& option, std::optional<std::filesystem::path>& target,
              const std::string& value_name, const std::string& help) {
  app.add_option_function<std::string>(
         option, [&target](const std::string& path) { target = path; }, help)
      ->type_name(value_name);
}

void add_timeout(CLI::App& app, Millis& timeout) {
  app.add_option_function<std::string>(
         "--timeout",
         [&timeout](const std::string& text) {
           const auto parsed = parse_duration(text);
           if (!parsed || *parsed < Millis{1} || *parsed > Millis{24.0 * 60 * 60 * 1'000})
             throw Error(
                 ErrorKind::usage,
                 fmt::format("--timeout {}: expected a duration such as 60s or 5min, at most 24h", text));
           timeout = *parsed;
         },
         "Longest time of one query on a server of yours (default: 60s)")
      ->type_name("DURATION");
}

}  // namespace rehearse::cli
