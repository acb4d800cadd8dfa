#include "run/tool_step.h"

#include <fmt/format.h>

#include <utility>

#include "run/lock_timeout.h"
#include "run/recorded_sql.h"
#include "run/statement_log.h"
#include "run/step_watch.h"
#include "source/adapter/tool.h"

namespace rehearse::run {

namespace {

using observe::log::Sessions;

os::Completion run_tool(const Workbench& bench, const ToolCommand& tool, const Bounds& bounds) {
  os::Command command = source::adapter::tool_command(tool, bench.migrator(), os::own_environment());
  command.timeout = left_of(bounds);
  command.stop = bounds.stop;
  return os::run(command);
}

// A program that was killed has left its sessions at work.
Millis patience(const os::Completion& completion) {
  return completion.signal ? Millis{} : Millis{10'000};
}

// What went wrong last is what the program gave up on: errors before that it has dealt with.
SqlError error_of(const os::Completion& completion, const ToolCommand& tool, const Sessions& sessions,
                  const std::string& password) {
  SqlError error;
  error.program = os::describe(tool.argv);
  if (sessions.failures.empty()) {
    error.message = fmt::format("{} ended with exit code {}", error.program, completion.exit_code);
    error.detail = source::adapter::last_words(completion, password);
    return error;
  }
  const auto& failure = sessions.failures.back();
  error.sqlstate = failure.sqlstate;
  error.message = failure.message;
  error.detail = failure.detail;
  error.statement = recorded(failure.statement);
  return error;
}

std::optional<SqlError> judged(const Workbench& bench, const os::Completion& completion, const Script& script,
                               const Sessions& sessions, const Bounds& bounds) {
  if (completion.ok() && !bounds.stop.stop_requested()) return std::nullopt;
  SqlError error = error_of(completion, *script.tool, sessions, bench.migrator().endpoint.tcp_password);
  error.location.file = script.path;
  if (completion.timed_out || bounds.stop.stop_requested())
    return timed_out(std::move(error), script, bounds);
  return error;
}

void record(Sessions sessions, const Script& script, StepWatch& tables, Trace& trace) {
  for (const auto& remark : sessions.remarks) tables.notice(remark.statement, remark.text);
  for (StatementTiming& statement : sessions.statements) {
    statement.sql = recorded(statement.sql);
    statement.location.file = script.path;
  }
  trace.statements = std::move(sessions.statements);
  trace.transactions = std::move(sessions.transactions);
}

// Not of our own session, which may be older than a default that a migration has set.
std::optional<Millis> lock_timeout_of_new(const Workbench& bench) {
  pg::Session session(bench.migrator());
  return lock_timeout_of(session);
}

}  // namespace

StepResult measure_tool(Workbench& bench, const Migration& migration, Phase phase, const Bounds& bounds,
                        Listener& listener) {
  const Script& script = script_of(migration, phase);
  listener.step_started(migration, phase);
  StepResult result;
  result.phase = phase;
  result.trace.lock_timeout = lock_timeout_of_new(bench);
  StepWatch tables;
  tables.begin(bench.session(), bench.admin(), script);
  const observe::StepClock clock;
  {
    StatementLog log(bench, clock);
    bench.observer().prepare(EveryoneBut{log.ours()}, &listener);
    bench.observer().begin(clock);
    const Bytes wal = bench.observer().wal_position();
    const os::Completion completion = run_tool(bench, *script.tool, bounds);
    result.duration = clock.now();
    log.await_others(patience(completion));
    result.trace.counters.wal = Bytes{bench.observer().wal_position().value - wal.value};
    Sessions sessions = log.read();
    result.error = judged(bench, completion, script, sessions, bounds);
    record(std::move(sessions), script, tables, result.trace);
    bench.observer().finish(result.trace);
    result.trace.sampling.clock_error = log.clock_error();
  }
  tables.ended(bench.session(), bench.admin());
  tables.finish(bench.admin(), result.trace);
  listener.step_finished(migration, result);
  return result;
}

std::optional<SqlError> apply_tool(Workbench& bench, const Script& script, const Bounds& bounds) {
  const observe::StepClock clock;
  StatementLog log(bench, clock);
  const os::Completion completion = run_tool(bench, *script.tool, bounds);
  log.await_others(patience(completion));
  return judged(bench, completion, script, log.read(), bounds);
}

}  // namespace rehearse::run
