// A step that is watched by the observer and by the kernel at once.
#pragma once

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "observe/log/logging.h"
#include "observe/observed_step.h"
#include "observe/relation_catalog.h"
#include "observe/sql_words.h"
#include "observe/truth/case.h"
#include "observe/truth/comparison.h"
#include "observe/truth/lock_truth.h"
#include "observe/truth/tracefs.h"

namespace rehearse::observe::truth {

class TruthStep : public test::ObservedStep {
 protected:
  // Where there is no truth, tests are skipped, or fail where the environment demands it.
  void SetUp() override {
    if (const std::string& missing = tracefs().missing; !missing.empty()) {
      if (std::getenv("REHEARSE_REQUIRE_UPROBES") != nullptr)
        FAIL() << "uprobes are required, but " << missing;
      GTEST_SKIP() << "no truth to compare with: " << missing;
    }
    ObservedStep::SetUp();
    if (!truth_) truth_ = std::make_unique<LockTruth>(session_.backend());
    catalog_.attach(admin_);
  }

  static void TearDownTestSuite() { truth_.reset(); }

  std::vector<TrueWindow> truth_of(const Case& tested) {
    truth_->begin(session_.backend());
    begin();
    apply(tested);
    finish();
    return truth_->finish();
  }

  Comparison repeat(const Case& tested) {
    for (const std::string& sql : tested.prepare) prepare(session_, sql);
    block(tested);
    catalog_.refresh(admin_);
    truth_->begin(session_.backend());
    begin();
    const StepTime time(clock_);
    if (tested.blocked > Millis{}) {
      std::jthread migration([&] { apply(tested); });
      await_waiting();
      std::this_thread::sleep_for(tested.blocked);
      other_.execute("COMMIT");
    } else {
      apply(tested);
    }
    finish();
    other_.execute("ROLLBACK");
    const WorkingTime working(trace_);
    const auto locks = true_locks(truth_->finish(), catalog_.names(), time, trace_);
    EXPECT_FALSE(locks.empty()) << "the kernel recorded nothing";
    return compare(trace_, locks, working, {says_concurrently(tested), tested.lists_brief});
  }

  // The same, as another program does it: nobody stops it for a look, and what it did is in the server's log.
  Comparison repeat_outside(const Case& tested) {
    for (const std::string& sql : tested.prepare) prepare(session_, sql);
    catalog_.refresh(admin_);
    log::log_sessions(admin_, database_.name());
    pg::Session outsider(database_.owner());
    truth_->begin(outsider.backend());
    begin_outside(outsider);
    const StepTime time(clock_);
    if (tested.wrapped) outsider.execute("BEGIN");
    for (const std::string& sql : tested.script) outsider.execute(sql);
    if (tested.wrapped) outsider.execute("COMMIT");
    const auto sessions =
        log::read_sessions(log::read_entries(server().log_since(logged_)), server_clock_, ours_);
    trace_.statements = sessions.statements;
    trace_.transactions = sessions.transactions;
    finish();
    Trace without_pauses = trace_;
    without_pauses.transactions.clear();
    const auto locks = true_locks(truth_->finish(), catalog_.names(), time, without_pauses);
    EXPECT_FALSE(locks.empty()) << "the kernel recorded nothing";
    return compare(trace_, locks, WorkingTime(without_pauses), {says_concurrently(tested), false, false});
  }

 private:
  static const Server& server() { return rehearse::test::server(); }

  void begin_outside(const pg::Session& outsider) {
    const auto rows = admin_.query("SELECT pid FROM pg_stat_activity WHERE datname = current_database()");
    ours_.clear();
    for (std::size_t row = 0; row < rows.rows(); ++row)
      if (const BackendPid pid{static_cast<int>(rows.integer(row, 0))}; pid != outsider.backend())
        ours_.push_back(pid);
    trace_ = {};
    clock_ = {};
    logged_ = server().log_size();
    server_clock_ = log::read_server_clock(admin_, clock_);
    observer_.prepare(EveryoneBut{ours_});
    observer_.begin(clock_);
  }

  static void prepare(pg::Session& session, const std::string& sql) {
    const auto error = session.execute(sql).error;
    ASSERT_FALSE(error) << sql << ": " << error->message;
  }

  void block(const Case& tested) {
    if (tested.blocker.empty()) return;
    prepare(other_, "BEGIN ISOLATION LEVEL REPEATABLE READ");
    for (const std::string& sql : tested.blocker) prepare(other_, sql);
  }

  static bool says_concurrently(const Case& tested) {
    return std::any_of(tested.script.begin(), tested.script.end(),
                       [](const std::string& sql) { return mentions(sql, "concurrently"); });
  }

  // What the runner does: bounds of transactions, a snapshot before each COMMIT, the position of the WAL
  // after each statement.
  void apply(const Case& tested) {
    if (tested.wrapped) open_transaction();
    bool refused = false;
    for (std::size_t i = 0; i < tested.script.size() && !refused; ++i) {
      refused = !run_as_written(tested.script[i]);
    }
    EXPECT_EQ(refused, tested.fails);
    if (refused && session_.state() != pg::TransactionState::idle) {
      session_.execute("ROLLBACK");
      close_transaction();
    } else if (tested.wrapped) {
      before_commit();
      session_.execute("COMMIT");
      close_transaction();
    }
  }

  void open_transaction() {
    session_.execute("BEGIN");
    trace_.transactions.push_back({clock_.now(), {}, {}});
  }
  void before_commit() {
    observer_.snapshot();
    trace_.transactions.back().commit_started = clock_.now();
  }
  void close_transaction() {
    TransactionBounds& bounds = trace_.transactions.back();
    bounds.end = clock_.now();
    if (bounds.commit_started == Instant{}) bounds.commit_started = end_of(trace_.statements.back());
  }

  bool run_as_written(const std::string& sql) {
    const auto before = session_.state();
    const bool commits = first_words(sql, 1).front() == "commit";
    if (commits) before_commit();
    StatementTiming timing;
    timing.index = trace_.statements.size();
    timing.sql = sql;
    timing.started = clock_.now();
    const auto execution = commits_itself(sql, before) ? run_by_itself(timing) : session_.execute(sql);
    const Instant end = clock_.now();
    timing.duration = end - timing.started - timing.paused;
    observer_.wal_position();
    trace_.statements.push_back(timing);
    if (timing.paused > Millis{}) trace_.transactions.back().end = end;
    if (before == pg::TransactionState::idle && session_.state() == pg::TransactionState::active) {
      trace_.transactions.push_back({clock_.now(), {}, {}});
    }
    if (before != pg::TransactionState::idle && session_.state() == pg::TransactionState::idle) {
      close_transaction();
    }
    return !execution.error;
  }

  static bool commits_itself(const std::string& sql, pg::TransactionState state) {
    const std::string verb = first_words(sql, 1).front();
    return state == pg::TransactionState::idle && verb != "begin" && verb != "commit" && verb != "set";
  }

  pg::Execution run_by_itself(StatementTiming& timing) {
    return session_.execute(Statement{timing.sql, {}, 0, std::nullopt}, [&] {
      const Instant worked_until = clock_.now();
      observer_.snapshot();
      const Instant commits = clock_.now();
      timing.paused = commits - worked_until;
      trace_.transactions.push_back({timing.started, commits, {}});
    });
  }

  static Instant end_of(const StatementTiming& statement) { return statement.started + statement.duration; }

  static inline std::unique_ptr<LockTruth> truth_;  ///< setting up probes takes as long as many tests
  RelationCatalog catalog_;
  std::vector<BackendPid> ours_;
  Bytes logged_;
  log::ServerClock server_clock_;
};

}  // namespace rehearse::observe::truth
