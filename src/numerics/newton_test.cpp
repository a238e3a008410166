#include "numerics/newton.h"

#include <cmath>

#include <gtest/gtest.h>

namespace doelmaat::numerics {
namespace {

Matrix Square(std::initializer_list<double> values) {
  const auto n = static_cast<std::size_t>(std::lround(std::sqrt(values.size())));
  Matrix matrix(n, n);
  std::size_t at = 0;
  for (const double value : values) {
    matrix(at / n, at % n) = value;
    ++at;
  }
  return matrix;
}

// −(1 − x)² − 100 (y − x²)²: Rosenbrock's valley, its top at (1, 1).
std::optional<Evaluation> Valley(std::span<const double> p) {
  const double x = p[0];
  const double y = p[1];
  const double off = y - x * x;
  return Evaluation{-(1 - x) * (1 - x) - 100 * off * off,
                    {2 * (1 - x) + 400 * x * off, -200 * off},
                    Square({-2 + 400 * off - 800 * x * x, 400 * x, 400 * x, -200})};
}

TEST(Maximise, FindsTheTopOfRosenbrocksValley) {
  for (const auto& start :
       {std::vector{-1.2, 1.0}, std::vector{0.0, 3.0}, std::vector{5.0, -5.0}}) {
    const NewtonResult result = Maximise(Valley, start);
    ASSERT_EQ(result.status, NewtonStatus::kConverged);
    EXPECT_NEAR(result.point[0], 1, 1e-9);
    EXPECT_NEAR(result.point[1], 1, 1e-9);
    // (−H)⁻¹ of [[802, −400], [−400, 200]], determinant 400.
    EXPECT_NEAR(result.covariance(0, 0), 0.5, 1e-7);
    EXPECT_NEAR(result.covariance(1, 1), 2.005, 1e-7);
  }
}

TEST(Maximise, AStepOutsideTheDomainIsShortened) {
  // ln x − x, top at 1; from 0.001 upwards and from 6, where the full step lands below zero.
  const SmoothFunction function = [](std::span<const double> p) -> std::optional<Evaluation> {
    if (p[0] <= 0) {
      return std::nullopt;
    }
    return Evaluation{std::log(p[0]) - p[0], {1 / p[0] - 1}, Square({-1 / (p[0] * p[0])})};
  };
  for (const double start : {0.001, 6.0}) {
    const NewtonResult result = Maximise(function, std::vector{start});
    ASSERT_EQ(result.status, NewtonStatus::kConverged);
    EXPECT_NEAR(result.point[0], 1, 1e-9);
  }
  EXPECT_EQ(Maximise(function, std::vector{-1.0}).status, NewtonStatus::kOutsideStart);
}

TEST(Maximise, WhatHasNoTopDoesNotConverge) {
  const SmoothFunction rising = [](std::span<const double> p) -> std::optional<Evaluation> {
    return Evaluation{p[0], {1}, Square({0})};
  };
  EXPECT_EQ(Maximise(rising, std::vector{0.0}).status, NewtonStatus::kTooManySteps);
  const NewtonResult stopped =
      Maximise(rising, std::vector{0.0}, [](std::span<const double> p) { return p[0] > 100; });
  EXPECT_NE(stopped.status, NewtonStatus::kConverged);
  EXPECT_GT(stopped.point[0], 100);
  EXPECT_LT(stopped.steps, 200);
}

TEST(Maximise, TheUnitOfAParameterDoesNotMatter) {
  constexpr double kUnit = 1e6;
  const SmoothFunction scaled = [](std::span<const double> p) {
    auto at = Valley(std::vector{p[0] / kUnit, p[1]});
    at->gradient[0] /= kUnit;
    at->hessian(0, 0) /= kUnit * kUnit;
    at->hessian(0, 1) /= kUnit;
    at->hessian(1, 0) /= kUnit;
    return at;
  };
  const NewtonResult result = Maximise(scaled, std::vector{-1.2 * kUnit, 1.0});
  ASSERT_EQ(result.status, NewtonStatus::kConverged);
  EXPECT_NEAR(result.point[0] / kUnit, 1, 1e-9);
}

TEST(Cholesky, SolvesInvertsAndRefuses) {
  const Matrix matrix = Square({4, 2, 2, 3});
  const auto lower = Cholesky(matrix);
  ASSERT_TRUE(lower.has_value());
  EXPECT_NEAR((*lower)(0, 0), 2, 1e-15);
  EXPECT_NEAR((*lower)(1, 0), 1, 1e-15);
  const std::vector<double> x = CholeskySolve(*lower, std::vector{8.0, 7.0});
  EXPECT_NEAR(x[0], 1.25, 1e-14);
  EXPECT_NEAR(x[1], 1.5, 1e-14);
  const Matrix inverse = CholeskyInverse(*lower);
  EXPECT_NEAR(inverse(0, 0), 3.0 / 8, 1e-15);
  EXPECT_NEAR(inverse(0, 1), -0.25, 1e-15);
  EXPECT_FALSE(Cholesky(Square({1, 1, 1, 1})).has_value());
  EXPECT_FALSE(Cholesky(Square({-1})).has_value());
}

}  // namespace
}  // namespace doelmaat::numerics
