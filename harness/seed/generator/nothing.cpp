#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class Nothing : public Generator {
 public:
  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    for (std::size_t i = 0; i < rows.size(); ++i) out.add_null();
  }
};

}  // namespace

GeneratorPtr nothing() {
  return std::make_shared<Nothing>();
}

}  // namespace rehearse::seed::generator
