#include "cli/terminal.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>

namespace rehearse::cli {

namespace {

constexpr int kNarrowest = 60;
constexpr int kWidest = 200;

std::optional<std::string> variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::nullopt : std::optional<std::string>(value);
}

bool is_dumb(const TerminalVariables& variables) {
  return variables.term.value_or("dumb") == "dumb";
}

}  // namespace

TerminalVariables TerminalVariables::from_environment() {
  return {variable("NO_COLOR"), variable("TERM")};
}

bool wants_color(ColorChoice choice, bool is_terminal, const TerminalVariables& variables) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  return is_terminal && !is_dumb(variables) && variables.no_color.value_or("").empty();
}

Terminal terminal(int descriptor, ColorChoice choice) {
  const bool is_terminal = ::isatty(descriptor) == 1;
  const auto variables = TerminalVariables::from_environment();
  Terminal result;
  result.interactive = is_terminal && !is_dumb(variables);
  result.color = wants_color(choice, is_terminal, variables);
  winsize size{};
  if (is_terminal && ::ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
    result.width = std::clamp(static_cast<int>(size.ws_col), kNarrowest, kWidest);
  return result;
}

}  // namespace rehearse::cli
