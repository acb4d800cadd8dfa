#include "cli/flag_kinds.h"

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

}  // namespace rehearse::cli
