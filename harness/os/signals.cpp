#include "os/signals.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdlib>

#include "rehearse/error.h"

namespace rehearse::os {

namespace {

constexpr std::array<int, 3> kSignals{SIGINT, SIGTERM, SIGHUP};

// All that the handler touches: lock-free, hence safe inside a signal handler.
std::atomic<int> first_signal = 0;
std::atomic<int> wake_up = -1;
static_assert(std::atomic<int>::is_always_lock_free);

extern "C" void note_signal(int signal) {
  const int saved = errno;
  int none = 0;
  const bool first = first_signal.compare_exchange_strong(none, signal);
  if (!first && signal == SIGINT) _exit(128 + SIGINT);
  const char byte = 's';
  // A full pipe is fine: one byte is enough to wake the watcher.
  [[maybe_unused]] const auto written = write(wake_up, &byte, 1);
  errno = saved;
}

void install(int signal, struct sigaction& previous) {
  struct sigaction action {};
  action.sa_handler = note_signal;
  action.sa_flags = SA_RESTART;
  sigemptyset(&action.sa_mask);
  sigaction(signal, nullptr, &previous);
  if (previous.sa_handler != SIG_IGN) sigaction(signal, &action, nullptr);
}

}  // namespace

StopOnSignals::StopOnSignals() {
  if (wake_up != -1) throw Error(ErrorKind::bug, "StopOnSignals lives twice");
  if (pipe2(pipe_.data(), O_CLOEXEC) != 0)
    throw Error(ErrorKind::environment, "cannot create a pipe for signals");
  fcntl(pipe_[1], F_SETFL, O_NONBLOCK);
  first_signal = 0;
  wake_up = pipe_[1];
  watcher_ = std::thread([this] { watch(); });
  for (std::size_t i = 0; i < kSignals.size(); ++i) install(kSignals.at(i), previous_.at(i));
}

StopOnSignals::~StopOnSignals() {
  for (std::size_t i = 0; i < kSignals.size(); ++i) sigaction(kSignals.at(i), &previous_.at(i), nullptr);
  wake_up = -1;
  close(pipe_[1]);  // the watcher reads the end of the pipe and returns
  watcher_.join();
  close(pipe_[0]);
}

std::optional<int> StopOnSignals::signal() const {
  const int signal = first_signal;
  return signal == 0 ? std::nullopt : std::optional<int>(signal);
}

void StopOnSignals::watch() {
  char byte = 0;
  for (;;) {
    const auto count = read(pipe_[0], &byte, 1);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return;
    source_.request_stop();
  }
}

}  // namespace rehearse::os
