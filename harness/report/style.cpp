#include "report/style.h"

#include <fmt/format.h>

namespace rehearse::report {

std::string Style::wrapped(std::string_view code, std::string_view text) const {
  return color_ && !text.empty() ? fmt::format("\x1b[{}m{}\x1b[0m", code, text) : std::string(text);
}

std::string Style::of(Verdict verdict, std::string_view text) const {
  switch (verdict) {
    case Verdict::pass:
      return green(text);
    case Verdict::warn:
      return yellow(text);
    case Verdict::skipped:
      return dim(text);
    default:
      return red(text);
  }
}

std::string Style::of(Severity severity, std::string_view text) const {
  switch (severity) {
    case Severity::error:
      return red(text);
    case Severity::warning:
      return yellow(text);
    default:
      return dim(text);
  }
}

}  // namespace rehearse::report
