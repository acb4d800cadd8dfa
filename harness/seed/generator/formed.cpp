#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class Formed : public Generator {
 public:
  explicit Formed(TextForm form) : form_(std::move(form)) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    for (const std::int64_t row : rows) {
      if (const std::string* literal = form_.literal(row)) {
        out.add(*literal);
        continue;
      }
      const int length = form_.length(row);
      form_.write(row, out.add(static_cast<std::size_t>(length)), length);
    }
  }

 private:
  TextForm form_;
};

}  // namespace

GeneratorPtr formed(TextForm form) {
  return std::make_shared<Formed>(std::move(form));
}

}  // namespace rehearse::seed::generator
