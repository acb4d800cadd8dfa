#include <numeric>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

// array_send(): dimensions, has NULLs, element type, then size and lower bound of each dimension
// (src/backend/utils/adt/arrayfuncs.c). An empty array has no dimension.
class Array : public Generator {
 public:
  Array(Oid element, GeneratorPtr values, int least, int most, Stream stream)
      : element_(element), values_(std::move(values)), least_(least), most_(most), stream_(stream) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    ColumnBuffer elements;
    std::vector<std::int64_t> numbers;
    for (const std::int64_t row : rows) {
      const std::int64_t count = least_ + stream_.below(row, most_ - least_ + 1);
      numbers.resize(static_cast<std::size_t>(count));
      std::iota(numbers.begin(), numbers.end(), row * (most_ + 1));
      elements.clear();
      values_->fill(numbers, elements);
      write(elements, out);
    }
  }

 private:
  void write(const ColumnBuffer& elements, ColumnBuffer& out) const {
    std::size_t bytes = elements.size() == 0 ? 12 : 20;
    for (std::size_t i = 0; i < elements.size(); ++i) bytes += elements.field(i).size();
    char* to = out.add(bytes);
    put_big_endian<std::int32_t>(to, elements.size() == 0 ? 0 : 1);
    put_big_endian<std::int32_t>(to + 4, 0);
    put_big_endian(to + 8, element_.value);
    if (elements.size() == 0) return;
    put_big_endian(to + 12, static_cast<std::int32_t>(elements.size()));
    put_big_endian<std::int32_t>(to + 16, 1);
    to += 20;
    for (std::size_t i = 0; i < elements.size(); ++i) {
      const std::string_view field = elements.field(i);
      std::memcpy(to, field.data(), field.size());
      to += field.size();
    }
  }

  Oid element_;
  GeneratorPtr values_;
  int least_;
  int most_;
  Stream stream_;
};

}  // namespace

GeneratorPtr array(Oid element, GeneratorPtr values, int least, int most, Stream stream) {
  return std::make_shared<Array>(element, std::move(values), least, most, stream);
}

}  // namespace rehearse::seed::generator
