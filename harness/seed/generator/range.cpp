#include <algorithm>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

constexpr char kLowerInclusive = 0x02;  // RANGE_LB_INC, src/include/utils/rangetypes.h

// range_send(): flags, then both bounds with their lengths.
class Range : public Generator {
 public:
  Range(const ValueType& bound, std::int64_t low, std::int64_t step)
      : bound_(bound), low_(low), step_(step) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    ColumnBuffer bounds;
    for (const std::int64_t row : rows) {
      const std::int64_t ends[] = {low_ + row * step_,
                                   low_ + row * step_ + std::max<std::int64_t>(step_ / 2, 1)};
      bounds.clear();
      encode_ordinals(bound_, ends, bounds);
      const std::string_view lower = bounds.field(0);
      const std::string_view upper = bounds.field(1);
      char* to = out.add(1 + lower.size() + upper.size());
      *to++ = kLowerInclusive;
      std::memcpy(to, lower.data(), lower.size());
      std::memcpy(to + lower.size(), upper.data(), upper.size());
    }
  }

 private:
  ValueType bound_;
  std::int64_t low_;
  std::int64_t step_;
};

}  // namespace

GeneratorPtr range(const ValueType& bound, std::int64_t low, std::int64_t step) {
  return std::make_shared<Range>(bound, low, step);
}

}  // namespace rehearse::seed::generator
