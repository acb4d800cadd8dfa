// Steps on a real server, run and watched as the runner does it.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <initializer_list>
#include <string>
#include <thread>
#include <vector>

#include "observe/observer.h"
#include "pg/connection.h"
#include "pg/session.h"
#include "support/server.h"

namespace rehearse::observe::test {

/// How far a measured time may be from the truth on a machine that has time for the sampler.
inline constexpr Millis kTolerance{10};

// Runs steps as the runner does: statements with their times, a snapshot before each COMMIT.
class ObservedStep : public testing::Test {
 protected:
  void SetUp() override {
    session_.execute("CREATE TABLE orders (id serial PRIMARY KEY, note text)");
    session_.execute("INSERT INTO orders (note) SELECT 'n' FROM generate_series(1, 1000)");
    session_.on_notice([this](std::string_view) { notices_.push_back(clock_.now()); });
  }

  void begin() {
    trace_ = {};
    clock_ = {};
    notices_.clear();
    observer_.prepare(session_.backend());
    observer_.begin(clock_);
  }

  void run(const std::string& sql) {
    StatementTiming timing;
    timing.index = trace_.statements.size();
    timing.sql = sql;
    timing.started = clock_.now();
    const auto execution = session_.execute(sql);
    timing.duration = clock_.now() - timing.started;
    trace_.statements.push_back(timing);
    EXPECT_FALSE(execution.error) << execution.error->message;
  }

  void run_wrapped(std::initializer_list<const char*> statements) {
    TransactionBounds bounds{clock_.now()};
    session_.execute("BEGIN");
    for (const char* sql : statements) run(sql);
    observer_.snapshot();
    bounds.commit_started = clock_.now();
    session_.execute("COMMIT");
    bounds.end = clock_.now();
    trace_.transactions.push_back(bounds);
  }

  const Trace& finish() {
    observer_.finish(trace_);
    return trace_;
  }

  const Trace& step(std::initializer_list<const char*> statements) {
    begin();
    for (const char* sql : statements) run(sql);
    return finish();
  }
  const Trace& wrapped_step(std::initializer_list<const char*> statements) {
    begin();
    run_wrapped(statements);
    return finish();
  }

  std::vector<LockHeld> locks(const std::string& relation, LockMode mode, const std::string& kind = "table") {
    std::vector<LockHeld> found;
    std::copy_if(trace_.locks.begin(), trace_.locks.end(), std::back_inserter(found),
                 [&](const LockHeld& lock) {
                   return lock.relation == relation && lock.mode == mode && lock.kind == kind;
                 });
    return found;
  }

  // Where others kept the sampler from its work, the trace itself says by how much.
  void expect_near(Millis actual, Millis expected) {
    EXPECT_NEAR(actual.count(), expected.count(), (kTolerance + trace_.sampling.longest_gap).count());
  }

  // Returns when the migration has been seen waiting for 50 ms. Not by pg_locks.waitstart, which came
  // with 14.
  void await_waiting() {
    const std::string query = "SELECT count(*) FROM pg_locks WHERE NOT granted AND pid = " +
                              std::to_string(session_.backend().value);
    while (admin_.query(query).integer(0, 0) == 0) std::this_thread::yield();
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }

  provision::Database database_ = rehearse::test::fresh_database();
  pg::Session session_{database_.owner()};
  pg::Session other_{database_.owner()};
  pg::Connection admin_{database_.superuser()};
  Observer observer_{database_.superuser()};
  StepClock clock_;
  Trace trace_;
  std::vector<Instant> notices_;  ///< a statement's own account of when it did what
};

}  // namespace rehearse::observe::test
