#include "rehearse/error.h"

#include <utility>

namespace rehearse {

int exit_code(ErrorKind kind) {
  switch (kind) {
    case ErrorKind::usage:
      return 2;
    case ErrorKind::environment:
      return 3;
    case ErrorKind::nothing_selected:
      return 4;
    case ErrorKind::nothing_changed:
      return 0;
    case ErrorKind::interrupted:
      return 130;
    case ErrorKind::bug:
      break;
  }
  return 70;
}

Error::Error(ErrorKind kind, const std::string& message, std::string hint,
             std::optional<SourceLocation> location)
    : std::runtime_error(message), kind_(kind), hint_(std::move(hint)), location_(std::move(location)) {}

}  // namespace rehearse
