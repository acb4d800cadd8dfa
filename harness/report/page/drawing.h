// Shapes of the drawings: widths are shares, so that a drawing fits any screen, heights are pixels.
#pragma once

#include <string>
#include <string_view>

#include "report/page/element.h"

namespace rehearse::report::page {

/// The smallest share of the width that can still be seen.
inline constexpr double kNarrowest = 0.004;

/// "12.34%", as SVG takes it.
std::string percent(double share);

Element rect(double from, double to, int y, int height, std::string_view kind);
Element label_at(double share, int y, std::string_view kind, std::string_view text);
Element vertical(double share, int from, int to, std::string_view kind);
/// A group that tells on hover and on focus what it is; script.js shows it.
Element described(const std::string& words);

}  // namespace rehearse::report::page
