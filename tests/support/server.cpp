#include "support/server.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>

namespace rehearse::test {

const Endpoint& endpoint() {
  static const Endpoint shared{std::getenv("REHEARSE_TEST_SOCKET"), 5432, "postgres", "owner"};
  return shared;
}

provision::Database fresh_database() {
  static std::atomic<int> number = 0;
  return {endpoint(), "test_" + std::to_string(getpid()) + "_" + std::to_string(++number)};
}

}  // namespace rehearse::test
