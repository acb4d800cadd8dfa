#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

class Uuid : public Generator {
 public:
  explicit Uuid(Stream stream) : high_(stream.child("high")), low_(stream.child("low")) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    for (const std::int64_t row : rows) {
      char* to = out.add(16);
      // Version 4 and the variant of RFC 4122 in their places.
      put_big_endian(to, (high_.at(row) & 0xFFFFFFFFFFFF0FFFU) | 0x4000U);
      put_big_endian(to + 8, (low_.at(row) & 0x3FFFFFFFFFFFFFFFU) | 0x8000000000000000U);
    }
  }

 private:
  Stream high_;
  Stream low_;
};

}  // namespace

GeneratorPtr uuid(Stream stream) {
  return std::make_shared<Uuid>(stream);
}

}  // namespace rehearse::seed::generator
