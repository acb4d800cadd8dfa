// What rehearse throws: only when the harness could not do its work.
//
// A migration that fails is not an Error. It is data: a SqlError inside a StepResult (step_result.h).
#pragma once

#include <optional>
#include <stdexcept>
#include <string>

#include "rehearse/source_location.h"

namespace rehearse {

/// Why the harness gave up. Each kind has one exit code, see exit_code().
enum class ErrorKind {
  usage,             ///< command line or configuration: the user can mend it
  environment,       ///< server, disk, permissions, missing programs, time limit of the run
  nothing_selected,  ///< no migration matched what was asked for
  nothing_changed,   ///< there is nothing to do, and that is well
  interrupted,       ///< Ctrl-C or SIGTERM; everything was cleaned up
  bug,               ///< an assumption of ours was wrong
};

/// The process exit code of an error kind: 2, 3, 4, 0, 130, 70.
int exit_code(ErrorKind kind);

/// An error message says what was being done and to what; the hint says what to try.
class Error : public std::runtime_error {
 public:
  Error(ErrorKind kind, const std::string& message, std::string hint = {},
        std::optional<SourceLocation> location = std::nullopt);

  [[nodiscard]] ErrorKind kind() const { return kind_; }
  [[nodiscard]] const std::string& hint() const { return hint_; }
  [[nodiscard]] const std::optional<SourceLocation>& location() const { return location_; }

 private:
  ErrorKind kind_;
  std::string hint_;
  std::optional<SourceLocation> location_;
};

}  // namespace rehearse
