#include "provision/start.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "provision/catalogue.h"
#include "rehearse/error.h"

namespace rehearse::provision {
namespace {

using testing::HasSubstr;

const Provisioner& local_backend() {
  const auto& all = catalogue();
  return **std::find_if(all.begin(), all.end(), [](const auto* each) { return each->backend == "local"; });
}

TEST(Start, SuggestsTheBackendThatWasMeant) {
  ServerSpec spec;
  spec.backend = "locla";
  Listener silent;
  try {
    start(spec, silent);
    FAIL() << "nothing was refused";
  } catch (const Error& e) {
    EXPECT_EQ(e.kind(), ErrorKind::usage);
    EXPECT_THAT(e.what(), HasSubstr("did you mean 'local'?"));
  }
}

TEST(Start, GivesALocalServerByDefault) {
  Listener silent;
  const auto server = start({}, silent);
  EXPECT_TRUE(server->alive());
  EXPECT_EQ(server->facts().backend, "local");
}

TEST(Diagnose, FindsThisMachineFit) {
  for (const Diagnosis& each : local_backend().diagnose({}))
    EXPECT_TRUE(each.ok) << each.subject << each.detail;
}

TEST(Diagnose, NamesAVersionThatIsMissing) {
  ServerSpec spec;
  spec.postgres = "13000";
  const auto diagnoses = local_backend().diagnose(spec);
  EXPECT_TRUE(std::any_of(diagnoses.begin(), diagnoses.end(), [](const Diagnosis& each) {
    return !each.ok && each.detail.find("apt-get install postgresql-13000") != std::string::npos;
  }));
}

}  // namespace
}  // namespace rehearse::provision
