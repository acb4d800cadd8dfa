#include <array>
#include <bit>

#include "seed/value_type.h"

namespace rehearse::seed {

namespace {

constexpr std::uint64_t kNumericBase = 10'000;
constexpr std::uint16_t kNumericNegative = 0x4000;

// numeric_send(): digit count, weight, sign, decimals, then digits of base 10000 that align with the
// decimal point (src/backend/utils/adt/numeric.c).
void encode_numeric(std::int64_t ordinal, int scale, ColumnBuffer& out) {
  std::uint64_t rest =
      ordinal < 0 ? 0U - static_cast<std::uint64_t>(ordinal) : static_cast<std::uint64_t>(ordinal);
  const int padding = (4 - scale % 4) % 4;
  std::array<std::uint16_t, 8> digits{};
  std::size_t count = 0;
  if (padding > 0) {  // the lowest digit carries fewer than four decimals
    static constexpr std::array<std::uint64_t, 4> kPowers{1, 10, 100, 1'000};
    const std::uint64_t kept = kPowers[static_cast<std::size_t>(4 - padding)];
    digits[count++] = static_cast<std::uint16_t>(rest % kept * kPowers[static_cast<std::size_t>(padding)]);
    rest /= kept;
  }
  for (; rest > 0; rest /= kNumericBase) digits[count++] = static_cast<std::uint16_t>(rest % kNumericBase);
  const int fractional = (scale + 3) / 4;
  char* to = out.add(8 + 2 * count);
  put_big_endian(to, static_cast<std::uint16_t>(count));
  put_big_endian(to + 2, static_cast<std::int16_t>(static_cast<int>(count) - fractional - 1));
  put_big_endian(to + 4, ordinal < 0 ? kNumericNegative : std::uint16_t{0});
  put_big_endian(to + 6, static_cast<std::uint16_t>(scale));
  for (std::size_t i = 0; i < count; ++i) put_big_endian(to + 8 + 2 * i, digits[count - 1 - i]);
}

// Time, days, months.
void encode_interval(std::int64_t micros, ColumnBuffer& out) {
  char* to = out.add(16);
  put_big_endian(to, micros);
  put_big_endian(to + 8, std::int64_t{0});
}

// Time, and seconds west of Greenwich.
void encode_timetz(std::int64_t micros, ColumnBuffer& out) {
  char* to = out.add(12);
  put_big_endian(to, micros);
  put_big_endian(to + 8, std::int32_t{0});
}

// The bytes in order; what we number begins behind a prefix that no vendor shares.
void encode_mac(std::int64_t number, int bytes, ColumnBuffer& out) {
  constexpr std::int64_t kPrefix = 0x08;
  std::array<char, 8> whole{};
  put_big_endian(whole.data(), kPrefix << (8 * (bytes - 1)) | number);
  out.add(std::string_view(whole.data() + 8 - bytes, static_cast<std::size_t>(bytes)));
}

template <typename Integer>
void encode_integers(std::span<const std::int64_t> ordinals, ColumnBuffer& out) {
  for (const std::int64_t ordinal : ordinals) out.add_integer(static_cast<Integer>(ordinal));
}

template <typename Real, typename Bits>
void encode_reals(const ValueType& type, std::span<const std::int64_t> ordinals, ColumnBuffer& out) {
  const auto divisor = static_cast<double>(unit(type));
  for (const std::int64_t ordinal : ordinals) {
    out.add_integer(std::bit_cast<Bits>(static_cast<Real>(static_cast<double>(ordinal) / divisor)));
  }
}

}  // namespace

void encode_ordinals(const ValueType& type, std::span<const std::int64_t> ordinals, ColumnBuffer& out) {
  switch (type.scalar) {
    case Scalar::int2:
      return encode_integers<std::int16_t>(ordinals, out);
    case Scalar::int4:
    case Scalar::date:
      return encode_integers<std::int32_t>(ordinals, out);
    case Scalar::oid:
      return encode_integers<std::uint32_t>(ordinals, out);
    case Scalar::float4:
      return encode_reals<float, std::uint32_t>(type, ordinals, out);
    case Scalar::float8:
      return encode_reals<double, std::uint64_t>(type, ordinals, out);
    case Scalar::numeric:
      for (const std::int64_t ordinal : ordinals) encode_numeric(ordinal, type.scale, out);
      return;
    case Scalar::timetz:
      for (const std::int64_t ordinal : ordinals) encode_timetz(ordinal, out);
      return;
    case Scalar::macaddr:
    case Scalar::macaddr8:
      for (const std::int64_t ordinal : ordinals)
        encode_mac(ordinal, type.scalar == Scalar::macaddr ? 6 : 8, out);
      return;
    case Scalar::interval:
      for (const std::int64_t ordinal : ordinals) encode_interval(ordinal, out);
      return;
    default:  // int8, money, time, timestamp
      return encode_integers<std::int64_t>(ordinals, out);
  }
}

}  // namespace rehearse::seed
