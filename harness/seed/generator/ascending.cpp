#include <algorithm>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class Ascending : public Generator {
 public:
  Ascending(const ValueType& type, OrdinalRange range, std::int64_t rows, Stream stream)
      : type_(type),
        range_(range),
        rows_(std::max<std::int64_t>(rows, 1)),
        step_(static_cast<double>(range.high - range.low) / static_cast<double>(rows_)),
        stream_(stream) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    for (const std::int64_t row : rows) {
      // Within a step and a half of its place: neighbours may change order, as concurrent inserts do.
      const double place = static_cast<double>(row % rows_) + 1.5 * stream_.unit(row);
      const std::int64_t value = range_.low + static_cast<std::int64_t>(place * step_);
      const std::int64_t ordinal = std::min(value, range_.high);
      encode_ordinals(type_, std::span(&ordinal, 1), out);
    }
  }

 private:
  ValueType type_;
  OrdinalRange range_;
  std::int64_t rows_;
  double step_;
  Stream stream_;
};

}  // namespace

GeneratorPtr ascending(const ValueType& type, OrdinalRange range, std::int64_t rows, Stream stream) {
  return std::make_shared<Ascending>(type, range, rows, stream);
}

}  // namespace rehearse::seed::generator
