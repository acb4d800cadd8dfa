#include "provision/container/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/utsname.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "os/temp_folder.h"
#include "provision/container/backend.h"
#include "rehearse/error.h"

namespace rehearse::provision {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

std::string kernel() {
  utsname name{};
  return uname(&name) == 0 ? name.release : "";
}

// Each client here is a shell script that answers what the test wants to hear.
class EngineTest : public testing::Test {
 protected:
  EngineTest() {
    path_ = std::getenv("PATH");
    setenv("PATH", (folder_.path().string() + ":" + path_).c_str(), 1);
  }
  ~EngineTest() override { setenv("PATH", path_.c_str(), 1); }

  void client(const std::string& name, const std::string& script) const {
    const fs::path file = folder_.path() / name;
    std::ofstream(file) << "#!/bin/sh\n" << script << "\n";
    fs::permissions(file, fs::perms::owner_all);
  }
  void docker(const std::string& info, const std::string& host = "unix:///var/run/docker.sock") const {
    client("docker",
           "case $1 in info) printf '" + info + "' ;; context) echo '" + host + "' ;; *) exit 1 ;; esac");
  }
  static Error refusal(const std::string& name) {
    try {
      Engine(name).examine();
    } catch (const Error& error) {
      return error;
    }
    return {ErrorKind::bug, "nothing was refused"};
  }
  os::TempFolder folder_;
  std::string path_;
  Listener silent_;
};

TEST_F(EngineTest, ADaemonOfThisMachineWillDo) {
  docker("27.1\\t" + kernel() + "\\t[name=seccomp,profile=default]");
  Engine engine("docker");
  EXPECT_EQ(engine.examine(), "docker 27.1");
  EXPECT_FALSE(engine.maps_users());
}

TEST_F(EngineTest, OneThatCannotShareItsFoldersWithUsIsRefusedWithTheReason) {
  docker("27.1\\t" + kernel() + "\\t[]", "ssh://somebody@elsewhere");
  EXPECT_THAT(refusal("docker").what(), HasSubstr("ssh://somebody@elsewhere"));
  docker("27.1\\t1.2.3-linuxkit\\t[]");
  EXPECT_THAT(refusal("docker").what(), HasSubstr("virtual machine"));
  docker("27.1\\t" + kernel() + "\\t[name=seccomp,profile=builtin name=rootless]");
  EXPECT_THAT(refusal("docker").what(), HasSubstr("other users"));
}

TEST_F(EngineTest, OneThatDoesNotAnswerIsAnEnvironmentError) {
  client("docker", "echo 'Cannot connect to the Docker daemon' >&2; exit 1");
  const Error error = refusal("docker");
  EXPECT_EQ(error.kind(), ErrorKind::environment);
  EXPECT_THAT(error.what(), HasSubstr("Cannot connect to the Docker daemon"));
}

TEST_F(EngineTest, AMissingClientIsNamed) {
  setenv("PATH", folder_.path().c_str(), 1);
  EXPECT_THAT(refusal("podman").what(), HasSubstr("'podman' is not in PATH"));
}

TEST_F(EngineTest, AClientThatHangsIsEnded) {
  client("docker", "sleep 600");
  EXPECT_TRUE(Engine("docker").call({"ps"}, Millis{50}).timed_out);
}

TEST_F(EngineTest, PodmanWithoutRootKeepsUsers) {
  client("podman",
         "case $3 in *IsRemote*) echo false ;; *) printf '4.3\\t" + kernel() + "\\tname=rootless' ;; esac");
  Engine engine("podman");
  engine.examine();
  EXPECT_TRUE(engine.maps_users());
}

TEST_F(EngineTest, AnImageSaysItsVersionAndIsNeverPulledUnasked) {
  client(
      "docker",
      "case $1 in pull) touch '" + (folder_.path() / "pulled").string() +
          "' ;; image) printf 'sha256:abc\\nPATH=/bin\\nPG_MAJOR=16\\nPG_VERSION=16.4-1.pgdg120+1' ;; esac");
  const Image image = Engine("docker").image("postgis/postgis:16-3.4", false, silent_);
  EXPECT_EQ(image.id, "sha256:abc");
  EXPECT_EQ(image.version, "16.4");
  EXPECT_EQ(image.major, 16);
  EXPECT_FALSE(fs::exists(folder_.path() / "pulled"));
  static_cast<void>(Engine("docker").image("postgis/postgis:16-3.4", true, silent_));
  EXPECT_TRUE(fs::exists(folder_.path() / "pulled"));
}

TEST_F(EngineTest, AnImageWithoutThoseVariablesIsAsked) {
  client("docker",
         "case $1 in image) printf 'sha256:abc\\nPATH=/bin' ;; run) echo 'postgres (PostgreSQL) 17.2 "
         "(Debian)' ;; esac");
  EXPECT_EQ(Engine("docker").image("own", false, silent_).version, "17.2");
  client("docker", "case $1 in image) printf 'sha256:abc\\nPATH=/bin' ;; run) exit 127 ;; esac");
  EXPECT_THROW(static_cast<void>(Engine("docker").image("own", false, silent_)), Error);
}

TEST(ContainerImage, IsTheOfficialOneOfTheVersionUnlessItIsNamed) {
  ServerSpec spec;
  EXPECT_EQ(image_of(spec), "postgres:17");
  spec.postgres = "14";
  EXPECT_EQ(image_of(spec), "postgres:14");
  spec.postgres = "/usr/lib/postgresql/14/bin";
  EXPECT_THROW(image_of(spec), Error);
  spec.image = "own:1";
  EXPECT_EQ(image_of(spec), "own:1");
}

}  // namespace
}  // namespace rehearse::provision
