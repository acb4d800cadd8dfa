#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class Listed : public Generator {
 public:
  explicit Listed(std::vector<std::string> values) : values_(std::move(values)) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    for (const std::int64_t row : rows) out.add(values_[static_cast<std::size_t>(row) % values_.size()]);
  }

 private:
  std::vector<std::string> values_;
};

}  // namespace

GeneratorPtr listed(std::vector<std::string> values) {
  return std::make_shared<Listed>(std::move(values));
}

}  // namespace rehearse::seed::generator
