// What each command takes, declared to CLI11. Included by options.cpp and flags.cpp only.
#pragma once

#include "cli/options.h"

namespace CLI {
class App;
}

namespace rehearse::cli {

void declare_run(CLI::App& app, RunOptions& options);
void declare_plan(CLI::App& app, PlanOptions& options);
void declare_judge(CLI::App& app, JudgeOptions& options);
void declare_report(CLI::App& app, ReportOptions& options);
void declare_compare(CLI::App& app, CompareOptions& options);
void declare_explain(CLI::App& app, ExplainOptions& options);
void declare_doctor(CLI::App& app, DoctorOptions& options);
void declare_gc(CLI::App& app, GcOptions& options);
void declare_init(CLI::App& app, InitOptions& options);
void declare_schema_snapshot(CLI::App& app, SchemaSnapshotOptions& options);
void declare_schema_diff(CLI::App& app, SchemaDiffOptions& options);
void declare_seed(CLI::App& app, SeedOptions& options);
void declare_cache_list(CLI::App& app, CacheListOptions& options);
void declare_cache_prune(CLI::App& app, CachePruneOptions& options);
void declare_profile(CLI::App& app, ProfileOptions& options);
void declare_profile_lint(CLI::App& app, ProfileLintOptions& options);

}  // namespace rehearse::cli
