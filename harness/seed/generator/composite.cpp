#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

// record_send(): number of attributes, then type and field of each.
class Composite : public Generator {
 public:
  explicit Composite(std::vector<std::pair<Oid, GeneratorPtr>> attributes)
      : attributes_(std::move(attributes)) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    ColumnBuffer field;
    std::string value;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      value.assign(4, '\0');
      put_big_endian(value.data(), static_cast<std::int32_t>(attributes_.size()));
      for (const auto& [type, values] : attributes_) {
        field.clear();
        values->fill(rows.subspan(i, 1), field);
        value.resize(value.size() + 4);
        put_big_endian(value.data() + value.size() - 4, type.value);
        value += field.field(0);
      }
      out.add(value);
    }
  }

 private:
  std::vector<std::pair<Oid, GeneratorPtr>> attributes_;
};

}  // namespace

GeneratorPtr composite(std::vector<std::pair<Oid, GeneratorPtr>> attributes) {
  return std::make_shared<Composite>(std::move(attributes));
}

}  // namespace rehearse::seed::generator
