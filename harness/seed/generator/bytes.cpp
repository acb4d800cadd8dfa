#include <algorithm>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class RandomBytes : public Generator {
 public:
  RandomBytes(int width, Stream stream)
      : width_(static_cast<std::size_t>(std::max(width, 0))), stream_(stream) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    for (const std::int64_t row : rows) {
      char* to = out.add(width_);
      // The first eight bytes are a bijection of the row number, the others follow from them.
      std::uint64_t word = stream_.at(row);
      for (std::size_t i = 0; i < width_; ++i) {
        to[i] = static_cast<char>(word >> (i % 8 * 8));
        if (i % 8 == 7) word = mix(word);
      }
    }
  }

 private:
  std::size_t width_;
  Stream stream_;
};

}  // namespace

GeneratorPtr bytes(int width, Stream stream) {
  return std::make_shared<RandomBytes>(width, stream);
}

}  // namespace rehearse::seed::generator
