// One function per command, each in a file of its own; the result is the process exit code.
#pragma once

#include <stop_token>

#include "cli/options.h"

namespace rehearse::cli {

int run(const RunOptions& options, const std::stop_token& stop);
int plan(const PlanOptions& options);
int judge(const JudgeOptions& options);
int report(const ReportOptions& options);
int explain(const ExplainOptions& options);
int doctor(const DoctorOptions& options);
int gc(const GcOptions& options);
int init(const InitOptions& options);

/// Runs the command. Only `run` looks at the stop token.
int execute(const Command& command, std::stop_token stop);

}  // namespace rehearse::cli
