#include "seed/pattern.h"

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class Pattern : public Generator {
 public:
  explicit Pattern(PatternPart part) : part_(std::move(part)) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    std::string text;
    for (const std::int64_t row : rows) {
      text.clear();
      auto number = static_cast<std::uint64_t>(row);
      compose_pattern(part_, number, text);
      out.add(text);
    }
  }

 private:
  PatternPart part_;
};

}  // namespace

GeneratorPtr pattern(PatternPart part) {
  return std::make_shared<Pattern>(std::move(part));
}

}  // namespace rehearse::seed::generator
