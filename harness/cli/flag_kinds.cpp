#include "cli/flag_kinds.h"

#include <utility>

#include "base/format.h"

namespace rehearse::cli {

namespace {

constexpr EnumNames<ColorChoice, 3> kColorNames{
    {{ColorChoice::automatic, "auto"}, {ColorChoice::always, "always"}, {ColorChoice::never, "never"}}};

}  // namespace

void add_list(CLI::App& app, const std::string& option, std::vector<std::string>& target,
              const std::string& value_name, const std::string& help) {
  app.add_option(option, target, help)->allow_extra_args(false)->delimiter(',')->type_name(value_name);
}

void add_folder(CLI::App& app, ScenarioOptions& scenario) {
  app.add_option("DIR", scenario.path, "Folder, rehearse.toml or .sql file (default: the current folder)")
      ->type_name("");
}

void add_data(CLI::App& app, ScenarioOptions& scenario) {
  add_path(app, "--config", scenario.config, "FILE", "Configuration instead of DIR/rehearse.toml");
  app.add_option_function<double>(
         "--scale", [&scenario](double factor) { scenario.scale = factor; }, "Multiply every row count")
      ->type_name("FACTOR");
  add_list(app, "--rows", scenario.rows, "[TABLE=]N", "Rows per table, or of one table; repeatable");
  app.add_option("--postgres", scenario.postgres, "Major version, or folder with binaries")
      ->type_name("VERSION");
  app.add_option("--backend", scenario.backend, "local, docker, podman or attached")->type_name("NAME");
  app.add_option("--image", scenario.image, "Image of the server, for docker and podman")->type_name("IMAGE");
  app.add_flag("--pull", scenario.pull, "Pull the image first");
  app.add_option("--server", scenario.server, "Address of the server to attach, for --backend attached")
      ->type_name("URL");
  app.add_flag("--i-own-this-server", scenario.own_it,
               "The attached server may be used like a throwaway one");
}

void add_no_cache(CLI::App& app, ScenarioOptions& scenario) {
  app.add_flag("--no-cache", scenario.no_cache, "Seed anew, and keep no seeded state for the next run");
}

void add_color(CLI::App& app, ColorChoice& color) {
  add_choice(app, "--color", color, kColorNames, "Colours (auto: on a terminal, unless NO_COLOR is set)");
}

void add_path(CLI::App& app, const std::string& option, std::optional<std::filesystem::path>& target,
              const std::string& value_name, const std::string& help) {
  app.add_option_function<std::string>(
         option, [&target](const std::string& path) { target = path; }, help)
      ->type_name(value_name);
}

void add_duration(CLI::App& app, const std::string& option, std::function<void(Millis)> take, Millis most,
                  const std::string& help) {
  const auto read = [option, take = std::move(take), most](const std::string& text) {
    const auto parsed = parse_duration(text);
    if (!parsed || *parsed < Millis{1} || *parsed > most)
      throw Error(ErrorKind::usage, fmt::format("{} {}: expected a duration such as 60s or 5min, at most {}",
                                                option, text, human(most)));
    take(*parsed);
  };
  app.add_option_function<std::string>(option, read, help)->type_name("DURATION");
}

void add_timeout(CLI::App& app, Millis& timeout) {
  add_duration(
      app, "--timeout", [&timeout](Millis value) { timeout = value; }, Millis{24.0 * 60 * 60 * 1'000},
      "Longest time of one query on a server of yours (default: 60s)");
}

}  // namespace rehearse::cli
