#include "measure/quantity.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::measure {
namespace {

using numerics::Distribution;

TEST(Band, HasTheSpreadOfItsMeaning) {
  EXPECT_NEAR(BandDistribution(0, 6, BandMeaning::kLimits).uncertainty(), std::sqrt(3.0), 1e-15);
  EXPECT_NEAR(BandDistribution(0, 6, BandMeaning::kAef).uncertainty(), std::sqrt(3.0), 1e-15);
  // 3 / 1.6449 and 3 / 1.9600: tables of the normal distribution.
  EXPECT_NEAR(BandDistribution(0, 6, BandMeaning::kCoverage90).uncertainty(), 1.823870, 1e-6);
  EXPECT_NEAR(BandDistribution(0, 6, BandMeaning::kCoverage95).uncertainty(), 1.530640, 1e-6);
  EXPECT_EQ(BandDistribution(2, 4, BandMeaning::kCoverage95).mean(), 3);
}

TEST(Band, WithoutWidthIsAPoint) {
  EXPECT_TRUE(BandDistribution(2, 2, BandMeaning::kLimits).is_point());
  EXPECT_TRUE(BandDistribution(2, 2, BandMeaning::kCoverage90).is_point());
}

TEST(Band, RefusesReversedEnds) {
  EXPECT_THROW(BandDistribution(3, 2, BandMeaning::kAef), Error);
  EXPECT_THROW(BandDistribution(std::nan(""), 2, BandMeaning::kAef), Error);
}

Quantity Share(Distribution distribution) {
  Quantity quantity;
  quantity.id = "p";
  quantity.share = true;
  quantity.distribution = std::move(distribution);
  return quantity;
}

TEST(Share, StaysWithinZeroAndOne) {
  EXPECT_NO_THROW(CheckShare(Share(Distribution::Rectangular(0, 1))));
  EXPECT_NO_THROW(CheckShare(Share(Distribution::Normal(0.5, 0.1))));
  EXPECT_NO_THROW(CheckShare(Share(Distribution::Beta(0.9, 0.2))));
  EXPECT_THROW(CheckShare(Share(Distribution::Rectangular(0.5, 1.1))), Error);
  EXPECT_THROW(CheckShare(Share(Distribution::Point(-0.1))), Error);
  EXPECT_THROW(CheckShare(Share(Distribution::Normal(0.9, 0.1))), Error);
  Quantity count = Share(Distribution::Point(12));
  count.share = false;
  EXPECT_NO_THROW(CheckShare(count));
}

}  // namespace
}  // namespace doelmaat::measure
