// Calls something a few times a second, on a thread of its own.
#pragma once

#include <condition_variable>
#include <functional>
#include <mutex>
#include <thread>

namespace rehearse::cli {

class Ticker {
 public:
  /// Does nothing when it is not wanted.
  Ticker(bool wanted, std::function<void()> action);
  /// Waits for a call in progress.
  ~Ticker();
  Ticker(const Ticker&) = delete;
  Ticker& operator=(const Ticker&) = delete;

 private:
  void loop();

  std::function<void()> action_;
  std::mutex mutex_;
  std::condition_variable wake_up_;
  bool ended_ = false;
  std::thread thread_;
};

}  // namespace rehearse::cli
