// Runs the statements of a script inside the transactions that its policy asks for.
#pragma once

#include <cstddef>
#include <optional>

#include "pg/session.h"
#include "rehearse/script.h"
#include "rehearse/step_result.h"

namespace rehearse::run {

/// What a caller may do around the statements. Everything is empty by default.
class ScriptObserver {
 public:
  virtual ~ScriptObserver() = default;
  /// False: do not run this statement, nor any after it.
  virtual bool before(std::size_t /*index*/) { return true; }
  virtual void after(std::size_t /*index*/, const pg::Execution& /*execution*/) {}
  virtual void transaction_began() {}
  /// The transaction has done its work and still holds all its locks.
  virtual void before_commit() {}
  virtual void transaction_ended() {}
  /// Whether before_autocommit() is wanted: it costs every such statement a round trip.
  [[nodiscard]] virtual bool watches_autocommit() const { return false; }
  /// A statement outside of any transaction has done its work and still holds all its locks.
  virtual void before_autocommit() {}
};

/// The first error, after which a transaction was rolled back. Leaves the session idle, or lost.
std::optional<SqlError> run_script(pg::Session& session, const Script& script, ScriptObserver& observer);

}  // namespace rehearse::run
