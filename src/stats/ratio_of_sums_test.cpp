#include "stats/ratio_of_sums.h"

#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::stats {
namespace {

PairSums SumsOf(const std::vector<std::pair<double, double>>& units) {
  PairSums sums;
  for (const auto& [x, y] : units) {
    ++sums.units;
    sums.x += x;
    sums.y += y;
    sums.xx += x * x;
    sums.xy += x * y;
    sums.yy += y * y;
  }
  return sums;
}

// By hand: x 1 2 3, y 2 5 5; r = 12/6 = 2; residuals 0 1 -1; se = sqrt(3/2 x 2) / 6 = sqrt(3) / 6.
TEST(EstimateRatio, IsWhatIsFoundByHand) {
  const RatioEstimate estimate = EstimateRatio(SumsOf({{1, 2}, {2, 5}, {3, 5}}));
  EXPECT_EQ(estimate.status, RatioStatus::kEstimated);
  EXPECT_NEAR(estimate.ratio, 2, 1e-12);
  EXPECT_NEAR(estimate.standard_error, std::sqrt(3.0) / 6, 1e-12);
}

// By hand: x 1 2 3, y 2 5 5 (residuals 0 1 -1) with x 1 1 1, y 1 2 3 (residuals -1 0 1): products
// 0 0 -1, so that the correlation is -1 / sqrt(2 x 2).
TEST(CorrelateRatios, IsWhatIsFoundByHand) {
  const PairSums a = SumsOf({{1, 2}, {2, 5}, {3, 5}});
  const PairSums b = SumsOf({{1, 1}, {1, 2}, {1, 3}});
  EXPECT_NEAR(CorrelateRatios(a, b, {6, 1 + 4 + 9, 12, 2 + 10 + 15}), -0.5, 1e-12);
}

TEST(CorrelateRatios, OfASampleWithItselfIsOne) {
  const PairSums a = SumsOf({{1, 2}, {2, 5}, {3, 5}});
  EXPECT_NEAR(CorrelateRatios(a, a, {a.xx, a.xy, a.xy, a.yy}), 1, 1e-12);
  const PairSums even = SumsOf({{1, 2}, {2, 4}, {3, 6}});
  EXPECT_EQ(CorrelateRatios(even, even, {even.xx, even.xy, even.xy, even.yy}), 0);
}

TEST(CorrelateRatios, RefusesOtherUnits) {
  const PairSums a = SumsOf({{1, 2}, {2, 5}, {3, 5}});
  EXPECT_THROW(CorrelateRatios(a, SumsOf({{1, 2}, {2, 5}}), {}), Error);
}

// With equal sizes the ratio is a mean: its error is that of a mean.
TEST(EstimateRatio, IsTheMeanWhenSizesAreEqual) {
  const RatioEstimate estimate = EstimateRatio(SumsOf({{1, 3}, {1, 5}, {1, 10}}));
  EXPECT_NEAR(estimate.ratio, 6, 1e-12);
  EXPECT_NEAR(estimate.standard_error, std::sqrt(13.0 / 3), 1e-12);
}

TEST(EstimateRatio, FollowsTheUnitOfTheAmount) {
  const RatioEstimate euro = EstimateRatio(SumsOf({{1, 2}, {2, 5}, {3, 5}}));
  const RatioEstimate cents = EstimateRatio(SumsOf({{1, 200}, {2, 500}, {3, 500}}));
  EXPECT_NEAR(cents.ratio, 100 * euro.ratio, 1e-9);
  EXPECT_NEAR(cents.standard_error, 100 * euro.standard_error, 1e-9);
}

TEST(EstimateRatio, HasNoErrorOfOneUnitAndNoneWhenAllCostTheSame) {
  EXPECT_EQ(EstimateRatio(SumsOf({{2, 5}})).status, RatioStatus::kTooFewUnits);
  EXPECT_NEAR(EstimateRatio(SumsOf({{2, 5}})).ratio, 2.5, 1e-12);
  EXPECT_NEAR(EstimateRatio(SumsOf({{2, 5}, {4, 10}, {6, 15}})).standard_error, 0, 1e-7);
}

TEST(EstimateRatio, RefusesFaultySums) {
  for (PairSums sums : {PairSums{0, 1, 1, 1, 1, 1},
                        PairSums{2, 0, 1, 1, 1, 1},
                        PairSums{2, 1, std::numeric_limits<double>::infinity(), 1, 1, 1},
                        PairSums{2, 1, 1, -1, 1, 1}}) {
    EXPECT_THROW(EstimateRatio(sums), Error);
  }
}

}  // namespace
}  // namespace doelmaat::stats
