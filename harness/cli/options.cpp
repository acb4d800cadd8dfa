#include "cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <functional>
#include <memory>
#include <system_error>

#include "base/strings.h"
#include "base/version.h"
#include "cli/flags.h"
#include "cli/not_yet.h"
#include "cli/shell.h"
#include "rehearse/error.h"

namespace rehearse::cli {

namespace {

// A subcommand and what it fills in while CLI11 reads the arguments.
struct Entry {
  CLI::App* app;
  std::function<Command()> result;
};

template <typename Options>
Entry add_command(CLI::App& root, const std::string& name, const std::string& summary,
                  const std::string& example, void (*declare)(CLI::App&, Options&)) {
  CLI::App* app = root.add_subcommand(name, summary);
  app->footer("Example:\n  " + example);
  app->allow_extras();  // refused by refuse_extras(), with a did-you-mean
  const auto options = std::make_shared<Options>();
  declare(*app, *options);
  return {app, [options] { return Command(*options); }};
}

std::vector<Entry> add_commands(CLI::App& root) {
  return {
      add_command<RunOptions>(root, "run", "Rehearse migrations: up, down, up again, at production size",
                              "rehearse run . 0042 0043 --rows orders=2M", declare_run),
      add_command<PlanOptions>(root, "plan", "Show what run would do; starts nothing",
                               "rehearse plan . --json", declare_plan),
      add_command<JudgeOptions>(root, "judge", "Judge a recorded run again, by other rules",
                                "rehearse judge .rehearse/latest/run.json --fail-on warning", declare_judge),
      add_command<ReportOptions>(root, "report", "Render a recorded run again",
                                 "rehearse report .rehearse/latest/run.json --format terminal",
                                 declare_report),
      add_command<ExplainOptions>(root, "explain", "What a check looks for, why, and what to write instead",
                                  "rehearse explain reads_blocked", declare_explain),
      add_command<DoctorOptions>(root, "doctor", "What works on this machine", "rehearse doctor",
                                 declare_doctor),
      add_command<GcOptions>(root, "gc", "Remove what interrupted runs left behind", "rehearse gc",
                             declare_gc),
      add_command<InitOptions>(root, "init", "Write a commented rehearse.toml", "rehearse init",
                               declare_init),
  };
}

// The parser throws for everything that is not a plain success, --help and --version included.
std::optional<std::string> parse_into(CLI::App& root, int argc, const char* const* argv) {
  try {
    root.parse(argc, argv);
    return std::nullopt;
  } catch (const CLI::CallForHelp&) {
    return root.help();
  } catch (const CLI::CallForVersion& version) {
    return fmt::format("{}\n", version.what());
  } catch (const CLI::ParseError& error) {
    throw Error(ErrorKind::usage, error.what(), "rehearse --help shows the commands and their options");
  }
}

bool is_option(std::string_view argument) {
  return argument.size() > 1 && argument.front() == '-';
}

void refuse_option(const CLI::App& app, std::string_view argument) {
  const std::string name(argument.substr(0, argument.find('=')));
  if (is_option_of_later(name)) throw Error(ErrorKind::usage, fmt::format("{} is not in this version", name));
  std::vector<std::string> known;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& long_name : option->get_lnames()) known.push_back("--" + long_name);
  throw Error(
      ErrorKind::usage,
      fmt::format("unknown option {} of rehearse {}{}", name, app.get_name(), did_you_mean(name, known)),
      fmt::format("rehearse {} --help lists them", app.get_name()));
}

void refuse_extras(const CLI::App& app) {
  const auto extras = app.remaining();
  for (const std::string& extra : extras)
    if (is_option(extra)) refuse_option(app, extra);
  if (extras.empty()) return;
  throw Error(ErrorKind::usage,
              fmt::format("rehearse {} does not know what to do with '{}'", app.get_name(), extras.front()),
              fmt::format("rehearse {} --help shows its arguments", app.get_name()));
}

// Options belong behind the command; in front of it there are only two.
[[noreturn]] void refuse_option_in_front(const std::string& word) {
  throw Error(ErrorKind::usage,
              fmt::format("unknown option '{}'{}", word, did_you_mean(word, {"--help", "--version"})),
              "options come after the command: rehearse run --quiet");
}

[[noreturn]] void refuse_command(const std::string& word, const std::vector<Entry>& commands) {
  if (is_option(word)) refuse_option_in_front(word);
  if (is_command_of_later(word))
    throw Error(ErrorKind::usage, fmt::format("rehearse {} is not in this version", word));
  std::error_code error;
  if (std::filesystem::exists(word, error))
    throw Error(ErrorKind::usage, fmt::format("'{}' is no command", word),
                fmt::format("rehearse run {}", shell_quoted(word)));
  std::vector<std::string> names;
  for (const Entry& entry : commands) names.push_back(entry.app->get_name());
  throw Error(ErrorKind::usage, fmt::format("unknown command '{}'{}", word, did_you_mean(word, names)),
              "rehearse --help lists the commands");
}

Command finished(Command command, int argc, const char* const* argv) {
  if (auto* run = std::get_if<RunOptions>(&command)) {
    run->command = "rehearse";
    for (int i = 1; i < argc; ++i) run->command += " " + shell_quoted(argv[i]);
  }
  return command;
}

}  // namespace

Command parse(int argc, const char* const* argv) {
  CLI::App root("Rehearses PostgreSQL migrations: up, down, up again, at production size", "rehearse");
  root.set_version_flag("--version", fmt::format("rehearse {}", version()));
  root.footer(
      "Example:\n  rehearse run scenarios/quickstart\n\nExit codes: 0 passed, 1 a migration failed, 2 usage, "
      "3 environment, 4 nothing selected,\n70 bug, 130/143 interrupted.");
  root.allow_extras();
  root.require_subcommand(0, 1);  // a migration may be called "plan"
  const auto commands = add_commands(root);
  if (const auto text = parse_into(root, argc, argv)) return PrintOptions{*text};
  const auto extras = root.remaining();
  if (!extras.empty()) refuse_command(extras.front(), commands);
  for (const Entry& entry : commands) {
    if (!entry.app->parsed()) continue;
    refuse_extras(*entry.app);
    return finished(entry.result(), argc, argv);
  }
  throw Error(ErrorKind::usage, "no command",
              "rehearse --help lists the commands; rehearse run DIR is the main one");
}

}  // namespace rehearse::cli
