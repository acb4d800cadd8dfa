#include "schema/grants.h"

#include <gmock/gmock.h>

namespace rehearse::schema {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(Grants, AreReadRoleByRole) {
  EXPECT_THAT(
      parse_grants("PUBLIC: no EXECUTE; app: INSERT, SELECT with grant option by admin"),
      ElementsAre(Grant{"PUBLIC", "EXECUTE", true, false, ""}, Grant{"app", "INSERT", false, false, ""},
                  Grant{"app", "SELECT", false, true, "admin"}));
  EXPECT_THAT(parse_grants(""), IsEmpty());
}

TEST(Grants, CompareAsSets) {
  const auto changes = compare_grants("app: INSERT, SELECT", "app: SELECT; web: SELECT");
  EXPECT_THAT(changes.gone, ElementsAre(Grant{"app", "INSERT", false, false, ""}));
  EXPECT_THAT(changes.come, ElementsAre(Grant{"web", "SELECT", false, false, ""}));
}

}  // namespace
}  // namespace rehearse::schema
