#include "cli/note_listener.h"

#include <fmt/format.h>

#include "cli/printable.h"
#include "cli/progress_listener.h"

namespace rehearse::cli {

void NoteListener::note(std::string_view message) {
  write_note(message);
}

void write_note(std::string_view message) {
  write_to_stderr(fmt::format("note: {}\n", printable(message)));
}

void write_warning(std::string_view message) {
  write_to_stderr(fmt::format("warning: {}\n", printable(message)));
}

}  // namespace rehearse::cli
