#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class Key : public Generator {
 public:
  Key(const ValueType& type, std::int64_t low, std::int64_t step) : type_(type), low_(low), step_(step) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    for (const std::int64_t row : rows) {
      const std::int64_t ordinal = low_ + row * step_;
      encode_ordinals(type_, std::span(&ordinal, 1), out);
    }
  }

 private:
  ValueType type_;
  std::int64_t low_;
  std::int64_t step_;
};

}  // namespace

GeneratorPtr key(const ValueType& type, std::int64_t low, std::int64_t step) {
  return std::make_shared<Key>(type, low, step);
}

}  // namespace rehearse::seed::generator
