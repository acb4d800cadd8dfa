// One function per command, each in a file of its own; the result is the process exit code.
#pragma once

#include <stop_token>

#include "cli/options.h"

namespace rehearse::cli {

int run(const RunOptions& options, const std::stop_token& stop);
int plan(const PlanOptions& options);
int judge(const JudgeOptions& options);
int report(const ReportOptions& options);
int compare(const CompareOptions& options);
int explain(const ExplainOptions& options);
int doctor(const DoctorOptions& options);
int gc(const GcOptions& options);
int init(const InitOptions& options);
int schema_snapshot(const SchemaSnapshotOptions& options, const std::stop_token& stop);
int schema_diff(const SchemaDiffOptions& options, const std::stop_token& stop);
int profile(const ProfileOptions& options, const std::stop_token& stop);
int seed(const SeedOptions& options, const std::stop_token& stop);
int cache_list(const CacheListOptions& options);
int cache_prune(const CachePruneOptions& options);
int profile_lint(const ProfileLintOptions& options);

/// Whether the command has servers or statements to end when the user interrupts it; the others may simply be
/// killed.
bool ends_by_itself(const Command& command);

/// Runs the command. Only those that end by themselves look at the stop token.
int execute(const Command& command, std::stop_token stop);

}  // namespace rehearse::cli
