#include "support/server.h"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <stdexcept>

#include "provision/start.h"

namespace rehearse::test {

namespace {

const char* socket_of_running_server() {
  return wanted_postgres().empty() ? std::getenv("REHEARSE_TEST_SOCKET") : nullptr;
}

// REHEARSE_TEST_SOCKET names the socket folder of a server that runs already (superuser postgres,
// unprivileged role owner): for debugging, and for many short test runs in a row. Unless a version is
// asked for, which that server may not have.
struct TestServer {
  TestServer() {
    if (const char* socket = socket_of_running_server()) {
      endpoint = {socket, 5432, "postgres", "owner"};
      endpoint.seeder += std::to_string(getpid());  // others seed there at the same time
    } else {
      Listener silent;
      ServerSpec spec;
      spec.postgres = wanted_postgres();
      own = provision::start(spec, silent);
      endpoint = own->endpoint();
    }
  }

  std::unique_ptr<Server> own;  // with the fast settings of Profile::seeding
  Endpoint endpoint;
};

const TestServer& test_server() {
  static const TestServer server;
  return server;
}

}  // namespace

std::string wanted_postgres() {
  const char* wanted = std::getenv("REHEARSE_TEST_POSTGRES");
  return wanted == nullptr ? "" : wanted;
}

const Endpoint& endpoint() {
  return test_server().endpoint;
}

const Server& server() {
  if (!test_server().own) throw std::logic_error("this test needs a server of its own");
  return *test_server().own;
}

provision::Database fresh_database() {
  static std::atomic<int> number = 0;
  return {endpoint(), "test_" + std::to_string(getpid()) + "_" + std::to_string(++number)};
}

}  // namespace rehearse::test
