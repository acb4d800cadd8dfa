// Randomness as a function: the value at (seed value, table, column, row) never depends on what was drawn
// before, so neither parallel streams nor their order change the data.
#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace rehearse::seed {

__extension__ typedef unsigned __int128 Uint128;

/// The finaliser of SplitMix64 (Steele, Lea, Flood 2014): a bijection on 64 bits with good avalanche.
constexpr std::uint64_t mix(std::uint64_t x) {
  x ^= x >> 30U;
  x *= 0xBF58476D1CE4E5B9U;
  x ^= x >> 27U;
  x *= 0x94D049BB133111EBU;
  return x ^ (x >> 31U);
}

/// `random` scaled to [0, size) by multiplication: no division, bias below 2^-40 for the sizes in use.
constexpr std::uint64_t scale_to(std::uint64_t random, std::uint64_t size) {
  return static_cast<std::uint64_t>((static_cast<Uint128>(random) * size) >> 64U);
}

/// A source of random numbers that is indexed instead of advanced.
class Stream {
 public:
  constexpr explicit Stream(std::uint64_t key = 0) : key_(mix(key + 0x9E3779B97F4A7C15U)) {}

  /// Another stream, independent of this one, for a name below it.
  [[nodiscard]] constexpr Stream child(std::string_view name) const {
    std::uint64_t hash = key_;
    for (const char c : name) hash = mix(hash ^ static_cast<unsigned char>(c));
    return Stream(hash + name.size());
  }
  [[nodiscard]] constexpr std::uint64_t at(std::int64_t row) const {
    return mix(key_ + static_cast<std::uint64_t>(row) * 0x9E3779B97F4A7C15U);
  }
  /// In [0, size).
  [[nodiscard]] constexpr std::int64_t below(std::int64_t row, std::int64_t size) const {
    return static_cast<std::int64_t>(scale_to(at(row), static_cast<std::uint64_t>(size)));
  }
  /// In [0, 1).
  [[nodiscard]] constexpr double unit(std::int64_t row) const {
    return static_cast<double>(at(row) >> 11U) * 0x1.0p-53;
  }
  [[nodiscard]] constexpr std::uint64_t key() const { return key_; }

 private:
  std::uint64_t key_;
};

/// A bijection on [0, size): a four-round Feistel network on the next even power of two, walked until the
/// result is inside. Uniqueness without any memory of what was used.
class Permutation {
 public:
  Permutation() = default;
  Permutation(std::int64_t size, Stream stream)
      : size_(static_cast<std::uint64_t>(size)),
        half_((static_cast<unsigned>(std::bit_width(size_ - 1)) + 1U) / 2U),
        mask_((std::uint64_t{1} << half_) - 1U),
        key_(stream.key()) {}

  [[nodiscard]] std::int64_t at(std::int64_t index) const {
    if (size_ <= 1) return 0;
    auto x = static_cast<std::uint64_t>(index);
    do {
      x = rounds(x);
    } while (x >= size_);
    return static_cast<std::int64_t>(x);
  }

 private:
  [[nodiscard]] std::uint64_t rounds(std::uint64_t x) const {
    std::uint64_t left = x >> half_;
    std::uint64_t right = x & mask_;
    for (std::uint64_t round = 0; round < 4; ++round) {
      const std::uint64_t next = left ^ (mix(right ^ (key_ + round)) & mask_);
      left = right;
      right = next;
    }
    return left << half_ | right;
  }

  std::uint64_t size_ = 0;
  unsigned half_ = 0;
  std::uint64_t mask_ = 0;
  std::uint64_t key_ = 0;
};

}  // namespace rehearse::seed
