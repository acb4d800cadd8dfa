#include <algorithm>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class Concatenated : public Generator {
 public:
  explicit Concatenated(std::vector<std::pair<std::int64_t, GeneratorPtr>> parts)
      : parts_(std::move(parts)) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const auto after =
          std::upper_bound(parts_.begin(), parts_.end(), rows[i],
                           [](std::int64_t row, const auto& part) { return row < part.first; });
      std::prev(after)->second->fill(rows.subspan(i, 1), out);
    }
  }

 private:
  std::vector<std::pair<std::int64_t, GeneratorPtr>> parts_;
};

}  // namespace

GeneratorPtr concatenated(std::vector<std::pair<std::int64_t, GeneratorPtr>> parts) {
  return std::make_shared<Concatenated>(std::move(parts));
}

}  // namespace rehearse::seed::generator
