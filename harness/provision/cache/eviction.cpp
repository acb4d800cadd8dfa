#include "provision/cache/eviction.h"

#include <algorithm>

namespace rehearse::provision {

namespace {

constexpr std::int64_t kMostByDefault = 20LL * 1'024 * 1'024 * 1'024;

}  // namespace

std::vector<std::string> to_evict(std::vector<StoredState> states, Bytes wanted, Bytes limit) {
  std::sort(states.begin(), states.end(),
            [](const StoredState& a, const StoredState& b) { return a.used < b.used; });
  std::int64_t total = wanted.value;
  for (const StoredState& state : states) total += state.size.value;
  std::vector<std::string> keys;
  for (const StoredState& state : states) {
    if (total <= limit.value) break;
    total -= state.size.value;
    keys.push_back(state.key);
  }
  return keys;
}

Bytes default_limit(Bytes available) {
  return {std::min(available.value / 10, kMostByDefault)};
}

}  // namespace rehearse::provision
