// What remains of containers after violent deaths: of the harness, and of harness and supervisor together.
#include "provision/container/gc.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <signal.h>
#include <unistd.h>

#include <string>

#include "os/process.h"
#include "provision/backend_under_test.h"
#include "provision/container/backend.h"
#include "provision/container/labels.h"
#include "provision/gc.h"
#include "provision/killed_harness.h"
#include "provision/sandbox.h"

namespace rehearse::provision {
namespace {

constexpr auto kPatience = std::chrono::seconds(20);

class KilledContainer : public WithBackend {
 protected:
  [[nodiscard]] LocalPlan plan() const {
    Listener silent;
    LocalPlan result = plan_container(GetParam().name, spec_of(GetParam()), silent);
    result.roots.work = sandbox_.work_root();
    result.roots.sockets = {sandbox_.work_root()};
    return result;
  }
  [[nodiscard]] std::string containers() const { return containers_below(GetParam(), sandbox_.work_root()); }
  [[nodiscard]] bool nothing_left() const { return sandbox_.empty() && containers().empty(); }

  Sandbox sandbox_;
  Listener silent_;
};

TEST_P(KilledContainer, ItsSupervisorRemovesItWhenTheHarnessIsKilledAtWork) {
  Harness harness(plan(), Moment::in_a_query);
  ASSERT_GT(harness.await_server(), 0);
  ASSERT_NE(containers(), "");
  harness.kill_it();
  EXPECT_TRUE(eventually([&] { return nothing_left(); }, kPatience)) << containers();
}

TEST_P(KilledContainer, ItsSupervisorRemovesItWhenTheHarnessIsKilledAtItsStart) {
  { const LocalServer first(plan(), silent_); }  // with initdb, so that the next goes straight to its start
  Harness harness(plan(), Moment::starting);
  ASSERT_TRUE(eventually([&] { return !containers().empty(); }, kPatience));
  harness.kill_it();
  EXPECT_TRUE(eventually([&] { return nothing_left(); }, kPatience)) << containers();
}

TEST_P(KilledContainer, GcRemovesItWhenTheSupervisorIsKilledToo) {
  Harness harness(plan(), Moment::idle);
  const pid_t supervisor = harness.await_server();
  ASSERT_GT(supervisor, 0);
  EXPECT_TRUE(collect_containers(GetParam().name).empty()) << "it is in use";
  kill(supervisor, SIGKILL);
  harness.kill_it();
  ASSERT_TRUE(eventually([&] { return kill(supervisor, 0) != 0; }, kPatience));
  const auto removed = collect_containers(GetParam().name);
  ASSERT_EQ(removed.size(), 1U);
  EXPECT_EQ(removed[0].problem, "");
  EXPECT_EQ(removed[0].name, sandbox_.work_folder().filename().string());
  collect_garbage({sandbox_.roots(), Millis{-1}});
  EXPECT_TRUE(nothing_left());
}

TEST_P(KilledContainer, ADeadContainerIsNoticed) {
  const LocalServer server(plan(), silent_);
  os::run({.argv = {GetParam().name, "kill", sandbox_.work_folder().filename().string()}});
  EXPECT_TRUE(eventually([&] { return !server.alive(); }, kPatience));
}

const auto kName = [](const auto& info) { return info.param.name; };
INSTANTIATE_TEST_SUITE_P(Docker, KilledContainer, testing::Values(BackendUnderTest{"docker"}), kName);
INSTANTIATE_TEST_SUITE_P(Podman, KilledContainer, testing::Values(BackendUnderTest{"podman"}), kName);

TEST(ContainerLabels, OnlyADeadProcessOfThisMachineAbandonsAContainer) {
  auto labels = labels_of("/var/tmp/rehearse-ab12cd34", getpid());
  EXPECT_FALSE(abandoned(labels));
  labels[kStartedLabel] = "1";
  EXPECT_TRUE(abandoned(labels)) << "another process has the number now";
  labels[kMachineLabel] = "another";
  EXPECT_FALSE(abandoned(labels)) << "its processes cannot be seen from here";
  EXPECT_FALSE(abandoned({{kOwnerLabel, "1"}})) << "not ours";
}

}  // namespace
}  // namespace rehearse::provision
