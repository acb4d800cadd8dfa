#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class Resized : public Generator {
 public:
  Resized(GeneratorPtr values, const ValueType& to) : values_(std::move(values)), to_(to) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    ColumnBuffer fields;
    values_->fill(rows, fields);
    for (std::size_t i = 0; i < fields.size(); ++i) {
      if (fields.null(i)) {
        out.add_null();
        continue;
      }
      const std::int64_t ordinal = read(fields.value(i));
      encode_ordinals(to_, std::span(&ordinal, 1), out);
    }
  }

 private:
  static std::int64_t read(std::string_view bytes) {
    // Starting from the sign makes any width come out right.
    auto value = static_cast<std::uint64_t>((bytes.front() & 0x80) != 0 ? -1 : 0);
    for (const char c : bytes) value = value << 8U | static_cast<unsigned char>(c);
    return static_cast<std::int64_t>(value);
  }

  GeneratorPtr values_;
  ValueType to_;
};

}  // namespace

GeneratorPtr resized(GeneratorPtr values, const ValueType& to) {
  return std::make_shared<Resized>(std::move(values), to);
}

}  // namespace rehearse::seed::generator
