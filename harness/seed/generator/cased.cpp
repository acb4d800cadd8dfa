#include <algorithm>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class Cased : public Generator {
 public:
  Cased(GeneratorPtr values, LetterCase letters) : values_(std::move(values)), letters_(letters) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    ColumnBuffer fields;
    values_->fill(rows, fields);
    std::string text;
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields.null(i)) {
        out.add_null();
        continue;
      }
      text = fields.value(i);
      std::transform(text.begin(), text.end(), text.begin(), [this](char c) { return converted(c); });
      out.add(text);
    }
  }

 private:
  [[nodiscard]] char converted(char c) const {
    if (letters_ == LetterCase::lower && c >= 'A' && c <= 'Z') return static_cast<char>(c - 'A' + 'a');
    if (letters_ == LetterCase::upper && c >= 'a' && c <= 'z') return static_cast<char>(c - 'a' + 'A');
    return c;
  }

  GeneratorPtr values_;
  LetterCase letters_;
};

}  // namespace

GeneratorPtr cased(GeneratorPtr values, LetterCase letters) {
  return std::make_shared<Cased>(std::move(values), letters);
}

}  // namespace rehearse::seed::generator
