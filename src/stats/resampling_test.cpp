#include "stats/resampling.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::stats {
namespace {

TEST(Turn, IsItsOwnInverse) {
  EXPECT_EQ(Turn(0.5, Orientation::kInput), 2);
  EXPECT_EQ(Turn(2, Orientation::kInput), 0.5);
  EXPECT_EQ(Turn(1.5, Orientation::kOutput), 1.5);
}

TEST(TooManyFailed, IsMoreThanOneInAHundred) {
  EXPECT_FALSE(TooManyFailed(0, 2));
  EXPECT_TRUE(TooManyFailed(1, 99));
  EXPECT_FALSE(TooManyFailed(1, 100));
  EXPECT_TRUE(TooManyFailed(21, 2000));
  EXPECT_FALSE(TooManyFailed(20, 2000));
}

TEST(CheckReplications, RefusesWhatHasNoSpread) {
  EXPECT_THROW(CheckReplications(0), Error);
  EXPECT_THROW(CheckReplications(1), Error);
  EXPECT_NO_THROW(CheckReplications(2));
}

TEST(CheckLevels, RefusesWhatIsNoChance) {
  for (const double level : {0.0, 1.0, -0.1, 1.5, std::numeric_limits<double>::quiet_NaN()}) {
    const double levels[] = {0.9, level};
    EXPECT_THROW(CheckLevels(levels), Error) << level;
  }
  const double levels[] = {0.9, 0.95};
  EXPECT_NO_THROW(CheckLevels(levels));
}

}  // namespace
}  // namespace doelmaat::stats
