#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class Mapped : public Generator {
 public:
  Mapped(RowMap map, GeneratorPtr values) : map_(std::move(map)), values_(std::move(values)) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    std::vector<std::int64_t> numbers(rows.size());
    map_.apply(rows, numbers);
    values_->fill(numbers, out);
  }

 private:
  RowMap map_;
  GeneratorPtr values_;
};

}  // namespace

GeneratorPtr mapped(RowMap map, GeneratorPtr values) {
  return std::make_shared<Mapped>(std::move(map), std::move(values));
}

}  // namespace rehearse::seed::generator
