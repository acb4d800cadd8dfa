// The only place that catches: errors become messages and exit codes (docs/configuration.md lists them).
#include <fmt/format.h>

#include <csignal>
#include <exception>
#include <optional>
#include <system_error>

#include "cli/commands.h"
#include "cli/printable.h"
#include "os/signals.h"
#include "rehearse/error.h"

namespace {

using rehearse::Error;
using rehearse::ErrorKind;

constexpr int kTerminated = 128 + SIGTERM;

void complain(std::string_view message) {
  fmt::print(stderr, "{}\n", message);
}

void explain(const Error& error) {
  const std::string what = rehearse::cli::printable_lines(error.what());
  if (error.kind() == ErrorKind::nothing_changed)
    complain(fmt::format("rehearse: nothing to do: {}", what));
  else if (error.location())
    complain(fmt::format("{}: error: {}", rehearse::cli::printable(to_string(*error.location())), what));
  else
    complain(fmt::format("rehearse: error: {}", what));
  if (!error.hint().empty())
    complain(fmt::format("  hint: {}", rehearse::cli::printable_lines(error.hint())));
}

int code_of(const Error& error, const std::optional<rehearse::os::StopOnSignals>& signals) {
  const bool terminated = signals && signals->signal() == SIGTERM;
  return error.kind() == ErrorKind::interrupted && terminated ? kTerminated : exit_code(error.kind());
}

}  // namespace

int main(int argc, char** argv) {
  std::optional<rehearse::os::StopOnSignals> signals;
  try {
    const auto command = rehearse::cli::parse(argc, argv);
    if (rehearse::cli::ends_by_itself(command)) signals.emplace();
    return rehearse::cli::execute(command, signals ? signals->token() : std::stop_token{});
  } catch (const Error& error) {
    explain(error);
    return code_of(error, signals);
  } catch (const std::system_error& error) {
    complain(fmt::format("rehearse: error: {}", error.what()));
    return exit_code(ErrorKind::environment);
  } catch (const std::exception& error) {
    complain(fmt::format("rehearse: bug: {}\n  hint: please report it with the command and its output",
                         error.what()));
    return exit_code(ErrorKind::bug);
  }
}
