// Loader connections, one thread each, that take jobs from a queue.
#pragma once

#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "pg/session.h"
#include "pg/target.h"

namespace rehearse::seed {

/// Runs one statement; throws ServerError.
void run(pg::Session& session, const std::string& sql);

class Workers {
 public:
  using Job = std::function<void(pg::Session&)>;

  Workers(const pg::Target& target, std::size_t count);

  /// Runs the jobs in the order given, as many at a time as there are connections, and calls `tick` about
  /// ten times a second from the calling thread meanwhile. The first exception of a job ends the others
  /// early and is thrown here; so is one of `tick`, which cancels them. When `stop` is requested the
  /// statements in progress are cancelled and an Error of kind `interrupted` is thrown.
  void run_all(const std::vector<Job>& jobs, const std::function<void()>& tick, const std::stop_token& stop);

  [[nodiscard]] std::size_t size() const { return sessions_.size(); }
  /// For work of the calling thread between two calls of run_all().
  [[nodiscard]] pg::Session& first() { return *sessions_.front(); }

 private:
  void cancel_all() noexcept;

  std::vector<std::unique_ptr<pg::Session>> sessions_;
};

}  // namespace rehearse::seed
