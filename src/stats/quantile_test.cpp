#include "stats/quantile.h"

#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::stats {
namespace {

// Rounding of a handful of operations on numbers under 20.
constexpr double kTolerance = 1e-13;

// By hand from Hyndman and Fan: with type 7 the place in order is 2.25 and 5.5.
TEST(Quantile, FollowsHyndmanAndFan) {
  const std::vector<double> values = {7, 1, 10, 4, 2, 16};
  EXPECT_NEAR(Quantile(values, 0.25, QuantileType::kType7), 2.5, kTolerance);
  EXPECT_NEAR(Quantile(values, 0.9, QuantileType::kType7), 13, kTolerance);
  // n p + p/4 + 3/8: 1.9375 and 6.0.
  EXPECT_NEAR(Quantile(values, 0.25, QuantileType::kType9), 1.9375, kTolerance);
  EXPECT_NEAR(Quantile(values, 0.9, QuantileType::kType9), 16, kTolerance);
  EXPECT_NEAR(Quantile(values, 0.5, QuantileType::kType9), 5.5, kTolerance);
}

TEST(Quantile, FollowsShiftAndScale) {
  const std::vector<double> values = {3, 1, 4, 1, 5, 9, 2, 6};
  std::vector<double> moved;
  for (const double value : values) {
    moved.push_back(2 * value + 10);
  }
  for (const QuantileType type : {QuantileType::kType7, QuantileType::kType9}) {
    for (const double p : {0.0, 0.05, 0.3, 0.5, 0.77, 1.0}) {
      EXPECT_NEAR(Quantile(moved, p, type), 2 * Quantile(values, p, type) + 10, 10 * kTolerance);
    }
  }
}

TEST(Quantile, EndsAreTheExtremesAndOneValueIsItself) {
  const std::vector<double> values = {5, -1, 3};
  for (const QuantileType type : {QuantileType::kType7, QuantileType::kType9}) {
    EXPECT_EQ(Quantile(values, 0, type), -1);
    EXPECT_EQ(Quantile(values, 1, type), 5);
    EXPECT_EQ(Quantile(std::vector<double>{8}, 0.3, type), 8);
  }
}

TEST(Quantile, RefusesWhatHasNoQuantile) {
  const std::vector<double> none;
  const std::vector<double> broken = {1, std::numeric_limits<double>::quiet_NaN(), 2};
  const std::vector<double> fine = {1, 2};
  EXPECT_THROW(Quantile(none, 0.5, QuantileType::kType7), Error);
  EXPECT_THROW(Quantile(broken, 0.5, QuantileType::kType7), Error);
  EXPECT_THROW(Quantile(fine, 1.1, QuantileType::kType7), Error);
  EXPECT_THROW(Quantile(fine, std::numeric_limits<double>::quiet_NaN(), QuantileType::kType7),
               Error);
}

TEST(Median, IsTheMiddle) {
  EXPECT_EQ(Median(std::vector<double>{3, 1, 2}), 2);
  EXPECT_EQ(Median(std::vector<double>{4, 1, 2, 3}), 2.5);
}

}  // namespace
}  // namespace doelmaat::stats
