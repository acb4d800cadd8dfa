// The backends that this machine can offer, for the one suite that all of them pass.
#pragma once

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <ostream>
#include <string>

#include "rehearse/scenario.h"

namespace rehearse::provision {

struct BackendUnderTest {
  std::string name;
  friend std::ostream& operator<<(std::ostream& out, const BackendUnderTest& backend) {
    return out << backend.name;
  }
};

/// Why the backend cannot be tested here; nothing when it can. For a container engine this makes the image of
/// docker/build-image, unless that is there.
std::optional<std::string> missing(const BackendUnderTest& backend);

/// True when the environment says that it must not be missing: REHEARSE_REQUIRE_DOCKER and so on.
bool required(const BackendUnderTest& backend);

/// What a scenario would say to have it.
ServerSpec spec_of(const BackendUnderTest& backend);

/// Tests that need it are skipped with the reason, or fail where it must not be missing.
class WithBackend : public testing::TestWithParam<BackendUnderTest> {
 protected:
  void SetUp() override {
    const auto reason = missing(GetParam());
    if (!reason) return;
    if (required(GetParam())) FAIL() << *reason;
    GTEST_SKIP() << *reason;
  }
};

/// What the engine says of the containers of ours that work in a folder below this one, a line each.
std::string containers_below(const BackendUnderTest& backend, const std::filesystem::path& folder);

}  // namespace rehearse::provision
