// What the tab key offers, generated from the command line itself.
#pragma once

#include <string>

namespace CLI {
class App;
}

namespace rehearse::cli {

/// A script for bash, and for zsh with its bashcompinit: commands, their options, and values where an option
/// has a fixed set; file names elsewhere.
std::string bash_completions(const CLI::App& root);

}  // namespace rehearse::cli
