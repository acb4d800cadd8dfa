// The command line as plain data: one struct per command.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "profile/request.h"
#include "rehearse/scenario.h"
#include "report/schema_diff.h"

namespace rehearse::cli {

enum class ColorChoice { automatic, always, never };
enum class Verbosity { quiet, normal, verbose };

/// Where the scenario comes from and what the command line changes in it; shared by `run` and `plan`.
struct ScenarioOptions {
  std::filesystem::path path = ".";
  std::vector<std::string> migrations;
  std::string changed_since;  ///< commit; empty: as configured
  std::optional<std::filesystem::path> config;
  std::optional<double> scale;
  std::optional<int> repeat;
  std::vector<std::string> rows;  ///< "N" or "TABLE=N"
  std::string postgres;
  std::string backend;
  std::string image;
  bool pull = false;
  std::string server;   ///< URL of an attached server
  bool own_it = false;  ///< the user says that rehearse may use it
  bool no_cache = false;
};

/// How findings are judged; shared by `run`, `plan` and `judge`.
struct JudgeRules {
  std::vector<std::string> only;
  std::vector<std::string> skip;
  std::optional<FailOn> fail_on;
};

/// In which way a CI is told where in the files the findings are.
enum class Annotations {
  none,
  automatic,  ///< as the environment says which CI it is, if any
  github,     ///< workflow commands on the terminal, and the summary of the step
  gitlab,     ///< gl-code-quality-report.json
};

struct RunOptions {
  ScenarioOptions scenario;
  JudgeRules rules;
  std::optional<std::filesystem::path> out;
  /// Files beside the record, by format; "-" is stdout.
  std::map<std::string, std::filesystem::path> reports;
  Annotations annotations = Annotations::none;
  ColorChoice color = ColorChoice::automatic;
  Verbosity verbosity = Verbosity::normal;
  std::string command;  ///< how to run it again
};

struct SeedOptions {
  ScenarioOptions scenario;
  bool explain = false;
  bool report = false;
  bool keep = false;
  Millis lease{8.0 * 60 * 60 * 1'000};        ///< of a server that is kept
  std::optional<std::filesystem::path> json;  ///< "-" is stdout
  ColorChoice color = ColorChoice::automatic;
  Verbosity verbosity = Verbosity::normal;
};

struct CacheListOptions {};

struct CachePruneOptions {
  bool all = false;
  std::optional<Millis> older_than;  ///< not used for that long
};

struct PlanOptions {
  ScenarioOptions scenario;
  JudgeRules rules;
  bool json = false;
};

struct JudgeOptions {
  std::filesystem::path record;  ///< run.json, or the folder that holds one
  std::optional<std::filesystem::path> config;
  std::optional<std::filesystem::path> json;
  JudgeRules rules;
  ColorChoice color = ColorChoice::automatic;
};

struct ReportOptions {
  std::filesystem::path record;
  std::string format = "terminal";
  std::optional<std::filesystem::path> out;  ///< absent or "-" is stdout
  bool every_step = false;                   ///< lock timelines of all steps, not of failing ones alone
  ColorChoice color = ColorChoice::automatic;
};

struct CompareOptions {
  std::filesystem::path before;
  std::filesystem::path after;
  std::optional<double> fail_on_regression;  ///< 0.2: slower by more than a fifth
  ColorChoice color = ColorChoice::automatic;
};

struct ExplainOptions {
  std::string check;  ///< empty: list them all
};

struct DoctorOptions {
  std::string postgres;
};

struct GcOptions {
  bool all = false;  ///< servers as well that were kept on purpose
};

struct InitOptions {
  std::filesystem::path folder = ".";
};

/// The levels of a schema comparison, as far as the command line names them.
struct SchemaLevels {
  std::optional<ColumnOrder> column_order;
  std::optional<bool> owner;
  std::optional<bool> acl;
  std::optional<bool> comments;
  std::optional<bool> extension_version;
  std::optional<bool> extension_members;
  std::optional<bool> populated;
  std::optional<bool> database_settings;
  std::optional<bool> ignore_function_whitespace;
  std::optional<bool> sequence_state;
  std::optional<bool> large_objects;
  std::optional<bool> cluster_objects;
};

struct SchemaSnapshotOptions {
  std::string url;
  std::optional<std::filesystem::path> out;  ///< absent or "-" is stdout
  SchemaLevels levels;
  Millis timeout{60'000};
  bool strict = false;
};

struct SchemaDiffOptions {
  std::string before;
  std::string after;
  std::optional<std::filesystem::path> out;  ///< absent or "-" is stdout
  report::DiffFormat format = report::DiffFormat::text;
  SchemaLevels levels;
  std::optional<std::filesystem::path> config;
  std::string postgres;
  Millis timeout{60'000};
  bool strict = false;
  ColorChoice color = ColorChoice::automatic;
};

struct ProfileOptions {
  std::string source;                        ///< a server, or the output of pg_dump --statistics-only
  std::optional<std::filesystem::path> out;  ///< absent or "-" is stdout
  profile::Request request;
  Millis timeout{60'000};
};

struct ProfileLintOptions {
  std::filesystem::path file;
  bool strict = false;
};

/// --help or --version: text for stdout.
struct PrintOptions {
  std::string text;
};

using Command = std::variant<RunOptions, PlanOptions, JudgeOptions, ReportOptions, CompareOptions,
                             ExplainOptions, DoctorOptions, GcOptions, InitOptions, SchemaSnapshotOptions,
                             SchemaDiffOptions, ProfileOptions, ProfileLintOptions, SeedOptions,
                             CacheListOptions, CachePruneOptions, PrintOptions>;

/// Throws Error(usage) with a did-you-mean.
Command parse(int argc, const char* const* argv);

}  // namespace rehearse::cli
