#include "stats/sample_summary.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"

namespace doelmaat::stats {
namespace {

std::vector<double> SortedNormals(std::size_t count) {
  numerics::RandomStream stream(7, "sample_summary_test", 0);
  std::vector<double> values(count);
  std::generate(values.begin(), values.end(), [&] { return stream.Normal(); });
  std::sort(values.begin(), values.end());
  return values;
}

// NIST StRD, univariate, NumAcc3: mean 1000000.2, sd 0.1 exactly.
TEST(MeanAndSd, KeepsDigitsOfNumAcc3) {
  std::vector<double> values = {1000000.2};
  for (int pair = 0; pair < 500; ++pair) {
    values.push_back(1000000.1);
    values.push_back(1000000.3);
  }
  const MeanAndSd moments = MeanAndSdOf(values);
  EXPECT_NEAR(moments.mean, 1000000.2, 1e-9);
  EXPECT_NEAR(moments.sd, 0.1, 1e-9);  // the values themselves are rounded to 1e-10
}

TEST(MeanAndSd, FollowsShiftAndScaleAndHasNoSpreadOfOne) {
  const MeanAndSd plain = MeanAndSdOf(std::vector<double>{1, 2, 4});
  const MeanAndSd moved = MeanAndSdOf(std::vector<double>{13, 16, 22});
  EXPECT_NEAR(moved.mean, 3 * plain.mean + 10, 1e-13);
  EXPECT_NEAR(moved.sd, 3 * plain.sd, 1e-13);
  EXPECT_EQ(MeanAndSdOf(std::vector<double>{5}).sd, 0);
}

// By hand: of 0 1 2 3 4 10 20 half (3 of 7 steps, rounded 4) is shortest from 0 to 4.
TEST(ShortestInterval, LeavesOutTheLongTail) {
  const std::vector<double> values = {0, 1, 2, 3, 4, 10, 20};
  const Interval interval = ShortestInterval(values, 0.5);
  EXPECT_EQ(interval.low, 0);
  EXPECT_EQ(interval.high, 4);
}

TEST(ShortestInterval, OfASymmetricSampleIsTheSymmetricOne) {
  std::vector<double> values;
  for (int k = -1000; k <= 1000; ++k) {
    values.push_back(std::cbrt(k) * std::abs(k));  // dense in the middle
  }
  const Interval interval = ShortestInterval(values, 0.9);
  EXPECT_NEAR(interval.low, -interval.high, 0.01 * interval.high);
}

// Exact: of a normal ±1.959964; of exp(Z / 2) exp(−1/4 ± d), with the density equal at both ends.
// At two peaks that are far apart it lies on one of them.
TEST(ShortestInterval, OfALargeSampleIsNearTheExactOne) {
  std::vector<double> values = SortedNormals(1'000'000);
  const Interval normal = ShortestInterval(values, 0.95);
  EXPECT_NEAR(normal.low, -1.959964, 0.01);
  EXPECT_NEAR(normal.high, 1.959964, 0.01);
  for (double& value : values) {
    value = std::exp(value / 2);
  }
  const Interval skewed = ShortestInterval(values, 0.95);
  EXPECT_NEAR(skewed.low, 0.261652, 0.004);
  EXPECT_NEAR(skewed.high, 2.318079, 0.01);
  for (std::size_t index = 0; index < values.size(); ++index) {
    values[index] = index < values.size() / 2 ? -10 - 1e-6 * static_cast<double>(index)
                                              : 10 + 1e-6 * static_cast<double>(index);
  }
  std::sort(values.begin(), values.end());
  const Interval peak = ShortestInterval(values, 0.4);
  EXPECT_EQ(peak.low < 0, peak.high < 0);
}

// Of a normal sample: sqrt(p (1 - p) / n) / density.
TEST(QuantileStandardError, IsThatOfTheDensity) {
  const std::vector<double> values = SortedNormals(1'000'000);
  const double at_median = std::sqrt(0.25 / 1e6) * std::sqrt(2 * std::acos(-1.0));
  EXPECT_NEAR(QuantileStandardError(values, 0.5), at_median, 0.1 * at_median);
  const double density = std::exp(-1.959963985 * 1.959963985 / 2) / std::sqrt(2 * std::acos(-1.0));
  const double at_tail = std::sqrt(0.025 * 0.975 / 1e6) / density;
  EXPECT_NEAR(QuantileStandardError(values, 0.025), at_tail, 0.1 * at_tail);
}

TEST(QuantileStandardError, IsNothingWhereNothingVaries) {
  EXPECT_EQ(QuantileStandardError(std::vector<double>(100, 3.0), 0.5), 0);
}

TEST(SampleSummary, RefusesWhatCannotBe) {
  const std::vector<double> none;
  const std::vector<double> few = {1, 2, 3};
  const std::vector<double> broken = {1, std::numeric_limits<double>::infinity()};
  EXPECT_THROW(MeanAndSdOf(none), Error);
  EXPECT_THROW(MeanAndSdOf(broken), Error);
  EXPECT_THROW(ShortestInterval(few, 1), Error);
  EXPECT_THROW(ShortestInterval(none, 0.5), Error);
  EXPECT_THROW(QuantileStandardError(few, 0.5), Error);
  EXPECT_THROW(QuantileStandardError(std::vector<double>(10, 1.0), 0), Error);
}

}  // namespace
}  // namespace doelmaat::stats
