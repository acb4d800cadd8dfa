#include "cli/flags.h"

#include <fmt/format.h>

#include <CLI/CLI.hpp>
#include <charconv>

#include "base/strings.h"
#include "cli/flag_kinds.h"
#include "model/names.h"
#include "rehearse/error.h"
#include "rehearse/reporter.h"
#include "report/catalogue.h"

namespace rehearse::cli {

namespace {

void add_rules(CLI::App& app, JudgeRules& rules) {
  add_list(app, "--only", rules.only, "CHECK", "Judge by these checks only; repeatable");
  add_list(app, "--skip", rules.skip, "CHECK", "Leave these checks out; repeatable");
  add_choice(app, "--fail-on", rules.fail_on, kFailOnNames, "What makes the run fail");
}

void add_scenario(CLI::App& app, ScenarioOptions& scenario) {
  add_folder(app, scenario);
  app.add_option("MIGRATION", scenario.migrations,
                 "Ids of the migrations to rehearse (default: as configured)")
      ->type_name("");
  app.add_option("--changed-since", scenario.changed_since,
                 "Rehearse the migrations that changed since HEAD and this commit parted, e.g. origin/main")
      ->type_name("COMMIT");
  add_data(app, scenario);
  app.add_option_function<int>(
         "--repeat", [&scenario](int runs) { scenario.repeat = runs; },
         "Run each cycle N times, each from a copy of the same state; report median and range")
      ->type_name("N");
}

constexpr EnumNames<Annotations, 4> kAnnotationNames{{{Annotations::automatic, "auto"},
                                                      {Annotations::github, "github"},
                                                      {Annotations::gitlab, "gitlab"},
                                                      {Annotations::none, "none"}}};

// One option for each reporter that has something to say in --help.
void add_reports(CLI::App& app, RunOptions& options) {
  const auto add = [&](std::string_view format, std::string_view help) {
    app.add_option_function<std::string>(
           fmt::format("--{}", format),
           [&options, key = std::string(format)](const std::string& file) { options.reports[key] = file; },
           fmt::format("Write {}", help))
        ->type_name("FILE");
  };
  for (const Reporter* reporter : report::catalogue())
    if (!reporter->summary.empty()) add(reporter->format, reporter->summary);
  add_choice(app, "--annotations", options.annotations, kAnnotationNames,
             "Tell the CI where in the files the findings are");
}

void add_record(CLI::App& app, std::filesystem::path& record) {
  app.add_option("RUN.json", record, "A recorded run, or the folder that holds it")
      ->required()
      ->type_name("");
}

// "20%"
double parse_share(const std::string& text) {
  double percent = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, percent);
  if (error != std::errc{} || std::string_view(rest, static_cast<std::size_t>(end - rest)) != "%" ||
      percent < 0)
    throw Error(ErrorKind::usage,
                fmt::format("--fail-on-regression {}: expected a number with a percent sign", text),
                "--fail-on-regression 20%");
  return percent / 100;
}

}  // namespace

void declare_run(CLI::App& app, RunOptions& options) {
  add_scenario(app, options.scenario);
  add_no_cache(app, options.scenario);
  add_rules(app, options.rules);
  add_path(app, "--out", options.out, "DIR", "Folder for run.json (default: .rehearse/<time>)");
  add_reports(app, options);
  add_color(app, options.color);
  app.add_flag_callback(
      "-q,--quiet", [&options] { options.verbosity = Verbosity::quiet; }, "No progress");
  app.add_flag_callback(
      "-v,--verbose", [&options] { options.verbosity = Verbosity::verbose; },
      "Progress of every statement, lock timelines of every step");
}

void declare_plan(CLI::App& app, PlanOptions& options) {
  add_scenario(app, options.scenario);
  add_rules(app, options.rules);
  app.add_flag("--json", options.json, "As JSON");
}

void declare_judge(CLI::App& app, JudgeOptions& options) {
  add_record(app, options.record);
  add_path(app, "--config", options.config, "FILE",
           "Judge by the budgets, schema rules and checks of this file");
  add_rules(app, options.rules);
  add_path(app, "--json", options.json, "FILE", "Write the judged record here; - is standard output");
  add_color(app, options.color);
}

void declare_report(CLI::App& app, ReportOptions& options) {
  add_record(app, options.record);
  std::vector<std::string> formats;
  for (const Reporter* reporter : report::catalogue()) formats.emplace_back(reporter->format);
  app.add_option("--format", options.format, "Default: terminal")->type_name(join(formats, "|"));
  add_path(app, "-o,--out", options.out, "FILE", "Write it here; - is standard output");
  app.add_flag("-v,--verbose", options.every_step, "Lock timelines of every step, not of failing ones alone");
  add_color(app, options.color);
}

void declare_compare(CLI::App& app, CompareOptions& options) {
  app.add_option("OLD", options.before, "A recorded run, or the folder that holds it")
      ->required()
      ->type_name("");
  app.add_option("NEW", options.after, "A later one")->required()->type_name("");
  app.add_option_function<std::string>(
         "--fail-on-regression",
         [&options](const std::string& text) { options.fail_on_regression = parse_share(text); },
         "Exit code 1 when anything is slower by more than this, or is found that fails a run")
      ->type_name("N%");
  add_color(app, options.color);
}

void declare_explain(CLI::App& app, ExplainOptions& options) {
  app.add_option("CHECK", options.check, "Id of a check; without it, all are listed")->type_name("");
}

void declare_doctor(CLI::App& app, DoctorOptions& options) {
  app.add_option("--postgres", options.postgres, "Look for this version")->type_name("VERSION");
}

void declare_gc(CLI::App& app, GcOptions& options) {
  app.add_flag("--all", options.all, "Stop servers as well that seed --keep left running");
}

void declare_init(CLI::App& app, InitOptions& options) {
  app.add_option("DIR", options.folder, "Where (default: the current folder)")->type_name("");
}

}  // namespace rehearse::cli
