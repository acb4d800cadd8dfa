#include "report/comment/fit.h"

#include <numeric>

#include "report/text.h"

namespace rehearse::report::comment {

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
