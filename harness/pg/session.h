// The connection on which migrations run: libpq itself, because libpqxx hides what we must report (the
// error's position, the command tag) and cannot carry out a COPY that someone else wrote.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "pg/target.h"
#include "rehearse/script.h"
#include "rehearse/step_result.h"

struct pg_conn;

namespace rehearse::pg {

/// What became of one statement.
struct Execution {
  std::optional<SqlError> error;
  std::string command;       ///< the command tag without its numbers: "ALTER TABLE", "UPDATE"
  std::optional<Rows> rows;  ///< of the command tag, where it has any
};

enum class TransactionState { idle, active, failed, lost };

class Session {
 public:
  explicit Session(const Target& target);
  ~Session();
  Session(Session&&) noexcept;
  Session& operator=(Session&&) noexcept;

  /// One statement, one round trip. SQL errors and a lost connection are results, never exceptions.
  Execution execute(const Statement& statement);
  Execution execute(const std::string& sql);

  /// The same for a statement that commits by itself, with a look at it when its work is done and its locks
  /// are still held: the server commits when it is told that nothing follows (manual, section 55.2.3:
  /// Execute, then Sync). No statement behaves differently for that; one that failed is not looked at, and
  /// one that commits without being told, such as VACUUM, holds nothing any more. Not for COPY, which libpq
  /// has no pipelines for.
  Execution execute(const Statement& statement, const std::function<void()>& before_commit);

  /// What a setting of the session is now, as SHOW writes it; empty when it cannot be asked for.
  [[nodiscard]] std::string setting(const std::string& name);

  /// Asks the server to cancel what runs now. The only member that other threads may call.
  void cancel() noexcept;

  /// Called with each notice's primary message while a statement runs ("rewriting table ...").
  void on_notice(std::function<void(std::string_view message)> handler);

  [[nodiscard]] TransactionState state() const;
  [[nodiscard]] BackendPid backend() const;
  /// For COPY writers. The session keeps ownership.
  [[nodiscard]] pg_conn* native() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace rehearse::pg
