#include "profile/significant.h"

#include <gtest/gtest.h>

#include <limits>

namespace rehearse::profile {
namespace {

TEST(Significant, KeepsSoManyDigits) {
  EXPECT_DOUBLE_EQ(significant(0.00123456), 0.001235);
  EXPECT_DOUBLE_EQ(significant(-123456), -123500);
  EXPECT_DOUBLE_EQ(significant(7.123, 2), 7.1);
  EXPECT_EQ(significant(0), 0);
  EXPECT_EQ(significant(std::numeric_limits<double>::infinity()), 0);
}

}  // namespace
}  // namespace rehearse::profile
