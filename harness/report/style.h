// Colour for terminals. It never carries meaning alone: without it the same words are there.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/outcome.h"

namespace rehearse::report {

class Style {
 public:
  explicit Style(bool color) : color_(color) {}

  [[nodiscard]] std::string bold(std::string_view text) const { return wrapped("1", text); }
  [[nodiscard]] std::string dim(std::string_view text) const { return wrapped("2", text); }
  [[nodiscard]] std::string red(std::string_view text) const { return wrapped("1;31", text); }
  [[nodiscard]] std::string green(std::string_view text) const { return wrapped("32", text); }
  [[nodiscard]] std::string yellow(std::string_view text) const { return wrapped("33", text); }
  [[nodiscard]] std::string blue(std::string_view text) const { return wrapped("34", text); }

  /// In the colour of the verdict or severity.
  [[nodiscard]] std::string of(Verdict verdict, std::string_view text) const;
  [[nodiscard]] std::string of(Severity severity, std::string_view text) const;

 private:
  [[nodiscard]] std::string wrapped(std::string_view code, std::string_view text) const;

  bool color_;
};

}  // namespace rehearse::report
