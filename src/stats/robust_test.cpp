#include "stats/robust.h"

#include <limits>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::stats {
namespace {

constexpr double kTolerance = 1e-12;  // rounding

// median 3, absolute deviations 2 1 0 1 97: their median is 1.
TEST(FitRobustScale, IsSolvedByHandAndAnOutlierDoesNotMoveIt) {
  const RobustScale scale = FitRobustScale(std::vector<double>{1, 2, 3, 4, 100});
  EXPECT_EQ(scale.median, 3);
  EXPECT_NEAR(scale.mad, 1.482602218505602, kTolerance);
}

TEST(RobustZ, DoesNotChangeWithShiftAndScale) {
  const RobustZResult one = RobustZ(std::vector<double>{1, 2, 3, 4, 100});
  const RobustZResult other = RobustZ(std::vector<double>{13, 16, 19, 22, 310});
  ASSERT_EQ(one.status, RobustZStatus::kScaled);
  for (std::size_t index = 0; index < one.z.size(); ++index) {
    EXPECT_NEAR(one.z[index], other.z[index], kTolerance);
  }
  EXPECT_NEAR(one.z[4], 97 / 1.482602218505602, kTolerance);
}

TEST(RobustZ, HasNoScaleWhenMostValuesAreEqual) {
  const RobustZResult result = RobustZ(std::vector<double>{5, 5, 5, 9});
  EXPECT_EQ(result.status, RobustZStatus::kNoSpread);
  EXPECT_TRUE(result.z.empty());
  EXPECT_EQ(result.scale.median, 5);
  EXPECT_EQ(result.scale.mad, 0);
}

TEST(RobustZ, RefusesMissingValues) {
  EXPECT_THROW(RobustZ({}), Error);
  EXPECT_THROW(RobustZ(std::vector<double>{1, std::numeric_limits<double>::infinity()}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
