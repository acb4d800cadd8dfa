#include "report/page/drawing.h"

#include <fmt/format.h>

#include <algorithm>

namespace rehearse::report::page {

namespace {

std::string px(int value) {
  return std::to_string(value);
}

}  // namespace

std::string percent(double share) {
  return fmt::format("{:.2f}%", share * 100);
}

Element rect(double from, double to, int y, int height, std::string_view kind) {
  const double width = std::max(to - from, kNarrowest);
  return Element("rect", {{"x", percent(std::min(from, 1 - width))},
                          {"y", px(y)},
                          {"width", percent(width)},
                          {"height", px(height)},
                          {"class", std::string(kind)}});
}

Element label_at(double share, int y, std::string_view kind, std::string_view text) {
  return Element("text", {{"x", percent(share)}, {"y", px(y)}, {"class", std::string(kind)}}, text);
}

Element vertical(double share, int from, int to, std::string_view kind) {
  const std::string x = percent(share);
  return Element("line",
                 {{"x1", x}, {"x2", x}, {"y1", px(from)}, {"y2", px(to)}, {"class", std::string(kind)}});
}

Element described(const std::string& words) {
  return Element("g", {{"class", "bar"}, {"tabindex", "0"}, {"role", "img"}, {"aria-label", words}});
}

}  // namespace rehearse::report::page
