#include "observe/slow_watch.h"

#include <gmock/gmock.h>

#include <condition_variable>
#include <mutex>

#include "observed_step.h"

namespace rehearse::observe {
namespace {

using ::testing::HasSubstr;

// Keeps what it hears, and can be waited for.
class Hearing : public Listener {
 public:
  void statement_progress(const StatementProgress& progress) override {
    const std::lock_guard lock(mutex_);
    heard_.push_back(progress);
    spoken_.notify_all();
  }

  template <typename Wanted>
  bool wait_for(Wanted wanted) {
    std::unique_lock lock(mutex_);
    return spoken_.wait_for(lock, std::chrono::seconds(30),
                            [&] { return std::any_of(heard_.begin(), heard_.end(), wanted); });
  }

 private:
  std::mutex mutex_;
  std::condition_variable spoken_;
  std::vector<StatementProgress> heard_;
};

class SlowWatchTest : public test::ObservedStep {
 protected:
  Hearing hearing_;
};

TEST_F(SlowWatchTest, SaysWhomAStatementWaitsFor) {
  other_.execute("BEGIN");
  other_.execute("LOCK TABLE orders IN ACCESS SHARE MODE");
  observer_.prepare(session_.backend(), &hearing_);
  observer_.begin(clock_);
  bool heard = false;
  const std::string holder = "pid " + std::to_string(other_.backend().value) + " (idle in transaction)";
  std::jthread releaser([&] {
    heard = hearing_.wait_for([&](const StatementProgress& each) { return each.waiting_for == holder; });
    other_.execute("COMMIT");
  });
  run("ALTER TABLE orders ADD COLUMN more int");
  releaser.join();
  EXPECT_TRUE(heard);
  finish();
}

TEST_F(SlowWatchTest, SaysHowFarAnIndexBuildHasCome) {
  other_.execute("BEGIN");
  other_.execute("UPDATE orders SET note = 'x' WHERE id = 1");
  observer_.prepare(session_.backend(), &hearing_);
  observer_.begin(clock_);
  StatementProgress heard;
  std::jthread releaser([&] {
    hearing_.wait_for([&](const StatementProgress& each) {
      heard = each;
      return !each.activity.empty() && !each.waiting_for.empty();
    });
    other_.execute("COMMIT");
  });
  run("CREATE INDEX CONCURRENTLY i ON orders (note)");
  releaser.join();
  EXPECT_THAT(heard.activity, HasSubstr("public.orders"));
  EXPECT_THAT(heard.waiting_for, HasSubstr("idle in transaction"));
  finish();
}

TEST_F(SlowWatchTest, MeasuresTheDiskThatAStepNeedsForAWhile) {
  session_.execute("CREATE TABLE big AS SELECT g, repeat('x', 500) FROM generate_series(1, 20000) g");
  const auto size = admin_.query("SELECT pg_total_relation_size('big')").integer(0, 0);
  begin();
  run_wrapped({"ALTER TABLE big ALTER g TYPE bigint", "SELECT pg_sleep(0.5)"});
  run("DROP TABLE big");
  const Trace& trace = finish();
  ASSERT_TRUE(trace.counters.disk);
  EXPECT_GE(trace.counters.disk->extra.value, size * 9 / 10) << "the old file is there until COMMIT";
  EXPECT_GT(trace.counters.disk->samples, 0U);
  EXPECT_GT(trace.counters.disk->at, Instant{});
  EXPECT_EQ(trace.counters.disk->interval, Millis{100});
}

TEST_F(SlowWatchTest, SeesTemporaryFilesWhileTheyAreThere) {
  begin();
  run("BEGIN");
  run("SET LOCAL work_mem = '64kB'");
  run("DECLARE c CURSOR FOR SELECT g, repeat('x', 500) FROM generate_series(1, 20000) g ORDER BY g DESC");
  run("FETCH 1 FROM c");
  run("SELECT pg_sleep(0.5)");
  run("ROLLBACK");
  EXPECT_GT(finish().counters.disk->extra, Bytes{5'000'000});
}

TEST_F(SlowWatchTest, AStepThatIsOverAtOnceHasGrownByWhatItLeft) {
  const Trace& trace = step({"CREATE TABLE v (g int)", "INSERT INTO v SELECT generate_series(1, 100000)"});
  ASSERT_TRUE(trace.counters.disk);
  EXPECT_GT(trace.counters.disk->extra, Bytes{3'000'000});
}

TEST_F(SlowWatchTest, AtASmallStepNobodyLooks) {
  step({"SELECT pg_sleep(0.2)"});
  EXPECT_FALSE(step({"CREATE TABLE v (id int)"}).counters.disk);
}

TEST_F(SlowWatchTest, OneWatchServesManySteps) {
  for (int i = 0; i < 3; ++i) {
    begin();
    run("SELECT pg_sleep(0.3)");
    const Trace& trace = finish();
    EXPECT_GT(trace.counters.disk->samples, 0U);
    EXPECT_EQ(trace.counters.disk->extra, Bytes{0});
  }
}

}  // namespace
}  // namespace rehearse::observe
