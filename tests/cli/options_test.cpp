#include "cli/options.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "rehearse/error.h"

namespace rehearse::cli {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Command parsed(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "rehearse");
  return parse(static_cast<int>(arguments.size()), arguments.data());
}

RunOptions run_options(std::vector<const char*> arguments) {
  arguments.insert(arguments.begin(), "run");
  return std::get<RunOptions>(parsed(std::move(arguments)));
}

std::string refusal(std::vector<const char*> arguments) {
  try {
    parsed(std::move(arguments));
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::usage);
    return error.what();
  }
  return "accepted";
}

TEST(Options, RunWithoutArgumentsMeansTheCurrentFolder) {
  const RunOptions options = run_options({});
  EXPECT_EQ(options.scenario.path, ".");
  EXPECT_THAT(options.scenario.migrations, IsEmpty());
  EXPECT_EQ(options.color, ColorChoice::automatic);
  EXPECT_EQ(options.verbosity, Verbosity::normal);
}

TEST(Options, TheFirstWordIsTheFolderTheOthersAreMigrations) {
  const RunOptions options = run_options({"shop", "0042", "plan"});
  EXPECT_EQ(options.scenario.path, "shop");
  EXPECT_THAT(options.scenario.migrations, ElementsAre("0042", "plan"))
      << "a migration may be called like a command";
}

TEST(Options, RepeatableOptionsTakeOneValueEachAndLeaveTheRestAlone) {
  const RunOptions options = run_options(
      {"--rows", "5", "--rows", "orders=2M", "--only", "applies,reverses", "--skip", "reapplies", "shop"});
  EXPECT_THAT(options.scenario.rows, ElementsAre("5", "orders=2M"));
  EXPECT_THAT(options.rules.only, ElementsAre("applies", "reverses"));
  EXPECT_THAT(options.rules.skip, ElementsAre("reapplies"));
  EXPECT_EQ(options.scenario.path, "shop");
}

TEST(Options, ReadsEveryOptionOfRun) {
  const RunOptions options =
      run_options({"--out", "o", "--config", "c.toml", "--scale", "0.5", "--postgres", "15", "--backend",
                   "local", "--fail-on", "warning", "--json", "-", "--color", "never", "--verbose"});
  EXPECT_EQ(options.out, "o");
  EXPECT_EQ(options.scenario.config, "c.toml");
  EXPECT_EQ(options.scenario.scale, 0.5);
  EXPECT_EQ(options.scenario.postgres, "15");
  EXPECT_EQ(options.scenario.backend, "local");
  EXPECT_EQ(options.rules.fail_on, FailOn::warning);
  EXPECT_EQ(options.reports.at("json"), "-");
  EXPECT_EQ(options.color, ColorChoice::never);
  EXPECT_EQ(options.verbosity, Verbosity::verbose);
}

TEST(Options, TheCommandToRunItAgainIsQuotedForTheShell) {
  EXPECT_EQ(run_options({"my shop", "--rows=5"}).command, "rehearse run 'my shop' --rows=5");
}

TEST(Options, AMistypedWordIsNamedWithTheNearestOne) {
  EXPECT_EQ(refusal({"rnu"}), "unknown command 'rnu', did you mean 'run'?");
  EXPECT_EQ(refusal({"run", "--quite"}), "unknown option --quite of rehearse run, did you mean '--quiet'?");
  EXPECT_EQ(refusal({"run", "--josn=x"}), "unknown option --josn of rehearse run, did you mean '--json'?");
  EXPECT_EQ(refusal({"--verson"}), "unknown option '--verson', did you mean '--version'?");
  EXPECT_EQ(refusal({"run", "--color", "alway"}),
            "--color: expected one of auto, always, never, found 'alway', did you mean 'always'?");
}

TEST(Options, WhatIsPlannedForLaterIsRefusedByName) {
  for (const char* command : {"merge", "estimate"})
    EXPECT_EQ(refusal({command}), std::string("rehearse ") + command + " is not in this version");
  EXPECT_EQ(refusal({"run", "--shard", "3"}), "--shard is not in this version");
  EXPECT_EQ(refusal({"run", "--keep=on-failure"}), "--keep is not in this version");
}

TEST(Options, EveryFormatForOthersHasAnOption) {
  const auto options =
      std::get<RunOptions>(parsed({"run", "shop", "--html", "r.html", "--markdown", "r.md", "--junit=r.xml",
                                   "--sarif", "-", "--codequality", "q.json", "--annotations", "auto"}));
  EXPECT_EQ(options.reports.size(), 5U);
  EXPECT_EQ(options.reports.at("junit"), "r.xml");
  EXPECT_EQ(options.reports.at("sarif"), "-");
  EXPECT_EQ(options.annotations, Annotations::automatic);
  EXPECT_EQ(
      refusal({"run", "--annotations", "gitub"}),
      "--annotations: expected one of auto, github, gitlab, none, found 'gitub', did you mean 'github'?");
}

TEST(Options, ARegressionIsAShare) {
  const auto options =
      std::get<CompareOptions>(parsed({"compare", "old.json", "new", "--fail-on-regression", "20%"}));
  EXPECT_EQ(options.after, "new");
  EXPECT_EQ(options.fail_on_regression, 0.2);
  for (const char* wrong : {"20", "%", "x%"})
    EXPECT_NE(refusal({"compare", "a", "b", "--fail-on-regression", wrong}).find("percent sign"),
              std::string::npos)
        << wrong;
}

TEST(Options, NothingIsIgnored) {
  EXPECT_EQ(refusal({}), "no command");
  EXPECT_EQ(refusal({"--frob", "run"}), "unknown option '--frob'");
  EXPECT_EQ(refusal({"gc", "extra"}), "rehearse gc does not know what to do with 'extra'");
  EXPECT_NE(refusal({"judge"}).find("RUN.json"), std::string::npos);
  EXPECT_NE(refusal({"run", "--scale", "much"}).find("--scale"), std::string::npos);
}

TEST(Options, ACycleIsRepeatedOnRequest) {
  EXPECT_EQ(run_options({}).scenario.repeat, std::nullopt);
  EXPECT_EQ(run_options({"--repeat", "5"}).scenario.repeat, 5);
}

TEST(Options, AReportOfEveryStepIsAskedForWithVerbose) {
  EXPECT_FALSE(std::get<ReportOptions>(parsed({"report", "run.json"})).every_step);
  EXPECT_TRUE(std::get<ReportOptions>(parsed({"report", "run.json", "-v"})).every_step);
}

TEST(Options, HelpOfEveryCommandHasAnExample) {
  for (const char* command : {"run", "plan", "judge", "report", "explain", "doctor", "gc", "init"}) {
    const auto help = std::get<PrintOptions>(parsed({command, "--help"})).text;
    EXPECT_NE(help.find(std::string("Example:\n  rehearse ") + command), std::string::npos) << help;
  }
}

SchemaLevels levels(std::vector<const char*> flags) {
  flags.insert(flags.begin(), {"schema", "diff", "a.json", "b.json"});
  return std::get<SchemaDiffOptions>(parsed(std::move(flags))).levels;
}

TEST(Options, ALevelThatNobodyNamesIsNotSet) {
  const SchemaLevels none = levels({});
  EXPECT_FALSE(none.column_order || none.owner || none.acl || none.sequence_state);
}

TEST(Options, EveryLevelHasBothSensesAndTheLastOneWins) {
  using Level = std::optional<bool> SchemaLevels::*;
  const std::vector<std::pair<std::string, Level>> cases{
      {"owner", &SchemaLevels::owner},
      {"acl", &SchemaLevels::acl},
      {"grants", &SchemaLevels::acl},
      {"comments", &SchemaLevels::comments},
      {"extension-version", &SchemaLevels::extension_version},
      {"extension-members", &SchemaLevels::extension_members},
      {"populated", &SchemaLevels::populated},
      {"database-settings", &SchemaLevels::database_settings},
      {"ignore-function-whitespace", &SchemaLevels::ignore_function_whitespace},
      {"sequence-state", &SchemaLevels::sequence_state},
      {"large-objects", &SchemaLevels::large_objects},
      {"cluster-objects", &SchemaLevels::cluster_objects},
  };
  for (const auto& [name, level] : cases) {
    const std::string on = "--" + name;
    const std::string off = "--no-" + name;
    const std::string off_too = on + "=false";
    EXPECT_EQ(levels({on.c_str()}).*level, true) << name;
    EXPECT_EQ(levels({off.c_str()}).*level, false) << name;
    EXPECT_EQ(levels({off_too.c_str()}).*level, false) << name;
    EXPECT_EQ(levels({off.c_str(), on.c_str()}).*level, true) << name;
    EXPECT_EQ(levels({on.c_str(), off_too.c_str()}).*level, false) << name;
  }
}

TEST(Options, ReadsEveryOptionOfSchemaDiff) {
  const auto options = std::get<SchemaDiffOptions>(
      parsed({"schema", "diff", "db/migrations", "postgresql://", "--format", "markdown", "-o", "f.md",
              "--column-order", "strict", "--config", "c.toml", "--postgres", "15", "--timeout", "5min",
              "--strict", "--color", "never"}));
  EXPECT_EQ(options.before, "db/migrations");
  EXPECT_EQ(options.after, "postgresql://");
  EXPECT_EQ(options.format, report::DiffFormat::markdown);
  EXPECT_EQ(options.out, "f.md");
  EXPECT_EQ(options.levels.column_order, ColumnOrder::strict);
  EXPECT_EQ(options.config, "c.toml");
  EXPECT_EQ(options.postgres, "15");
  EXPECT_EQ(options.timeout, Millis{300'000});
  EXPECT_TRUE(options.strict);
  EXPECT_EQ(options.color, ColorChoice::never);
}

TEST(Options, ReadsEveryOptionOfSchemaSnapshot) {
  const auto options = std::get<SchemaSnapshotOptions>(parsed(
      {"schema", "snapshot", "host=db", "--sequence-state", "-o", "s.json", "--timeout", "1s", "--strict"}));
  EXPECT_EQ(options.url, "host=db");
  EXPECT_EQ(options.levels.sequence_state, true);
  EXPECT_EQ(options.out, "s.json");
  EXPECT_EQ(options.timeout, Millis{1'000});
  EXPECT_TRUE(options.strict);
}

TEST(Options, SeedKeepsAServerForEightHoursUnlessToldOtherwise) {
  const auto defaults = std::get<SeedOptions>(parsed({"seed", "shop", "--keep"}));
  EXPECT_TRUE(defaults.keep);
  EXPECT_EQ(defaults.lease, Millis{8.0 * 3'600'000});
  const auto given = std::get<SeedOptions>(parsed({"seed", "--keep", "--lease", "2d", "--rows", "a=5,7"}));
  EXPECT_EQ(given.lease, Millis{2.0 * 24 * 3'600'000});
  EXPECT_THAT(given.scenario.rows, ElementsAre("a=5", "7"));
  EXPECT_EQ(refusal({"seed", "--lease", "40d"}),
            "--lease 40d: expected a duration such as 60s or 5min, at most 720 h 00 min");
}

TEST(Options, TheCacheIsListedAndPruned) {
  EXPECT_TRUE(std::holds_alternative<CacheListOptions>(parsed({"cache", "list"})));
  const auto prune = std::get<CachePruneOptions>(parsed({"cache", "prune", "--older-than", "7d"}));
  EXPECT_EQ(prune.older_than, Millis{7.0 * 24 * 3'600'000});
  EXPECT_FALSE(prune.all);
  EXPECT_TRUE(run_options({"--no-cache"}).scenario.no_cache);
}

}  // namespace
}  // namespace rehearse::cli
