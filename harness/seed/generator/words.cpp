#include <algorithm>
#include <array>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

constexpr std::array<std::string_view, 32> kWords{
    "amber", "basin", "cedar", "delta",  "ember",  "fjord",   "grove", "haven",  "inlet",  "jetty", "knoll",
    "ledge", "maple", "north", "ocean",  "plain",  "quiet",   "river", "stone",  "tidal",  "under", "valley",
    "water", "young", "zonal", "bright", "copper", "distant", "early", "forest", "gentle", "hollow"};

class Words : public Generator {
 public:
  Words(int least, int average, int most, Stream stream)
      : least_(std::max(least, 0)), most_(std::max(most, least_)), stream_(stream) {
    average_ = std::clamp(average, least_, most_);
  }

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    std::string text;
    for (const std::int64_t row : rows) {
      compose(row, text);
      out.add(text);
    }
  }

 private:
  void compose(std::int64_t row, std::string& text) const {
    const std::size_t length = wanted(row);
    std::uint64_t random = mix(stream_.at(row) + 1);
    text.clear();
    while (text.size() < length) {
      if (!text.empty()) text += ' ';
      text += kWords[random % kWords.size()];
      random = random >> 5U | mix(random) << 59U;
    }
    text.resize(length);
    if (!text.empty() && text.back() == ' ') text.back() = 'e';
  }

  // Between half and one and a half times the average.
  [[nodiscard]] std::size_t wanted(std::int64_t row) const {
    const std::int64_t spread = std::min({average_ / 2, average_ - least_, most_ - average_});
    return static_cast<std::size_t>(average_ - spread + stream_.below(row, 2 * spread + 1));
  }

  int least_;
  int average_ = 0;
  int most_;
  Stream stream_;
};

}  // namespace

GeneratorPtr words(int least, int average, int most, Stream stream) {
  return std::make_shared<Words>(least, average, most, stream);
}

}  // namespace rehearse::seed::generator
