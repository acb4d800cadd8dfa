#pragma once

#include <string_view>

#include "rehearse/listener.h"

namespace rehearse::cli {

/// Shows notes on stderr, and nothing else: for commands whose work takes a second or two.
class NoteListener : public Listener {
 public:
  void note(std::string_view message) override;
};

/// "note: ...", on stderr.
void write_note(std::string_view message);
void write_warning(std::string_view message);

}  // namespace rehearse::cli
