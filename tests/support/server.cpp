#include "support/server.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <memory>

#include "provision/start.h"

namespace rehearse::test {

namespace {

// REHEARSE_TEST_SOCKET names the socket folder of a server that runs already (superuser postgres,
// unprivileged role owner): for debugging, and for many short test runs in a row.
struct TestServer {
  TestServer() {
    if (const char* socket = std::getenv("REHEARSE_TEST_SOCKET")) {
      endpoint = {socket, 5432, "postgres", "owner"};
    } else {
      Listener silent;
      own = provision::start({}, silent);
      endpoint = own->endpoint();
    }
  }

  std::unique_ptr<Server> own;  // with the fast settings of Profile::seeding
  Endpoint endpoint;
};

}  // namespace

const Endpoint& endpoint() {
  static const TestServer server;
  return server.endpoint;
}

provision::Database fresh_database() {
  static std::atomic<int> number = 0;
  return {endpoint(), "test_" + std::to_string(getpid()) + "_" + std::to_string(++number)};
}

}  // namespace rehearse::test
