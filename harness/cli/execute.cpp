#include "cli/commands.h"
#include "cli/output.h"

namespace rehearse::cli {

namespace {

struct Executor {
  std::stop_token stop;

  int operator()(const RunOptions& options) const { return run(options, stop); }
  int operator()(const PlanOptions& options) const { return plan(options); }
  int operator()(const JudgeOptions& options) const { return judge(options); }
  int operator()(const ReportOptions& options) const { return report(options); }
  int operator()(const CompareOptions& options) const { return compare(options); }
  int operator()(const ExplainOptions& options) const { return explain(options); }
  int operator()(const DoctorOptions& options) const { return doctor(options); }
  int operator()(const GcOptions& options) const { return gc(options); }
  int operator()(const InitOptions& options) const { return init(options); }
  int operator()(const SchemaSnapshotOptions& options) const { return schema_snapshot(options, stop); }
  int operator()(const SchemaDiffOptions& options) const { return schema_diff(options, stop); }
  int operator()(const ProfileOptions& options) const { return profile(options, stop); }
  int operator()(const ProfileLintOptions& options) const { return profile_lint(options); }
  int operator()(const SeedOptions& options) const { return seed(options, stop); }
  int operator()(const CacheListOptions& options) const { return cache_list(options); }
  int operator()(const CachePruneOptions& options) const { return cache_prune(options); }
  int operator()(const PrintOptions& options) const {
    print(options.text);
    return 0;
  }
};

}  // namespace

bool ends_by_itself(const Command& command) {
  return std::holds_alternative<RunOptions>(command) || std::holds_alternative<SeedOptions>(command) ||
         std::holds_alternative<SchemaDiffOptions>(command) ||
         std::holds_alternative<SchemaSnapshotOptions>(command) ||
         std::holds_alternative<ProfileOptions>(command);
}

int execute(const Command& command, std::stop_token stop) {
  return std::visit(Executor{std::move(stop)}, command);
}

}  // namespace rehearse::cli
