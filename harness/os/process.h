// Runs a program to its end. Servers, which live longer, belong to a supervisor (supervisor.h).
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

#include "os/user.h"
#include "rehearse/units.h"

namespace rehearse::os {

struct Command {
  std::vector<std::string> argv;  ///< argv[0] is a path, or a name to look for in PATH
  std::filesystem::path folder;   ///< working folder; empty: ours
  /// The whole environment; absent: ours.
  std::optional<std::map<std::string, std::string>> environment;
  /// Whom the child becomes before it executes; only root can. It then runs with umask 077.
  std::optional<User> user;
  Millis timeout{60'000};
  std::stop_token stop{};  ///< ends it as a timeout does
};

struct Completion {
  int exit_code = 0;          ///< 128 + signal when a signal ended it, as shells count
  std::optional<int> signal;  ///< that ended it
  bool timed_out = false;
  std::string out;
  std::string err;

  [[nodiscard]] bool ok() const { return exit_code == 0 && !timed_out; }
};

/// The program runs in a process group of its own (Ctrl-C does not reach it), without standard input. The
/// whole group is killed on timeout and on a stop request, and what is left of it when its leader ends.
/// Throws Error (environment) when the program cannot be started; a program that fails is a Completion.
Completion run(const Command& command);

/// The path of a program, looked for in PATH when its name has no slash; empty when it is not there.
std::string find_program(const std::string& name);

/// The environment of this process.
std::map<std::string, std::string> own_environment();

/// "initdb -D /tmp/x", quoted where a shell would need it: for messages. Of an argument with several lines
/// only the first is shown.
std::string describe(const std::vector<std::string>& argv);

}  // namespace rehearse::os
