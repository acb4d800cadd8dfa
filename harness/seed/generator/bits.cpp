#include <algorithm>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

constexpr int kWidest = 62;  // bits that tell rows apart; more width becomes filler

// bit_send(): the number of bits, then bytes, the first bit highest (src/backend/utils/adt/varbit.c).
class Bits : public Generator {
 public:
  Bits(int width, Stream stream)
      : width_(std::max(width, 1)), stream_(stream), order_(bits_capacity(width_), stream.child("order")) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    const auto bytes = static_cast<std::size_t>((width_ + 7) / 8);
    for (const std::int64_t row : rows) {
      char* to = out.add(4 + bytes);
      put_big_endian(to, static_cast<std::int32_t>(width_));
      std::fill_n(to + 4, bytes, '\0');
      const auto number = static_cast<std::uint64_t>(order_.at(row % bits_capacity(width_)));
      for (int i = 0; i < width_; ++i) {
        const bool set = i < kWidest ? (number >> i & 1U) != 0 : (stream_.at(row) >> (i % 64) & 1U) != 0;
        if (set) to[4 + i / 8] = static_cast<char>(to[4 + i / 8] | 0x80 >> i % 8);
      }
    }
  }

 private:
  int width_;
  Stream stream_;
  Permutation order_;
};

}  // namespace

std::int64_t bits_capacity(int width) {
  return std::int64_t{1} << std::clamp(width, 1, kWidest);
}

GeneratorPtr bits(int width, Stream stream) {
  return std::make_shared<Bits>(width, stream);
}

}  // namespace rehearse::seed::generator
