#include "profile/value_kind.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace rehearse::profile {
namespace {

TEST(ValueKindOfType, KnowsTheServersOwnTypes) {
  EXPECT_EQ(scalar_kind("int8", 'b'), ValueKind::integer);
  EXPECT_EQ(scalar_kind("timestamptz", 'b'), ValueKind::timestamp);
  EXPECT_EQ(scalar_kind("money", 'b'), ValueKind::other);
  EXPECT_EQ(scalar_kind("", 'e'), ValueKind::label);
  EXPECT_EQ(scalar_kind("", 'b'), ValueKind::other);
}

TEST(ValueKindOfValues, IsGuessedOnlyWhenAllOfThemAgree) {
  const std::vector<std::pair<Literals, ValueKind>> cases{
      {{"1", "-20"}, ValueKind::integer},
      {{"1", "2.5"}, ValueKind::decimal},
      {{"t", "f"}, ValueKind::boolean},
      {{"2024-01-01"}, ValueKind::date},
      {{"2024-01-01 00:00:00+00"}, ValueKind::timestamp},
      {{"1", "two"}, ValueKind::text},
      {{"007"}, ValueKind::text},
      {{"1e5"}, ValueKind::text},
      {{"1", std::nullopt}, ValueKind::text},
      {{}, ValueKind::text},
  };
  for (const auto& [values, kind] : cases)
    EXPECT_EQ(guessed_kind(values), kind) << (values.empty() ? "none" : values.front().value_or("NULL"));
}

}  // namespace
}  // namespace rehearse::profile
