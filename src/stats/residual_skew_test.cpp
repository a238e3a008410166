#include "stats/residual_skew.h"

#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::stats {
namespace {

constexpr double kTolerance = 1e-13;  // rounding of ten terms

const std::vector<double> kResiduals = {-1.2, -0.7, -0.4, -0.3, 0.1, 0.2, 0.5, 1.9, 2.4, -0.9};

// mpmath 1.3.0 with 40 digits.
TEST(TestResidualSkew, MatchesAComputationInFortyDigits) {
  const ResidualSkew skew = TestResidualSkew(kResiduals);
  EXPECT_EQ(skew.status, ResidualSkewStatus::kRightSide);
  EXPECT_NEAR(*skew.skewness, 0.8636515909813804, kTolerance);
  EXPECT_NEAR(*skew.m3t, 1.1149694095988088, kTolerance);
  EXPECT_NEAR(*skew.p_value, 0.1324317653660340, kTolerance);
}

TEST(TestResidualSkew, IgnoresShiftAndScaleAndTurnsWithTheSign) {
  std::vector<double> moved;
  std::vector<double> turned;
  for (const double residual : kResiduals) {
    moved.push_back(3 + 50 * residual);
    turned.push_back(-residual);
  }
  const ResidualSkew skew = TestResidualSkew(kResiduals);
  EXPECT_NEAR(*TestResidualSkew(moved).m3t, *skew.m3t, kTolerance);
  const ResidualSkew other = TestResidualSkew(turned);
  EXPECT_EQ(other.status, ResidualSkewStatus::kWrongSide);
  EXPECT_NEAR(*other.m3t, -*skew.m3t, kTolerance);
  EXPECT_NEAR(*other.p_value, 1 - *skew.p_value, kTolerance);
}

TEST(TestResidualSkew, SymmetricResidualsAreOnTheWrongSide) {
  const ResidualSkew skew = TestResidualSkew(std::vector<double>{-2, -1, 0, 1, 2});
  EXPECT_EQ(skew.status, ResidualSkewStatus::kWrongSide);
  EXPECT_EQ(*skew.p_value, 0.5);
}

TEST(TestResidualSkew, SaysWhyThereIsNoStatistic) {
  EXPECT_EQ(TestResidualSkew(std::vector<double>{1, 2}).status, ResidualSkewStatus::kTooFew);
  EXPECT_EQ(TestResidualSkew(std::vector<double>(9, 0.1)).status, ResidualSkewStatus::kNoSpread);
  EXPECT_EQ(TestResidualSkew(std::vector<double>(9, 0)).status, ResidualSkewStatus::kNoSpread);
  EXPECT_FALSE(TestResidualSkew(std::vector<double>(9, 0.1)).p_value.has_value());
}

TEST(TestResidualSkew, RefusesMissingValues) {
  EXPECT_THROW(
      TestResidualSkew(std::vector<double>{1, 2, std::numeric_limits<double>::quiet_NaN()}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
