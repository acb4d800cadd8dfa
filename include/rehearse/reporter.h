// A reporter renders a finished report. It is pure, so a saved run renders the same on any machine.
#pragma once

#include <string>
#include <string_view>

#include "rehearse/report.h"

namespace rehearse {

struct RenderOptions {
  bool color = false;
  int width = 100;          ///< columns of the terminal
  bool every_step = false;  ///< lock timelines of all steps, not of failing ones alone
};

struct Reporter {
  std::string_view format;  ///< --format <format>
  std::string_view file_extension;
  std::string (*render)(const Report&, const RenderOptions&);
  /// What `rehearse run --<format> FILE` says in --help; empty: there is no such option.
  std::string_view summary{};
};

}  // namespace rehearse
