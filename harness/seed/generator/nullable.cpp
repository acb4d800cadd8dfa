#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class Nullable : public Generator {
 public:
  Nullable(GeneratorPtr values, double share, Stream stream)
      : values_(std::move(values)), share_(share), stream_(stream) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    std::vector<std::int64_t> present;
    present.reserve(rows.size());
    for (const std::int64_t row : rows) {
      if (stream_.unit(row) >= share_) present.push_back(row);
    }
    ColumnBuffer fields;
    values_->fill(present, fields);
    std::size_t next = 0;
    for (const std::int64_t row : rows) {
      if (next < present.size() && present[next] == row) {
        out.add_field(fields.field(next++));
      } else {
        out.add_null();
      }
    }
  }

 private:
  GeneratorPtr values_;
  double share_;
  Stream stream_;
};

}  // namespace

GeneratorPtr nullable(GeneratorPtr values, double share, Stream stream) {
  if (share <= 0) return values;
  return std::make_shared<Nullable>(std::move(values), share, stream);
}

}  // namespace rehearse::seed::generator
