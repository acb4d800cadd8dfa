#include "cli/ticker.h"

#include <chrono>
#include <utility>

namespace rehearse::cli {

namespace {

constexpr std::chrono::milliseconds kPeriod{200};

}  // namespace

Ticker::Ticker(bool wanted, std::function<void()> action) : action_(std::move(action)) {
  if (wanted) thread_ = std::thread([this] { loop(); });
}

Ticker::~Ticker() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    ended_ = true;
  }
  wake_up_.notify_one();
  thread_.join();
}

void Ticker::loop() {
  std::unique_lock lock(mutex_);
  while (!wake_up_.wait_for(lock, kPeriod, [this] { return ended_; })) {
    lock.unlock();
    action_();
    lock.lock();
  }
}

}  // namespace rehearse::cli
