#include "stats/weighted_frontier.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"
#include "stats/ols.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;

struct Data {
  Matrix design;
  std::vector<double> response;
};

// ln cost = 1 + 0.6 x1 + 0.3 x2 + v + u, v ~ N(0, 0.1²), u half-normal with σ_u 0.3.
Data Made(std::uint64_t unit = 0, std::size_t rows = 300) {
  Data data{Matrix(rows, 3, 1), {}};
  numerics::RandomStream stream(1, "weighted_frontier_test", unit);
  for (std::size_t row = 0; row < rows; ++row) {
    data.design(row, 1) = stream.Normal();
    data.design(row, 2) = stream.Normal();
    data.response.push_back(1 + 0.6 * data.design(row, 1) + 0.3 * data.design(row, 2) +
                            0.1 * stream.Normal() + std::abs(0.3 * stream.Normal()));
  }
  return data;
}

WeightedFrontierResult Fit(const Data& data, const WeightedFrontierOptions& options = {}) {
  return FitWeightedFrontier(data.design, data.response, options);
}

// Four costs, no column but the constant: with the line m between 0 and 3 and weights 0.9 and 0.1,
// 3 × 0.9 (0 − m) + 0.1 (3 − m) = 0 gives m = 0.3 / 2.8.
TEST(FitWeightedFrontier, IsTheLineWorkedOutByHand) {
  const WeightedFrontierResult fit = Fit({Matrix(4, 1, 1), {0, 3, 0, 0}});
  ASSERT_TRUE(fit.has_line());
  const double m = 0.3 / 2.8;
  EXPECT_NEAR(fit.coefficients[0].value, m, 1e-14);
  const double noise = 3 * 0.81 * m * m + 0.01 * (3 - m) * (3 - m);
  EXPECT_NEAR(fit.coefficients[0].standard_error, std::sqrt(noise) / 2.8, 1e-14);
  EXPECT_EQ(fit.weights, (std::vector<double>{0.9, 0.1, 0.9, 0.9}));
}

// Least squares leave one row under the line; with all weight on it, it lies on many lines.
TEST(FitWeightedFrontier, IsNoLineWhereTheRowsThatWeighDoNotDetermineOne) {
  Data data{Matrix(10, 2, 1), std::vector<double>(10)};
  for (std::size_t row = 0; row < 10; ++row) {
    data.design(row, 1) = static_cast<double>(row);
  }
  data.response[5] = -10;
  const WeightedFrontierResult fit = Fit(data, {.far_weight = 1e-30});
  EXPECT_FALSE(fit.has_line());
  EXPECT_EQ(fit.status, StochasticFrontierStatus::kNotConverged);
  EXPECT_TRUE(Fit(data, {.far_weight = 1e-3}).has_line());
}

TEST(FitWeightedFrontier, EqualWeightsAreLeastSquares) {
  const Data data = Made();
  const WeightedFrontierResult fit = Fit(data, {.far_weight = 0.5});
  const OlsResult ols = FitOls(data.design, data.response);
  for (std::size_t col = 0; col < 3; ++col) {
    EXPECT_NEAR(fit.coefficients[col].value, ols.coefficients[col], 1e-12);
  }
}

// The lowest point of a convex sum: its slope is zero in every column.
TEST(FitWeightedFrontier, WeightedResidualsAreOrthogonalToTheColumns) {
  const Data data = Made();
  for (const double far_weight : {0.01, 0.1, 0.3}) {
    const WeightedFrontierResult fit = Fit(data, {.far_weight = far_weight});
    ASSERT_TRUE(fit.usable());
    EXPECT_LE(fit.rounds, 12);
    for (std::size_t col = 0; col < 3; ++col) {
      double slope = 0;
      for (std::size_t row = 0; row < data.response.size(); ++row) {
        EXPECT_EQ(fit.weights[row], fit.residuals[row] < 0 ? 1 - far_weight : far_weight);
        slope += fit.weights[row] * fit.residuals[row] * data.design(row, col);
      }
      EXPECT_NEAR(slope, 0, 1e-10);
    }
  }
}

TEST(FitWeightedFrontier, UnitAndOriginChangeNoScore) {
  const Data data = Made();
  Data moved = data;
  for (std::size_t row = 0; row < data.response.size(); ++row) {
    moved.design(row, 1) = 1000 * data.design(row, 1) + 7000;
    moved.response[row] = data.response[row] + 5;
  }
  const WeightedFrontierResult one = Fit(data);
  const WeightedFrontierResult other = Fit(moved);
  ASSERT_TRUE(one.usable() && other.usable());
  EXPECT_NEAR(one.coefficients[1].value, 1000 * other.coefficients[1].value, 1e-9);
  EXPECT_NEAR(one.shift.value, other.shift.value, 1e-8);
  for (std::size_t row = 0; row < data.response.size(); ++row) {
    EXPECT_NEAR(one.units[row].efficiency, other.units[row].efficiency, 1e-8);
  }
}

TEST(FitWeightedFrontier, ProductionIsTheMirrorOfCost) {
  Data data = Made();
  const WeightedFrontierResult cost = Fit(data);
  for (double& value : data.response) {
    value = -value;
  }
  const WeightedFrontierResult production = Fit(data, {.kind = FrontierKind::kProduction});
  ASSERT_TRUE(cost.usable() && production.usable());
  EXPECT_EQ(cost.weights, production.weights);
  EXPECT_NEAR(cost.coefficients[1].value, -production.coefficients[1].value, 1e-12);
  for (std::size_t row = 0; row < data.response.size(); ++row) {
    EXPECT_NEAR(cost.units[row].efficiency, production.units[row].efficiency, 1e-8);
  }
}

TEST(FitWeightedFrontier, ScoresFallWithTheResidualAndLieInTheirIntervals) {
  const WeightedFrontierResult fit = Fit(Made());
  ASSERT_TRUE(fit.usable());
  for (std::size_t row = 0; row < fit.units.size(); ++row) {
    const StochasticFrontierUnit& unit = fit.units[row];
    EXPECT_NEAR(unit.residual, fit.residuals[row] - fit.shift.value, 1e-12);
    ASSERT_EQ(unit.intervals.size(), 2U);
    EXPECT_LT(unit.intervals[0].low, unit.efficiency);
    EXPECT_GT(unit.intervals[0].high, unit.efficiency);
    for (const StochasticFrontierUnit& other : fit.units) {
      EXPECT_TRUE(unit.residual <= other.residual || unit.efficiency < other.efficiency);
    }
  }
}

// Over 400 fresh samples the mean standard error is within 10% of the spread of the estimate; the
// spread itself is known to 1 / sqrt(800), 3.5%.
TEST(FitWeightedFrontier, StandardErrorsAreTheSpreadOverFreshSamples) {
  constexpr std::size_t kSamples = 400;
  double sum = 0;
  double squares = 0;
  double claimed = 0;
  for (std::size_t sample = 0; sample < kSamples; ++sample) {
    const WeightedFrontierResult fit = Fit(Made(sample + 1, 120));
    ASSERT_TRUE(fit.has_line());
    sum += fit.coefficients[1].value / kSamples;
    squares += fit.coefficients[1].value * fit.coefficients[1].value / kSamples;
    claimed += fit.coefficients[1].standard_error / kSamples;
  }
  EXPECT_NEAR(sum, 0.6, 0.003);  // four standard errors of the mean
  EXPECT_NEAR(claimed / std::sqrt(squares - sum * sum), 1, 0.1);
}

TEST(FitWeightedFrontier, WrongSkewGivesALineWithoutScores) {
  Data data = Made();
  for (double& value : data.response) {
    value = -value;  // inefficiency now lowers what is called cost
  }
  const WeightedFrontierResult fit = Fit(data);
  EXPECT_EQ(fit.status, StochasticFrontierStatus::kWrongSkew);
  EXPECT_TRUE(fit.has_line());
  EXPECT_TRUE(fit.units.empty());
}

TEST(FitWeightedFrontier, TooFewRowsDependentColumnsAndNoSpreadGiveNoLine) {
  Data few{Matrix(4, 2, 1), {1, 2, 3, 5}};
  few.design(0, 1) = 2;
  EXPECT_EQ(Fit(few).status, StochasticFrontierStatus::kTooFewRows);
  Data dependent = Made();
  Data exact = Made();
  for (std::size_t row = 0; row < dependent.response.size(); ++row) {
    dependent.design(row, 2) = 2 * dependent.design(row, 1) + 1;
    exact.response[row] = 2 + exact.design(row, 1);
  }
  const WeightedFrontierResult fit = Fit(dependent);
  EXPECT_EQ(fit.status, StochasticFrontierStatus::kRankDeficient);
  EXPECT_EQ(fit.dependent_columns.size(), 1U);
  EXPECT_FALSE(fit.has_line());
  EXPECT_EQ(Fit(exact).status, StochasticFrontierStatus::kNoSpread);
}

TEST(FitWeightedFrontier, RefusesWhatMakesNoSense) {
  Data data = Made();
  EXPECT_THROW(Fit(data, {.far_weight = 0}), Error);
  EXPECT_THROW(Fit(data, {.far_weight = 0.6}), Error);
  EXPECT_THROW(Fit(data, {.far_weight = std::numeric_limits<double>::quiet_NaN()}), Error);
  EXPECT_THROW(Fit(data, {.levels = {1}}), Error);
  data.response.pop_back();
  EXPECT_THROW(Fit(data), Error);
  data.response.push_back(std::numeric_limits<double>::infinity());
  EXPECT_THROW(Fit(data), Error);
}

}  // namespace
}  // namespace doelmaat::stats
