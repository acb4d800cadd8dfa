#include "observe/observer.h"

#include <fmt/format.h>

#include <algorithm>
#include <condition_variable>
#include <cstddef>
#include <exception>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "base/format.h"
#include "observe/catalogue.h"
#include "observe/connect.h"
#include "observe/pace.h"
#include "observe/slow_watch.h"
#include "os/thread_time.h"
#include "pg/connection.h"
#include "pg/server_error.h"

namespace rehearse::observe {

namespace {

using TimePoint = std::chrono::steady_clock::time_point;

constexpr Millis kNotableGap{10};
constexpr std::size_t kNotedGaps = 100;

std::vector<std::unique_ptr<Probe>> make_probes() {
  std::vector<std::unique_ptr<Probe>> probes;
  for (const ProbeKind* kind : catalogue())
    if (kind->period == Millis{}) probes.push_back(kind->make());
  return probes;
}

std::string slower_than_wanted(const Sampling& quality) {
  return fmt::format("locks were sampled every {} at times, not every {}: one look took {}",
                     human(quality.interval), human(Pace::kPeriod), human(quality.interval * Pace::kShare));
}

TimePoint::duration ticks(Millis duration) {
  return std::chrono::duration_cast<TimePoint::duration>(duration);
}

}  // namespace

// The mutex guards everything but the WAL connection, so whoever holds it, thread or runner, may sample.
struct Observer::Impl {
  explicit Impl(const pg::Target& superuser)
      : connection(connect(superuser)), wal(connect(superuser)), slow(superuser) {
    wal.query("PREPARE rehearse_wal AS SELECT pg_current_wal_insert_lsn() - '0/0'");
    thread = std::jthread([this](const std::stop_token& stop) { watch(stop); });
  }

  void prepare(const Watched& watched);
  void begin(const StepClock& step_clock);
  void sample();
  void try_sample() noexcept;
  void watch(const std::stop_token& stop);
  void note_gap(Instant until);
  void finish(Trace& trace);

  pg::Connection connection;
  pg::Connection wal;
  SlowWatch slow;  ///< has a mutex of its own
  /// They stay for all steps, and with them what they prepared and cached.
  std::vector<std::unique_ptr<Probe>> probes = make_probes();

  std::mutex mutex;
  std::condition_variable_any step_began;
  bool running = false;
  std::optional<StepClock> clock;
  TimePoint next_sample;
  Instant last_sample{};  ///< or the start of the step
  Sampling quality;
  std::exception_ptr failure;
  Pace pace;

  std::jthread thread;  ///< last, so that it ends before what it uses
};

void Observer::Impl::prepare(const Watched& watched) {
  running = false;
  failure = nullptr;
  quality = {};
  pace = {};
  for (const auto& probe : probes) probe->begin(connection, watched);
}

void Observer::Impl::begin(const StepClock& step_clock) {
  clock = step_clock;
  last_sample = clock->now();
  next_sample = std::chrono::steady_clock::now() + ticks(pace.period());
  running = true;
}

// A gap counts from question to answer: a lock may have come and gone anywhere between.
void Observer::Impl::note_gap(Instant until) {
  const Millis gap = until - last_sample;
  quality.longest_gap = std::max(quality.longest_gap, gap);
  if (gap > std::max(kNotableGap, pace.period() * 3) && quality.gaps.size() < kNotedGaps)
    quality.gaps.push_back({last_sample, until});
}

void Observer::Impl::sample() {
  const Millis spent_before = os::thread_cpu_time();
  const Instant started = clock->now();
  for (const auto& probe : probes) probe->sample(clock->now());
  const Instant done = clock->now();
  quality.cpu += os::thread_cpu_time() - spent_before;
  quality.busy += done - started;
  note_gap(done);
  last_sample = started;
  ++quality.samples;
  pace.took(done - started);
  if (pace.settled()) quality.interval = std::max(quality.interval, pace.period());
}

void Observer::Impl::try_sample() noexcept {
  try {
    sample();
  } catch (const pg::ServerError& error) {
    // The migration is in the way: one sample less, and the gap says so. The thread waits for a period before
    // the next, with the mutex free, for a runner that wants a snapshot: until it goes on the migration keeps
    // the lock.
    if (!is_passing(error)) failure = std::current_exception();
    next_sample = std::chrono::steady_clock::now();
  } catch (...) {
    failure = std::current_exception();
  }
}

// Deadlines are absolute, so that the period does not grow by what a sample takes; missed ones are not made
// up for. Between steps it sleeps; the end of a step is noticed at the next deadline, which spares finish()
// the waking of a thread.
void Observer::Impl::watch(const std::stop_token& stop) {
  std::unique_lock lock(mutex);
  while (!stop.stop_requested()) {
    if (!running || failure) {
      step_began.wait(lock, stop, [this] { return running && !failure; });
    } else if (std::chrono::steady_clock::now() < next_sample) {
      const TimePoint deadline = next_sample;
      step_began.wait_until(lock, stop, deadline, [&] { return next_sample != deadline; });
    } else {
      try_sample();
      next_sample = std::max(next_sample + ticks(pace.period()), std::chrono::steady_clock::now());
    }
  }
}

void Observer::Impl::finish(Trace& trace) {
  running = false;
  if (failure) std::rethrow_exception(std::exchange(failure, nullptr));
  note_gap(clock->now());
  quality.interval = std::max(quality.interval, Pace::kPeriod);
  if (quality.interval > Pace::kPeriod * 2) quality.not_observed.push_back(slower_than_wanted(quality));
  trace.sampling = quality;
  for (const auto& probe : probes) probe->finish(trace);
}

Observer::Observer(const pg::Target& superuser) : impl_(std::make_unique<Impl>(superuser)) {}
Observer::~Observer() = default;

void Observer::prepare(const Watched& watched, Listener* listener) {
  impl_->slow.prepare(watched, listener);
  const std::lock_guard lock(impl_->mutex);
  impl_->prepare(watched);
}

void Observer::begin(const StepClock& clock) {
  impl_->slow.begin(clock);
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->begin(clock);
  }
  impl_->step_began.notify_one();
}

void Observer::snapshot() {
  const std::lock_guard lock(impl_->mutex);
  if (impl_->running && !impl_->failure) impl_->try_sample();
}

Bytes Observer::wal_position() {
  return {impl_->wal.query("EXECUTE rehearse_wal").integer(0, 0)};
}

void Observer::finish(Trace& trace) {
  impl_->slow.finish(trace);
  const std::lock_guard lock(impl_->mutex);
  impl_->finish(trace);
}

}  // namespace rehearse::observe
