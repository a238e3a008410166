#include "stats/truncated_regression.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/normal.h"
#include "numerics/random_stream.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;

struct Data {
  Matrix design;
  std::vector<double> response;
};

// y = 1 + 0.5 x + ε, ε ~ N(0, 0.4²), kept when above the limit.
Data Made(double limit, std::size_t n = 500) {
  Data data{Matrix(n, 2, 1), {}};
  numerics::RandomStream stream(1, "truncated_regression_test", 0);
  while (data.response.size() < n) {
    const double x = stream.Normal();
    const double y = 1 + 0.5 * x + 0.4 * stream.Normal();
    if (y > limit) {
      data.design(data.response.size(), 1) = x;
      data.response.push_back(y);
    }
  }
  return data;
}

TEST(FitTruncatedRegression, FindsWhatTheDataWereMadeWith) {
  const Data data = Made(1);
  const auto fit = FitTruncatedRegression(data.design, data.response, 1);
  ASSERT_TRUE(fit.usable());
  const double truth[] = {1, 0.5};
  for (std::size_t col = 0; col < 2; ++col) {
    EXPECT_LT(std::abs(fit.coefficients[col].value - truth[col]),
              3.5 * fit.coefficients[col].standard_error);
  }
  EXPECT_LT(std::abs(fit.sigma.value - 0.4), 3.5 * fit.sigma.standard_error);
}

// Far under every response the limit cuts nothing off: least squares with σ² = Σ e² / n.
TEST(FitTruncatedRegression, AFarLimitGivesLeastSquares) {
  const Data data = Made(-50);
  const auto fit = FitTruncatedRegression(data.design, data.response, -50);
  ASSERT_TRUE(fit.usable());
  double sxx = 0;
  double sx = 0;
  double sy = 0;
  double sxy = 0;
  const double n = 500;
  for (std::size_t row = 0; row < 500; ++row) {
    const double x = data.design(row, 1);
    sx += x;
    sy += data.response[row];
    sxx += x * x;
    sxy += x * data.response[row];
  }
  const double slope = (n * sxy - sx * sy) / (n * sxx - sx * sx);
  const double constant = (sy - slope * sx) / n;
  EXPECT_NEAR(fit.coefficients[1].value, slope, 1e-10);
  EXPECT_NEAR(fit.coefficients[0].value, constant, 1e-10);
  double squares = 0;
  for (std::size_t row = 0; row < 500; ++row) {
    const double away = data.response[row] - constant - slope * data.design(row, 1);
    squares += away * away;
  }
  EXPECT_NEAR(fit.sigma.value, std::sqrt(squares / n), 1e-10);
  // Of a normal law the standard error of σ is σ / sqrt(2n).
  EXPECT_NEAR(fit.sigma.standard_error, fit.sigma.value / std::sqrt(2 * n), 1e-10);
}

// The likelihood from its definition, at the optimum and a tenth of a standard error beside it.
TEST(FitTruncatedRegression, NoNeighbourIsMoreLikely) {
  const Data data = Made(1);
  const auto fit = FitTruncatedRegression(data.design, data.response, 1);
  const auto likelihood = [&](double a, double b, double sigma) {
    double sum = 0;
    for (std::size_t row = 0; row < data.response.size(); ++row) {
      const double mean = a + b * data.design(row, 1);
      const double z = (data.response[row] - mean) / sigma;
      sum += -0.5 * z * z - 0.5 * std::log(2 * std::acos(-1.0)) - std::log(sigma) -
             std::log(numerics::NormalCdf((mean - 1) / sigma));
    }
    return sum;
  };
  const double a = fit.coefficients[0].value;
  const double b = fit.coefficients[1].value;
  const double s = fit.sigma.value;
  EXPECT_NEAR(likelihood(a, b, s), fit.log_likelihood, 1e-9);
  for (const double share : {-0.1, 0.1}) {
    EXPECT_LT(likelihood(a + share * fit.coefficients[0].standard_error, b, s), fit.log_likelihood);
    EXPECT_LT(likelihood(a, b + share * fit.coefficients[1].standard_error, s), fit.log_likelihood);
    EXPECT_LT(likelihood(a, b, s + share * fit.sigma.standard_error), fit.log_likelihood);
  }
}

TEST(FitTruncatedRegression, UnitsFollow) {
  const Data data = Made(1);
  Data scaled = data;
  for (std::size_t row = 0; row < 500; ++row) {
    scaled.design(row, 1) = 1e4 * data.design(row, 1) + 3e4;
    scaled.response[row] = 5 * data.response[row] + 7;
  }
  const auto one = FitTruncatedRegression(data.design, data.response, 1);
  const auto other = FitTruncatedRegression(scaled.design, scaled.response, 12);
  ASSERT_TRUE(one.usable() && other.usable());
  EXPECT_NEAR(other.coefficients[1].value * 1e4, 5 * one.coefficients[1].value, 1e-8);
  EXPECT_NEAR(
      other.coefficients[1].standard_error * 1e4, 5 * one.coefficients[1].standard_error, 1e-8);
  EXPECT_NEAR(other.sigma.value, 5 * one.sigma.value, 1e-8);
}

// The quantiles of a law with a heavier tail than any cut-off normal has. The search gives up
// before 1000 times the spread of least squares, where it would stop by itself.
TEST(FitTruncatedRegression, AnExponentialTailHasNoOptimum) {
  for (const double tail : {0.3, 0.5}) {
    Data data{Matrix(300, 1, 1), {}};
    for (std::size_t row = 0; row < 300; ++row) {
      const double p = (static_cast<double>(row) + 0.5) / 300;
      data.response.push_back(1 + std::pow(1 - p, -tail) - 0.9999);
    }
    const auto fit = FitTruncatedRegression(data.design, data.response, 1);
    EXPECT_EQ(fit.status, TruncatedRegressionStatus::kSpreadRunsAway) << tail;
    EXPECT_TRUE(fit.coefficients.empty());
  }
}

// Exponential quantiles spread a little less than their mean: an optimum, with a wide spread.
TEST(FitTruncatedRegression, AWideSpreadIsNotOneThatRunsAway) {
  Data data{Matrix(300, 1, 1), {}};
  for (std::size_t row = 0; row < 300; ++row) {
    data.response.push_back(1 - std::log(1 - (static_cast<double>(row) + 0.5) / 300));
  }
  const auto fit = FitTruncatedRegression(data.design, data.response, 1);
  ASSERT_TRUE(fit.usable());
  EXPECT_GT(fit.sigma.value, 10);
}

TEST(FitTruncatedRegression, TooFewRowsDependentColumnsAndNoSpread) {
  EXPECT_EQ(FitTruncatedRegression(Matrix(2, 1, 1), std::vector{2.0, 3.0}, 1).status,
            TruncatedRegressionStatus::kTooFewRows);
  const auto dependent =
      FitTruncatedRegression(Matrix(6, 2, 1), std::vector{2.0, 3.0, 4.0, 2.0, 5.0, 6.0}, 1);
  EXPECT_EQ(dependent.status, TruncatedRegressionStatus::kRankDeficient);
  EXPECT_EQ(dependent.dependent_columns.size(), 1U);
  EXPECT_EQ(FitTruncatedRegression(Matrix(6, 1, 1), std::vector<double>(6, 2), 1).status,
            TruncatedRegressionStatus::kNoSpread);
}

TEST(FitTruncatedRegression, RefusesAResponseThatIsNotAboveTheLimit) {
  EXPECT_THROW(FitTruncatedRegression(Matrix(4, 1, 1), std::vector{2.0, 3.0, 1.0, 4.0}, 1), Error);
  EXPECT_THROW(FitTruncatedRegression(Matrix(4, 1, 1), std::vector{2.0, 3.0}, 1), Error);
}

}  // namespace
}  // namespace doelmaat::stats
