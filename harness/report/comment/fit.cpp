#include "report/comment/fit.h"

#include <algorithm>
#include <numeric>

namespace rehearse::report::comment {

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;  // all but continuation bytes
  }));
}

std::string fit(const std::vector<std::string>& pieces, const std::string& pointer, const std::string& footer,
                std::size_t most) {
  const std::size_t all =
      std::accumulate(pieces.begin(), pieces.end(), characters(footer),
                      [](std::size_t sum, const std::string& piece) { return sum + characters(piece); });
  if (all <= most) return std::accumulate(pieces.begin(), pieces.end(), std::string()) + footer;
  std::size_t used = characters(pointer) + characters(footer);
  std::string result;
  for (const std::string& piece : pieces) {
    used += characters(piece);
    if (used > most) break;
    result += piece;
  }
  return result + pointer + footer;
}

}  // namespace rehearse::report::comment
