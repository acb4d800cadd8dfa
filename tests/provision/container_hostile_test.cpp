// Whoever has become the superuser of a server in a container, and so runs programs there, is still inside.
#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <memory>
#include <string>

#include "pg/connection.h"
#include "provision/backend_under_test.h"
#include "provision/sandbox.h"
#include "provision/start.h"

namespace rehearse::provision {
namespace {

namespace fs = std::filesystem;

// One server for all attempts.
struct ServerInContainer {
  explicit ServerInContainer(const BackendUnderTest& backend) {
    setenv("REHEARSE_TMPDIR", sandbox.work_root().c_str(), 1);
    Listener silent;
    server = provision::start(spec_of(backend), silent);
    unsetenv("REHEARSE_TMPDIR");
    admin = std::make_unique<pg::Connection>(pg::as_superuser(server->endpoint(), "postgres"));
    admin->query("CREATE TABLE said (line text)");
  }

  Sandbox sandbox;
  std::unique_ptr<Server> server;
  std::unique_ptr<pg::Connection> admin;
};

class HostileContainer : public WithBackend {
 protected:
  void SetUp() override {
    WithBackend::SetUp();
    if (!IsSkipped() && !HasFatalFailure() && !container_)
      container_ = std::make_unique<ServerInContainer>(GetParam());
  }
  static void TearDownTestSuite() { container_.reset(); }
  // What a program says that the server starts.
  [[nodiscard]] std::string output_of(const std::string& program) {
    container_->admin->query("TRUNCATE said");
    container_->admin->query("COPY said FROM PROGRAM " + pg::quote_literal(program));
    return std::string(container_->admin->query("SELECT string_agg(line, ' ') FROM said").text(0, 0));
  }

  static std::unique_ptr<ServerInContainer> container_;
};

std::unique_ptr<ServerInContainer> HostileContainer::container_;

TEST_P(HostileContainer, HasNoPrivileges) {
  EXPECT_NE(output_of("id -u"), "0");
  EXPECT_EQ(output_of("grep CapEff /proc/self/status | grep -o '[0-9a-f]*$'"), "0000000000000000");
  EXPECT_EQ(output_of("grep NoNewPrivs /proc/self/status | grep -o '.$'"), "1");
}

TEST_P(HostileContainer, HasNoNetworkButItself) {
  EXPECT_EQ(output_of("grep -c : /proc/net/dev"), "1");
}

TEST_P(HostileContainer, CannotChangeItsImage) {
  EXPECT_EQ(output_of("touch /usr/bin/evil 2>/dev/null || echo refused"), "refused");
  EXPECT_EQ(output_of("touch /etc/passwd 2>/dev/null || echo refused"), "refused");
}

TEST_P(HostileContainer, SeesNothingOfTheMachineButTheFoldersOfItsServer) {
  const fs::path outside = container_->sandbox.work_root() / "outside";
  EXPECT_EQ(output_of("touch " + outside.string() + " 2>/dev/null || echo refused"), "refused");
  EXPECT_FALSE(fs::exists(outside));
  const fs::path lease = container_->sandbox.work_folder() / "lease";
  ASSERT_TRUE(fs::exists(lease));
  EXPECT_EQ(output_of("test -e " + lease.string() + " || echo unseen"), "unseen");
}

const auto kEngineName = [](const auto& tested) { return tested.param.name; };
INSTANTIATE_TEST_SUITE_P(Docker, HostileContainer, testing::Values(BackendUnderTest{"docker"}), kEngineName);
INSTANTIATE_TEST_SUITE_P(Podman, HostileContainer, testing::Values(BackendUnderTest{"podman"}), kEngineName);

}  // namespace
}  // namespace rehearse::provision
