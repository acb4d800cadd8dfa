// What the terminal behind a stream can do.
#pragma once

#include <optional>
#include <string>

#include "cli/options.h"

namespace rehearse::cli {

struct Terminal {
  bool interactive = false;  ///< a terminal that can redraw a line
  bool color = false;
  int width = 100;
};

/// The environment variables that matter, read once so that tests can inject them.
struct TerminalVariables {
  std::optional<std::string> no_color;
  std::optional<std::string> term;
  static TerminalVariables from_environment();
};

/// Colours: --color decides; with auto, a terminal without NO_COLOR (https://no-color.org) and TERM=dumb.
bool wants_color(ColorChoice choice, bool is_terminal, const TerminalVariables& variables);

/// Of a file descriptor, usually 1 or 2.
Terminal terminal(int descriptor, ColorChoice choice);

}  // namespace rehearse::cli
