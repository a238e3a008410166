#include "stats/ols.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"

namespace doelmaat::stats {
namespace {

using numerics::Matrix;

constexpr double kTolerance = 1e-12;  // rounding

Matrix WithOnes(const std::vector<double>& x) {
  Matrix design(x.size(), 2, 1);
  for (std::size_t row = 0; row < x.size(); ++row) {
    design(row, 1) = x[row];
  }
  return design;
}

// Means 2.5 and 3.5, Sxx 5, Sxy 6, Syy 9: slope 1.2, residual squares 1.8.
TEST(FitOls, IsSolvedByHandForALine) {
  const OlsResult fit = FitOls(WithOnes({1, 2, 3, 4}), std::vector<double>{2, 2, 5, 5});
  ASSERT_EQ(fit.status, OlsStatus::kFitted);
  EXPECT_NEAR(fit.coefficients[0], 0.5, kTolerance);
  EXPECT_NEAR(fit.coefficients[1], 1.2, kTolerance);
  EXPECT_NEAR(fit.sigma, std::sqrt(0.9), kTolerance);
  EXPECT_NEAR(fit.standard_errors[1], std::sqrt(0.9 / 5), kTolerance);
  EXPECT_NEAR(fit.standard_errors[0], std::sqrt(0.9 * (0.25 + 6.25 / 5)), kTolerance);
  EXPECT_NEAR(*fit.r_squared, 0.8, kTolerance);
}

TEST(FitOls, ResidualsAreOrthogonalAndUnitsDoNotMatter) {
  numerics::RandomStream stream(1, "ols_test", 0);
  Matrix design(60, 3, 1);
  Matrix scaled = design;
  std::vector<double> response(60);
  for (std::size_t row = 0; row < 60; ++row) {
    for (std::size_t col = 1; col < 3; ++col) {
      design(row, col) = stream.Normal();
      scaled(row, col) = design(row, col) * 1e6;
    }
    response[row] = 1 + design(row, 1) + stream.Normal();
  }
  const OlsResult fit = FitOls(design, response);
  const OlsResult other = FitOls(scaled, response);
  for (std::size_t col = 0; col < 3; ++col) {
    double product = 0;
    for (std::size_t row = 0; row < 60; ++row) {
      product += design(row, col) * fit.residuals[row];
    }
    EXPECT_NEAR(product, 0, kTolerance);
  }
  EXPECT_NEAR(other.coefficients[1] * 1e6, fit.coefficients[1], kTolerance);
  EXPECT_NEAR(other.standard_errors[1] * 1e6, fit.standard_errors[1], kTolerance);
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(fit.covariance(i, i), fit.standard_errors[i] * fit.standard_errors[i], kTolerance);
    EXPECT_NEAR(other.covariance(i, 1) * (i == 0 ? 1e6 : 1e12), fit.covariance(i, 1), kTolerance);
  }
}

// x = 1, 2, 3 and y = 1, 2, 4: sigma² = 1/6, (XᵀX)⁻¹ = [[7/3, −1], [−1, 1/2]].
TEST(FitOls, CovarianceOfCoefficientsIsThatByHand) {
  const OlsResult fit = FitOls(WithOnes({1, 2, 3}), std::vector<double>{1, 2, 4});
  EXPECT_NEAR(fit.covariance(0, 0), 7.0 / 18, kTolerance);
  EXPECT_NEAR(fit.covariance(0, 1), -1.0 / 6, kTolerance);
  EXPECT_NEAR(fit.covariance(1, 0), -1.0 / 6, kTolerance);
  EXPECT_NEAR(fit.covariance(1, 1), 1.0 / 12, kTolerance);
}

TEST(FitOls, NamesTheColumnThatOthersDetermine) {
  numerics::RandomStream stream(1, "ols_test", 1);
  Matrix design(20, 4, 1);
  std::vector<double> response(20);
  for (std::size_t row = 0; row < 20; ++row) {
    design(row, 1) = stream.Normal();
    design(row, 2) = stream.Normal() * 1e5;
    design(row, 3) = 0.1 * design(row, 1) + design(row, 2) / 3;
    response[row] = stream.Normal();
  }
  const OlsResult fit = FitOls(design, response);
  EXPECT_EQ(fit.status, OlsStatus::kRankDeficient);
  EXPECT_EQ(fit.rank, 3U);
  EXPECT_EQ(fit.dependent_columns.size(), 1U);
  EXPECT_TRUE(fit.coefficients.empty());
}

TEST(FitOls, SaysWhenRowsOrVariationLack) {
  EXPECT_EQ(FitOls(WithOnes({1, 2}), std::vector<double>{1, 2}).status, OlsStatus::kTooFewRows);
  const OlsResult flat = FitOls(WithOnes({1, 2, 3}), std::vector<double>{4, 4, 4});
  EXPECT_EQ(flat.status, OlsStatus::kFitted);
  EXPECT_FALSE(flat.r_squared.has_value());
}

TEST(FitOls, RefusesShapesAndMissingValues) {
  EXPECT_THROW(FitOls(WithOnes({1, 2, 3}), std::vector<double>{1, 2}), Error);
  EXPECT_THROW(FitOls(WithOnes({1, 2, std::numeric_limits<double>::infinity()}),
                      std::vector<double>{1, 2, 3}),
               Error);
  EXPECT_THROW(FitOls(Matrix(3, 0), std::vector<double>{1, 2, 3}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
