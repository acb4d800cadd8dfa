#include "schema/not_null.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace rehearse::schema {
namespace {

const SchemaObject kConstraint{
    "constraint", "public.t.t_a_not_null", {{"type", "not null"}, {"columns", "a"}}};
const SchemaObject kNullable{"column", "public.t.a", {{"not null", "false"}}};
const SchemaObject kNotNull{"column", "public.t.a", {{"not null", "true"}}};

Changes lost(const SchemaObject& object) {
  Changes changes;
  changes.lost.push_back(&object);
  return changes;
}

TEST(NotNull, OfAColumnThatTellsItIsLeftOut) {
  Changes changes = lost(kConstraint);
  changes.altered.emplace_back(&kNotNull, &kNullable);
  fold_not_null(changes);
  EXPECT_THAT(changes.lost, testing::IsEmpty());
}

TEST(NotNull, OfALostColumnIsLeftOut) {
  Changes changes = lost(kConstraint);
  changes.lost.push_back(&kNotNull);
  fold_not_null(changes);
  EXPECT_THAT(changes.lost, testing::ElementsAre(&kNotNull));
}

TEST(NotNull, OfADomainThatTellsItIsLeftOut) {
  const SchemaObject constraint{"constraint", "public.d.d_not_null", {{"type", "not null"}}};
  const SchemaObject before{"type", "public.d", {{"not null", "true"}}};
  const SchemaObject after{"type", "public.d", {}};
  Changes changes = lost(constraint);
  changes.altered.emplace_back(&before, &after);
  fold_not_null(changes);
  EXPECT_THAT(changes.lost, testing::IsEmpty());
}

// A second constraint of another name, or one that is not inherited, makes no column nullable.
TEST(NotNull, OfAColumnThatStaysAsItIsStays) {
  Changes changes = lost(kConstraint);
  fold_not_null(changes);
  EXPECT_THAT(changes.lost, testing::ElementsAre(&kConstraint));
}

TEST(NotNull, OtherConstraintsOfTheColumnStay) {
  const SchemaObject check{"constraint", "public.t.k", {{"type", "check"}, {"columns", "a"}}};
  Changes changes = lost(check);
  changes.altered.emplace_back(&kNotNull, &kNullable);
  fold_not_null(changes);
  EXPECT_THAT(changes.lost, testing::ElementsAre(&check));
}

}  // namespace
}  // namespace rehearse::schema
