#include "stats/returns_to_scale.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "stats/dea_bootstrap.h"
#include "stats/quantile.h"
#include "stats/smoothed_draw.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::MadeUpUnits;
using fixture::MatrixOf;
using fixture::Units;
using numerics::SerialFor;

constexpr double kTolerance = 1e-9;

// Scores under constant returns of (1, 1), (2, 4), (4, 6), (4, 2): 1/2, 1, 3/4, 1/4; under variable
// 1, 1, 1, 1/3; under decreasing 1/2, 1, 1, 1/4.
TEST(TestReturns, StatisticIsSolvedByHand) {
  const Matrix x = MatrixOf(1, {1, 2, 4, 4});
  const Matrix y = MatrixOf(1, {1, 4, 6, 2});
  const auto constant = TestReturns(x, y, {.replications = 20}, SerialFor());
  EXPECT_NEAR(*constant.statistic, (0.5 + 1 + 0.75 + 0.75) / 4, kTolerance);
  const auto decreasing =
      TestReturns(x, y, {.null = ReturnsToScale::kDecreasing, .replications = 20}, SerialFor());
  EXPECT_NEAR(*decreasing.statistic, (0.5 + 1 + 1 + 0.75) / 4, kTolerance);
  EXPECT_EQ(constant.status, ReturnsTestStatus::kDone);
  EXPECT_EQ(constant.draws.size(), 20U);
}

// The same by SolveDea on data made here, from the same draws.
TEST(TestReturns, IsWhatItSaysByAnIndependentRoad) {
  for (const Orientation orientation : fixture::kBoth) {
    const bool input = orientation == Orientation::kInput;
    const Units units = MadeUpUnits(25, 2, 2, 8);
    const ReturnsTestOptions options{.orientation = orientation, .replications = 12, .seed = 5};
    const auto result = TestReturns(units.inputs, units.outputs, options, SerialFor());
    ASSERT_TRUE(result.usable());
    const auto scores = [&](const Units& data, ReturnsToScale returns) {
      std::vector<double> all;
      for (const DeaUnit& unit :
           SolveDea(
               data.inputs, data.outputs, {.returns_to_scale = returns, .orientation = orientation})
               .units) {
        all.push_back(*unit.score);
      }
      return all;
    };
    const std::vector<double> null = scores(units, ReturnsToScale::kConstant);
    std::vector<double> distances;
    for (const double score : null) {
      distances.push_back(std::max(1.0, input ? 1 / score : score));
    }
    const std::vector<double> pool = Reflected(distances);
    const double bandwidth = *SmoothingBandwidth(null, orientation);
    double below = 0;
    for (std::size_t replication = 0; replication < 12; ++replication) {
      numerics::RandomStream stream(5, "returns_to_scale", replication);
      const auto drawn = SmoothedDraw(pool, VarianceOf(pool), bandwidth, &stream);
      Units made = units;
      for (std::size_t row = 0; row < 25; ++row) {
        for (std::size_t col = 0; col < 2; ++col) {
          if (input) {
            made.inputs(row, col) *= drawn[row] / distances[row];
          } else {
            made.outputs(row, col) *= distances[row] / drawn[row];
          }
        }
      }
      const auto constant = scores(made, ReturnsToScale::kConstant);
      const auto variable = scores(made, ReturnsToScale::kVariable);
      double sum = 0;
      for (std::size_t row = 0; row < 25; ++row) {
        sum += input ? constant[row] / variable[row] : variable[row] / constant[row];
      }
      EXPECT_NEAR(result.draws[replication], sum / 25, 1e-8);
      below += sum / 25 <= *result.statistic ? 1 : 0;
    }
    EXPECT_NEAR(*result.p_value, (1 + below) / 13, kTolerance);
    EXPECT_NEAR(*result.critical, Quantile(result.draws, 0.05, QuantileType::kType7), kTolerance);
  }
}

TEST(TestReturns, UnitsOfMeasurementAndThreadsChangeNothing) {
  const Units units = MadeUpUnits(30, 1, 3, 9);
  Units scaled = units;
  for (std::size_t row = 0; row < 30; ++row) {
    scaled.inputs(row, 0) *= 1e-5;
    scaled.outputs(row, 1) *= 1e4;
  }
  const ReturnsTestOptions options{.replications = 30};
  const auto backwards = [](std::size_t count, const std::function<void(std::size_t)>& body) {
    for (std::size_t each = count; each-- > 0;) {
      body(each);
    }
  };
  const auto one = TestReturns(units.inputs, units.outputs, options, SerialFor());
  const auto other = TestReturns(scaled.inputs, scaled.outputs, options, SerialFor());
  EXPECT_NEAR(*one.statistic, *other.statistic, kTolerance);
  EXPECT_EQ(one.draws, TestReturns(units.inputs, units.outputs, options, backwards).draws);
  for (std::size_t draw = 0; draw < one.draws.size(); ++draw) {
    EXPECT_NEAR(one.draws[draw], other.draws[draw], 1e-8);
  }
  EXPECT_NE(
      one.draws,
      TestReturns(units.inputs, units.outputs, {.replications = 30, .seed = 2}, SerialFor()).draws);
}

TEST(TestReturns, WithoutSpreadThereIsNoTest) {
  const auto result = TestReturns(
      MatrixOf(1, {2, 4, 6}), MatrixOf(1, {1, 2, 3}), {.replications = 20}, SerialFor());
  EXPECT_EQ(result.status, ReturnsTestStatus::kNoSpread);
  EXPECT_NEAR(*result.statistic, 1, kTolerance);
  EXPECT_FALSE(result.p_value.has_value());
}

TEST(TestReturns, RefusesWhatItDoesNotTest) {
  const Matrix one = MatrixOf(1, {1, 2});
  EXPECT_THROW(TestReturns(one, one, {.null = ReturnsToScale::kIncreasing}, SerialFor()), Error);
  EXPECT_THROW(TestReturns(one, one, {.replications = 1}, SerialFor()), Error);
  EXPECT_THROW(TestReturns(MatrixOf(1, {1, 0}), one, {}, SerialFor()), Error);
}

}  // namespace
}  // namespace doelmaat::stats
