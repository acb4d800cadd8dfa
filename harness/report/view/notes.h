// What the reader must know to trust the rest: what was accepted, not observed, not seeded, not used.
#pragma once

#include <string>
#include <vector>

#include "rehearse/report.h"

namespace rehearse::report::view {

struct Note {
  std::string kind;  ///< "accepted", "skipped", "not observed", ...
  std::string text;
};

std::vector<Note> notes_of(const Report& report);

}  // namespace rehearse::report::view
