#include "cli/options.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <array>
#include <functional>
#include <memory>
#include <system_error>

#include "base/strings.h"
#include "base/version.h"
#include "cli/completions.h"
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

// A command that only has commands of its own.
CLI::App& add_group(CLI::App& root, const std::string& name, const std::string& summary) {
  CLI::App* app = root.add_subcommand(name, summary);
  app->footer(
      fmt::format("rehearse {} COMMAND --help shows the options of a command, with an example", name));
  app->allow_extras();
  app->require_subcommand(0, 1);
  return *app;
}

std::vector<Entry> add_schema_commands(CLI::App& root) {
  CLI::App& schema =
      add_group(root, "schema", "Compare schemas: of servers, snapshots, dumps and migrations");
  return {
      add_command<SchemaSnapshotOptions>(
          schema, "snapshot", "Write the schema of a database as JSON, made to be kept in git; only reads",
          "rehearse schema snapshot postgresql://reader@db/shop -o schema.json", declare_schema_snapshot),
      add_command<SchemaDiffOptions>(
          schema, "diff", "Compare two schemas; exit code 0 equal, 1 different",
          "rehearse schema diff db/migrations postgresql://reader@db/shop     drift in production\n"
          "  rehearse schema diff db/migrations db/structure.sql                a stale schema file\n"
          "  rehearse schema diff schema.json postgresql://reader@db/shop --no-comments",
          declare_schema_diff),
  };
}

std::vector<Entry> add_cache_commands(CLI::App& root) {
  CLI::App& cache = add_group(root, "cache", "Seeded states that are kept for the next run");
  return {
      add_command<CacheListOptions>(cache, "list", "Show them: size, rows, when they were last used",
                                    "rehearse cache list", declare_cache_list),
      add_command<CachePruneOptions>(cache, "prune", "Remove the damaged and half-made, the old, or all",
                                     "rehearse cache prune --older-than 168h", declare_cache_prune),
  };
}

// `lint` comes first: with it, `profile` itself counts as parsed as well.
std::vector<Entry> add_profile_commands(CLI::App& root) {
  const Entry profile = add_command<ProfileOptions>(
      root, "profile", "Write the shape of production's data, from its statistics, without the data",
      "rehearse profile postgresql://reader@db/shop -o profile.json\n"
      "  rehearse profile statistics.sql -o profile.json     pg_dump --statistics-only, PostgreSQL 18\n"
      "  rehearse profile lint profile.json                  every text that the file holds",
      declare_profile);
  profile.app->require_subcommand(0, 1);
  return {
      add_command<ProfileLintOptions>(*profile.app, "lint", "Show every text that a profile holds, and why",
                                      "rehearse profile lint profile.json --strict", declare_profile_lint),
      profile};
}

std::vector<Entry> add_commands(CLI::App& root) {
  return {
      add_command<RunOptions>(root, "run", "Rehearse migrations: up, down, up again, at production size",
                              "rehearse run . 0042 0043 --rows orders=2M", declare_run),
      add_command<SeedOptions>(root, "seed", "Apply all migrations and seed their tables; measures nothing",
                               "rehearse seed . --rows 1M --keep        leaves a server to look around in\n"
                               "  rehearse seed . --explain               what each column gets, and why",
                               declare_seed),
      add_command<PlanOptions>(root, "plan", "Show what run would do; starts nothing",
                               "rehearse plan . --json", declare_plan),
      add_command<JudgeOptions>(root, "judge", "Judge a recorded run again, by other rules",
                                "rehearse judge .rehearse/latest/run.json --fail-on warning", declare_judge),
      add_command<ReportOptions>(root, "report", "Render a recorded run again",
                                 "rehearse report .rehearse/latest/run.json --format terminal",
                                 declare_report),
      add_command<CompareOptions>(
          root, "compare", "What got slower, and what is found or fixed, from run to run",
          "rehearse compare main.json .rehearse/latest --fail-on-regression 20%", declare_compare),
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

// Answered at once: only here the whole command line is known.
Entry add_completions(CLI::App& root) {
  CLI::App* app = root.add_subcommand("completions", "What the tab key offers in your shell, as a script");
  app->footer("Example:\n  source <(rehearse completions bash)");
  app->allow_extras();
  app->add_option("SHELL", "bash; zsh can read it as well, after bashcompinit")
      ->required()
      ->type_name("")
      ->check(CLI::IsMember({"bash"}));
  return {app, [&root] { return Command(PrintOptions{bash_completions(root)}); }};
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

// "run", "schema diff".
std::string full_name(const CLI::App& app) {
  const CLI::App* parent = app.get_parent();
  const bool is_nested = parent != nullptr && parent->get_parent() != nullptr;
  return is_nested ? parent->get_name() + " " + app.get_name() : app.get_name();
}

void refuse_option(const CLI::App& app, std::string_view argument) {
  const std::string name(argument.substr(0, argument.find('=')));
  if (is_option_of_later(name)) throw Error(ErrorKind::usage, fmt::format("{} is not in this version", name));
  std::vector<std::string> known;
  for (const CLI::Option* option : app.get_options())
    for (const std::string& long_name : option->get_lnames()) known.push_back("--" + long_name);
  throw Error(
      ErrorKind::usage,
      fmt::format("unknown option {} of rehearse {}{}", name, full_name(app), did_you_mean(name, known)),
      fmt::format("rehearse {} --help lists them", full_name(app)));
}

void refuse_extras(const CLI::App& app) {
  const auto extras = app.remaining();
  for (const std::string& extra : extras)
    if (is_option(extra)) refuse_option(app, extra);
  if (extras.empty()) return;
  throw Error(ErrorKind::usage,
              fmt::format("rehearse {} does not know what to do with '{}'", full_name(app), extras.front()),
              fmt::format("rehearse {} --help shows its arguments", full_name(app)));
}

// Options belong behind the command; in front of it there are only two.
[[noreturn]] void refuse_option_in_front(const std::string& word) {
  throw Error(ErrorKind::usage,
              fmt::format("unknown option '{}'{}", word, did_you_mean(word, {"--help", "--version"})),
              "options come after the command: rehearse run --quiet");
}

// `rehearse schema` with nothing, or something unknown, behind it.
[[noreturn]] void refuse_group(const CLI::App& group) {
  std::vector<std::string> names;
  for (const CLI::App* app : group.get_subcommands({})) names.push_back(app->get_name());
  const std::string hint = fmt::format("rehearse {} --help lists its commands", group.get_name());
  const auto extras = group.remaining();
  if (extras.empty())
    throw Error(ErrorKind::usage,
                fmt::format("rehearse {} needs a command: {}", group.get_name(), join(names, " or ")), hint);
  throw Error(ErrorKind::usage,
              fmt::format("unknown command '{} {}'{}", group.get_name(), extras.front(),
                          did_you_mean(extras.front(), names)),
              hint);
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
  for (const CLI::App* app : commands.front().app->get_parent()->get_subcommands({}))
    names.push_back(app->get_name());
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
  auto commands = add_commands(root);
  for (Entry& entry : add_schema_commands(root)) commands.push_back(std::move(entry));
  for (Entry& entry : add_cache_commands(root)) commands.push_back(std::move(entry));
  for (Entry& entry : add_profile_commands(root)) commands.push_back(std::move(entry));
  commands.push_back(add_completions(root));
  if (const auto text = parse_into(root, argc, argv)) return PrintOptions{*text};
  const auto extras = root.remaining();
  if (!extras.empty()) refuse_command(extras.front(), commands);
  for (const Entry& entry : commands) {
    if (!entry.app->parsed()) continue;
    refuse_extras(*entry.app);
    return finished(entry.result(), argc, argv);
  }
  for (const CLI::App* group : root.get_subcommands()) refuse_group(*group);
  throw Error(ErrorKind::usage, "no command",
              "rehearse --help lists the commands; rehearse run DIR is the main one");
}

}  // namespace rehearse::cli
