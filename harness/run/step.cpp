#include "run/step.h"

#include <utility>

#include "run/lock_timeout.h"
#include "run/look_budget.h"
#include "run/recorded_sql.h"
#include "run/script_runner.h"
#include "run/step_watch.h"
#include "run/tool_step.h"
#include "run/wal_meter.h"
#include "run/watchdog.h"

namespace rehearse::run {

namespace {

/// Fills the trace while the script runs.
class Recorder : public ScriptObserver {
 public:
  Recorder(Workbench& bench, const Script& script, const observe::StepClock& clock, const Watchdog& watchdog,
           StepWatch& tables, WalMeter& wal, Listener& listener, Trace& trace)
      : bench_(bench),
        script_(script),
        clock_(clock),
        watchdog_(watchdog),
        tables_(tables),
        wal_(wal),
        listener_(listener),
        trace_(trace) {
    bench_.session().on_notice([this](std::string_view message) { tables_.notice(current_, message); });
  }
  ~Recorder() override { bench_.session().on_notice({}); }
  Recorder(const Recorder&) = delete;
  Recorder& operator=(const Recorder&) = delete;

  bool before(std::size_t index) override {
    if (watchdog_.barked()) return false;
    listener_.statement_started(script_, index);
    current_ = index;
    paused_ = {};
    started_ = clock_.now();
    return true;
  }

  void after(std::size_t index, const pg::Execution& execution) override {
    StatementTiming timing;
    const Instant now = clock_.now();
    timing.duration = now - started_ - paused_;
    timing.paused = paused_;
    timing.index = index;
    timing.started = started_;
    timing.location = script_.statements[index].location;
    timing.sql = recorded(script_.statements[index].text);
    timing.rows = execution.rows;
    timing.wal = wal_.after(started_, timing.duration);
    trace_.statements.push_back(std::move(timing));
    if (paused_ > Millis{}) trace_.transactions.back().end = now;
  }

  [[nodiscard]] bool watches_autocommit() const override { return looks_.affords(clock_.now()); }
  void before_autocommit() override {
    const Instant worked_until = clock_.now();
    bench_.observer().snapshot();
    const Instant commits = clock_.now();
    paused_ = commits - worked_until;
    looks_.spend(paused_ * 2);  // the statement's own second round trip is about as long
    trace_.transactions.push_back({started_, commits, {}, true});
  }

  void finish() {
    const auto last = wal_.finish();
    if (last && !trace_.statements.empty()) trace_.statements.back().wal = last;
    trace_.counters.wal = wal_.total();
  }

  void transaction_began() override { trace_.transactions.push_back({clock_.now(), {}, {}}); }
  void before_commit() override {
    bench_.observer().snapshot();
    started_ = clock_.now();  // of a COMMIT that is a statement of the script
    if (!trace_.transactions.empty()) trace_.transactions.back().commit_started = started_;
  }
  void transaction_ended() override {
    if (trace_.transactions.empty()) return;
    TransactionBounds& bounds = trace_.transactions.back();
    bounds.end = clock_.now();
    if (bounds.commit_started == Instant{}) bounds.commit_started = last_statement_ended();  // rolled back
  }

 private:
  [[nodiscard]] Instant last_statement_ended() const {
    if (trace_.statements.empty()) return clock_.now();
    return trace_.statements.back().started + trace_.statements.back().duration;
  }

  Workbench& bench_;
  const Script& script_;
  const observe::StepClock& clock_;
  const Watchdog& watchdog_;
  StepWatch& tables_;
  WalMeter& wal_;
  Listener& listener_;
  Trace& trace_;
  Instant started_{};
  LookBudget looks_;
  Millis paused_{};  ///< of the current statement, before it committed
  std::size_t current_ = 0;
};

// What the watchdog's stepping in means for a script that ended with `error`.
std::optional<SqlError> judged(const Watchdog& watchdog, std::optional<SqlError> error, const Script& script,
                               const Bounds& bounds) {
  if (!watchdog.barked()) return error;
  return timed_out(std::move(error), script, bounds);
}

}  // namespace

const Script& script_of(const Migration& migration, Phase phase) {
  return phase == Phase::down ? *migration.down : migration.up;
}

StepResult measure(Workbench& bench, const Migration& migration, Phase phase, const Bounds& bounds,
                   Listener& listener) {
  const Script& script = script_of(migration, phase);
  if (script.tool) return measure_tool(bench, migration, phase, bounds, listener);
  listener.step_started(migration, phase);
  StepResult result;
  result.phase = phase;
  result.trace.lock_timeout = lock_timeout_of(bench.session());
  StepWatch tables;
  tables.begin(bench.session(), bench.admin(), script);
  {
    Watchdog watchdog(bench.session(), bench.database().superuser(), left_of(bounds), bounds.stop);
    bench.observer().prepare(bench.session().backend(), &listener);
    WalMeter wal([&bench] { return bench.observer().wal_position(); });
    const observe::StepClock clock;
    bench.observer().begin(clock);
    {
      Recorder recorder(bench, script, clock, watchdog, tables, wal, listener, result.trace);
      result.error = run_script(bench.session(), script, recorder);
      result.duration = clock.now();
      recorder.finish();
    }
    bench.observer().finish(result.trace);
    result.error = judged(watchdog, std::move(result.error), script, bounds);
  }
  tables.ended(bench.session(), bench.admin());
  bench.reset_session();
  tables.finish(bench.admin(), result.trace);
  listener.step_finished(migration, result);
  return result;
}

std::optional<SqlError> apply(Workbench& bench, const Script& script, const Bounds& bounds) {
  if (script.tool) return apply_tool(bench, script, bounds);
  std::optional<SqlError> error;
  {
    Watchdog watchdog(bench.session(), bench.database().superuser(), left_of(bounds), bounds.stop);
    class StopWhenBarked : public ScriptObserver {
     public:
      explicit StopWhenBarked(const Watchdog& dog) : dog_(dog) {}
      bool before(std::size_t /*index*/) override { return !dog_.barked(); }

     private:
      const Watchdog& dog_;
    } observer(watchdog);
    error = judged(watchdog, run_script(bench.session(), script, observer), script, bounds);
  }
  bench.reset_session();
  return error;
}

}  // namespace rehearse::run
