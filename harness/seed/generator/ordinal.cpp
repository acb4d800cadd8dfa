#include <algorithm>
#include <array>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

constexpr std::size_t kBlock = 256;  // ordinals at a time, on the stack

class Ordinal : public Generator {
 public:
  Ordinal(const ValueType& type, OrdinalRange range, Shape shape, Stream stream)
      : type_(type), low_(range.low), size_(range.high - range.low + 1), shape_(shape), stream_(stream) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    std::array<std::int64_t, kBlock> values;
    while (!rows.empty()) {
      const std::size_t count = std::min(rows.size(), kBlock);
      for (std::size_t i = 0; i < count; ++i)
        values[i] = shape_ == Shape::even ? even(rows[i]) : low(rows[i]);
      encode_ordinals(type_, std::span(values.data(), count), out);
      rows = rows.subspan(count);
    }
  }

 private:
  [[nodiscard]] std::int64_t even(std::int64_t row) const { return low_ + stream_.below(row, size_); }
  // The cube of a uniform number: half of the values lie in the lowest eighth, as with prices.
  [[nodiscard]] std::int64_t low(std::int64_t row) const {
    const double u = stream_.unit(row);
    return low_ + std::min(static_cast<std::int64_t>(u * u * u * static_cast<double>(size_)), size_ - 1);
  }

  ValueType type_;
  std::int64_t low_;
  std::int64_t size_;
  Shape shape_;
  Stream stream_;
};

}  // namespace

GeneratorPtr ordinal(const ValueType& type, OrdinalRange range, Shape shape, Stream stream) {
  return std::make_shared<Ordinal>(type, range, shape, stream);
}

}  // namespace rehearse::seed::generator
