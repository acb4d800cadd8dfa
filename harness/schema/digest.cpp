#include <fmt/format.h>
#include <xxhash.h>

#include <memory>

#include "schema/compare.h"

namespace rehearse::schema {

namespace {

class Hash {
 public:
  Hash() : state_(XXH3_createState()) { XXH3_128bits_reset(state_.get()); }

  // The length goes first, or ("ab", "c") and ("a", "bc") would be the same.
  void add(std::string_view text) {
    add(text.size());
    XXH3_128bits_update(state_.get(), text.data(), text.size());
  }
  void add(std::size_t number) { XXH3_128bits_update(state_.get(), &number, sizeof number); }

  [[nodiscard]] std::string hex() const {
    const XXH128_hash_t value = XXH3_128bits_digest(state_.get());
    return fmt::format("{:016x}{:016x}", value.high64, value.low64);
  }

 private:
  struct Free {
    void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
  };
  std::unique_ptr<XXH3_state_t, Free> state_;
};

}  // namespace

std::string digest(const std::vector<SchemaObject>& objects) {
  Hash hash;
  for (const SchemaObject& object : objects) {
    hash.add(object.kind);
    hash.add(object.identity);
    hash.add(object.attributes.size());
    for (const auto& [name, value] : object.attributes) {
      hash.add(name);
      hash.add(value);
    }
  }
  return hash.hex();
}

}  // namespace rehearse::schema
