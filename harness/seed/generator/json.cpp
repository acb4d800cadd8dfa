#include <fmt/format.h>

#include <array>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

constexpr std::array<std::string_view, 8> kTags{"new", "sale", "gift", "bulk", "web", "store", "vip", "test"};
constexpr std::string_view kVersion{"\1", 1};  // of jsonb's binary form: the text follows

// Compact on purpose: parsing JSON is a third of the server's cost per row already.
class Json : public Generator {
 public:
  Json(bool binary, bool array, Stream stream) : binary_(binary), array_(array), stream_(stream) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    fmt::memory_buffer text;
    for (const std::int64_t row : rows) {
      text.clear();
      if (binary_) text.append(kVersion);
      const std::uint64_t random = stream_.at(row);
      const std::string_view first = kTags[random % kTags.size()];
      const std::string_view second = kTags[(random >> 8U) % kTags.size()];
      if (array_) {
        fmt::format_to(std::back_inserter(text), R"([{},"{}"])", row, first);
      } else {
        fmt::format_to(std::back_inserter(text), R"({{"n":{},"tags":["{}","{}"]}})", row, first, second);
      }
      out.add({text.data(), text.size()});
    }
  }

 private:
  bool binary_;
  bool array_;
  Stream stream_;
};

}  // namespace

GeneratorPtr json(bool binary, bool array, Stream stream) {
  return std::make_shared<Json>(binary, array, stream);
}

}  // namespace rehearse::seed::generator
