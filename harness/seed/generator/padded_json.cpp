#include <fmt/format.h>

#include <algorithm>

#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

constexpr std::string_view kJsonbVersion{"\1", 1};  // of jsonb's binary form: the text follows
constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyz012345";

// {"n":1,"note":"..."}: jsonb adds headers of four bytes per key and value, and a numeric of eight to twelve,
// and leaves the punctuation out (src/include/utils/jsonb.h).
constexpr int kBinaryRest = 40;
constexpr int kTextRest = 24;

class PaddedJson : public Generator {
 public:
  PaddedJson(bool binary, int width, Stream stream)
      : binary_(binary),
        filler_(static_cast<std::size_t>(std::max(width - (binary ? kBinaryRest : kTextRest), 0))),
        stream_(stream) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    fmt::memory_buffer text;
    for (const std::int64_t row : rows) {
      text.clear();
      if (binary_) text.append(kJsonbVersion);
      fmt::format_to(std::back_inserter(text), R"({{"n":{},"note":")", row);
      std::uint64_t random = stream_.at(row);
      for (std::size_t i = 0; i < filler_; ++i) {
        text.push_back(kLetters[random & 31U]);
        random = i % 12 == 11 ? mix(random + 1) : random >> 5U;
      }
      text.append(std::string_view("\"}"));
      out.add({text.data(), text.size()});
    }
  }

 private:
  bool binary_;
  std::size_t filler_;
  Stream stream_;
};

}  // namespace

GeneratorPtr padded_json(bool binary, int width, Stream stream) {
  return std::make_shared<PaddedJson>(binary, width, stream);
}

}  // namespace rehearse::seed::generator
