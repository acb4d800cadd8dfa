#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class Sampled : public Generator {
 public:
  Sampled(std::shared_ptr<const Sample> sample, std::size_t column)
      : sample_(std::move(sample)), column_(column) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    // A query without rows gives NULLs; the column's NOT NULL then speaks for itself.
    const bool empty = column_ >= sample_->columns.size() || sample_->columns[column_].size() == 0;
    for (const std::int64_t row : rows) {
      if (empty) {
        out.add_null();
      } else {
        const ColumnBuffer& fields = sample_->columns[column_];
        out.add_field(fields.field(static_cast<std::size_t>(row) % fields.size()));
      }
    }
  }

 private:
  std::shared_ptr<const Sample> sample_;
  std::size_t column_;
};

}  // namespace

GeneratorPtr sampled(std::shared_ptr<const Sample> sample, std::size_t column) {
  return std::make_shared<Sampled>(std::move(sample), column);
}

}  // namespace rehearse::seed::generator
