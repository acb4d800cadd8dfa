#include "seed/generators.h"

namespace rehearse::seed::generator {

namespace {

// network_send(): family, bits, is it a cidr, length, address (src/backend/utils/adt/network.c).
constexpr char kFamilyV4 = 2;
constexpr std::uint32_t kPrivate = 10U << 24U;
constexpr std::uint32_t kHosts = (1U << 24U) - 1;

class Network : public Generator {
 public:
  Network(bool cidr, Stream stream) : cidr_(cidr), salt_(static_cast<std::uint32_t>(stream.key())) {}

  void fill(RowNumbers rows, ColumnBuffer& out) const override {
    for (const std::int64_t row : rows) {
      // Times an odd number is a bijection on 24 bits. A cidr keeps 16 of them.
      const auto host = (static_cast<std::uint32_t>(row) * 0x9E3779B1U + salt_) & kHosts;
      char* to = out.add(8);
      to[0] = kFamilyV4;
      to[1] = cidr_ ? 24 : 32;
      to[2] = cidr_ ? 1 : 0;
      to[3] = 4;
      put_big_endian(to + 4, kPrivate | (cidr_ ? host << 8U & kHosts : host));
    }
  }

 private:
  bool cidr_;
  std::uint32_t salt_;
};

}  // namespace

GeneratorPtr network(bool cidr, Stream stream) {
  return std::make_shared<Network>(cidr, stream);
}

}  // namespace rehearse::seed::generator
