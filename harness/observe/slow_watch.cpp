#include "observe/slow_watch.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "observe/catalogue.h"
#include "observe/connect.h"
#include "observe/observer.h"
#include "pg/server_error.h"

namespace rehearse::observe {

namespace {

using TimePoint = std::chrono::steady_clock::time_point;

constexpr double kShare = 0.02;

/// A probe and when its next turn is.
struct Turn {
  std::unique_ptr<Probe> probe;
  Millis period;
  TimePoint due{};
};

TimePoint after(TimePoint from, Millis wait) {
  return from + std::chrono::duration_cast<TimePoint::duration>(wait);
}

std::vector<Turn> make_turns() {
  std::vector<Turn> turns;
  for (const ProbeKind* kind : catalogue())
    if (kind->period > Millis{}) turns.push_back({kind->make(), kind->period});
  return turns;
}

bool earlier(const Turn& a, const Turn& b) {
  return a.due < b.due;
}

}  // namespace

struct SlowWatch::Impl {
  explicit Impl(const pg::Target& superuser) : connection(connect(superuser)) {
    thread = std::jthread([this](const std::stop_token& stop) { watch(stop); });
  }

  void prepare(const Watched& watched, Listener* listener);
  void begin(const StepClock& step_clock);
  void sample(Turn& turn);
  void watch(const std::stop_token& stop);
  void finish(Trace& trace);

  pg::Connection connection;
  std::vector<Turn> turns = make_turns();

  std::mutex mutex;  ///< of everything here
  std::condition_variable_any step_began;
  bool running = false;
  std::size_t steps = 0;
  std::optional<StepClock> clock;
  std::exception_ptr failure;

  std::jthread thread;  ///< last, so that it ends before what it uses
};

void SlowWatch::Impl::prepare(const Watched& watched, Listener* listener) {
  running = false;
  failure = nullptr;
  for (Turn& turn : turns) {
    turn.probe->tell(listener);
    turn.probe->begin(connection, watched);
  }
}

void SlowWatch::Impl::begin(const StepClock& step_clock) {
  clock = step_clock;
  for (Turn& turn : turns) turn.due = after(std::chrono::steady_clock::now(), turn.period);
  ++steps;
  running = true;
}

// What the migration is in the way of is asked again later.
void SlowWatch::Impl::sample(Turn& turn) {
  const TimePoint started = std::chrono::steady_clock::now();
  try {
    turn.probe->sample(clock->now());
  } catch (const pg::ServerError& error) {
    if (!is_passing(error)) failure = std::current_exception();
  } catch (...) {
    failure = std::current_exception();
  }
  const Millis took = std::chrono::steady_clock::now() - started;
  turn.due = after(started, std::max(turn.period, took / kShare));
}

// Between steps, and after a failure, it sleeps.
void SlowWatch::Impl::watch(const std::stop_token& stop) {
  std::unique_lock lock(mutex);
  while (!stop.stop_requested()) {
    const bool busy = running && !failure && !turns.empty();
    if (!busy) {
      step_began.wait(lock, stop, [&] { return running && !failure && !turns.empty(); });
      continue;
    }
    Turn& next = *std::min_element(turns.begin(), turns.end(), earlier);
    const std::size_t step = steps;
    const bool another =
        step_began.wait_until(lock, stop, next.due, [&] { return !running || steps != step; });
    if (!another && !stop.stop_requested() && std::chrono::steady_clock::now() >= next.due) sample(next);
  }
}

void SlowWatch::Impl::finish(Trace& trace) {
  running = false;
  if (failure) std::rethrow_exception(std::exchange(failure, nullptr));
  for (Turn& turn : turns) {
    turn.probe->finish(trace);
    turn.probe->tell(nullptr);
  }
}

SlowWatch::SlowWatch(const pg::Target& superuser) : impl_(std::make_unique<Impl>(superuser)) {}
SlowWatch::~SlowWatch() = default;

void SlowWatch::prepare(const Watched& watched, Listener* listener) {
  const std::lock_guard lock(impl_->mutex);
  impl_->prepare(watched, listener);
}

void SlowWatch::begin(const StepClock& clock) {
  {
    const std::lock_guard lock(impl_->mutex);
    impl_->begin(clock);
  }
  impl_->step_began.notify_one();
}

void SlowWatch::finish(Trace& trace) {
  const std::lock_guard lock(impl_->mutex);
  impl_->finish(trace);
}

}  // namespace rehearse::observe
