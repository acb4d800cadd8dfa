#include <algorithm>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class ChoiceByWeight : public Generator {
 public:
  ChoiceByWeight(const std::vector<std::pair<std::string, double>>& weighted, Stream stream)
      : stream_(stream) {
    double total = 0;
    for (const auto& [value, weight] : weighted) {
      total += std::max(weight, 0.0);
      values_.push_back(value);
      limits_.push_back(total);
    }
    for (double& limit : limits_) limit = total > 0 ? limit / total : 1.0;
  }

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    for (const std::int64_t row : rows) {
      const auto limit = std::upper_bound(limits_.begin(), limits_.end(), stream_.unit(row));
      const auto index = static_cast<std::size_t>(limit - limits_.begin());
      out.add(values_[std::min(index, values_.size() - 1)]);
    }
  }

 private:
  std::vector<std::string> values_;
  std::vector<double> limits_;  ///< cumulated, the last is 1
  Stream stream_;
};

}  // namespace

GeneratorPtr choice(const std::vector<std::pair<std::string, double>>& weighted, Stream stream) {
  return std::make_shared<ChoiceByWeight>(weighted, stream);
}

}  // namespace rehearse::seed::generator
