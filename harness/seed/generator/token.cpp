#include <algorithm>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

constexpr std::string_view kDigits = "0123456789abcdefghijklmnopqrstuvwxyz";
constexpr int kWidestToken = 12;  // 36^12 fits 63 bits; more width becomes filler

// Lower case only, so that the values stay distinct under lower() and citext.
class Token : public Generator {
 public:
  Token(int width, Stream stream)
      : width_(std::max(width, 1)), capacity_(token_capacity(width_)), stream_(stream) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    const auto capacity = static_cast<std::uint64_t>(capacity_);
    const std::uint64_t shift = stream_.key() % capacity;
    for (const std::int64_t row : rows) {
      char* to = out.add(static_cast<std::size_t>(width_));
      // Times a number without the factors 2 and 3 is a bijection modulo a power of 36.
      auto rest = static_cast<std::uint64_t>((static_cast<Uint128>(row) * kMultiplier + shift) % capacity);
      for (int i = std::min(width_, kWidestToken) - 1; i >= 0; --i) {
        to[i] = kDigits[rest % kDigits.size()];
        rest /= kDigits.size();
      }
      for (int i = kWidestToken; i < width_; ++i)
        to[i] = kDigits[(stream_.at(row) >> (i % 8 * 8)) % kDigits.size()];
    }
  }

 private:
  static constexpr std::uint64_t kMultiplier = 0x9E3779B97F4A7C15U % 4'738'381'338'321'616'896U / 6 * 6 + 1;

  int width_;
  std::int64_t capacity_;
  Stream stream_;
};

}  // namespace

std::int64_t token_capacity(int width) {
  std::int64_t capacity = 1;
  for (int i = 0; i < std::min(std::max(width, 1), kWidestToken); ++i) capacity *= 36;
  return capacity;
}

GeneratorPtr token(int width, Stream stream) {
  return std::make_shared<Token>(width, stream);
}

}  // namespace rehearse::seed::generator
