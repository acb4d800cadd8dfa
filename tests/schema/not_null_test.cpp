#include "schema/not_null.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "schema/support.h"

namespace rehearse::schema {
namespace {

using Objects = std::vector<SchemaObject>;

const SchemaObject kConstraint{
    "constraint", "public.t.t_a_not_null", {{"type", "not null"}, {"columns", "a"}}};
const SchemaObject kCheck{"constraint", "public.t.k", {{"type", "check"}, {"columns", "a"}}};
const SchemaObject kNullable{"column", "public.t.a", {{"not null", "false"}}};
const SchemaObject kNotNull{"column", "public.t.a", {{"not null", "true"}}};

std::vector<std::string> told(const Objects& before, const Objects& after) {
  std::vector<std::string> kinds;
  for (const SchemaDifference& difference : test::differences(before, after))
    kinds.push_back(difference.kind);
  return kinds;
}

TEST(NotNull, OfAColumnThatTellsItIsLeftOut) {
  EXPECT_THAT(told({kNotNull, kConstraint}, {kNullable}), testing::ElementsAre("column"));
  EXPECT_THAT(told({kNullable}, {kNotNull, kConstraint}), testing::ElementsAre("column"));
}

TEST(NotNull, OfALostColumnIsLeftOut) {
  EXPECT_THAT(told({kNotNull, kConstraint}, {}), testing::ElementsAre("column"));
}

TEST(NotNull, OfADomainThatTellsItIsLeftOut) {
  const SchemaObject constraint{"constraint", "public.d.d_not_null", {{"type", "not null"}}};
  const SchemaObject before{"type", "public.d", {{"not null", "true"}}};
  const SchemaObject after{"type", "public.d", {}};
  EXPECT_THAT(told({before, constraint}, {after}), testing::ElementsAre("type"));
}

// As where one is inherited, and another was declared.
TEST(NotNull, OfAColumnThatStaysAsItIsIsTold) {
  EXPECT_THAT(told({kNotNull, kConstraint}, {kNotNull}), testing::ElementsAre("constraint"));
}

TEST(NotNull, OtherConstraintsOfTheColumnAreTold) {
  EXPECT_THAT(told({kNotNull, kCheck}, {kNullable}), testing::UnorderedElementsAre("constraint", "column"));
}

}  // namespace
}  // namespace rehearse::schema
