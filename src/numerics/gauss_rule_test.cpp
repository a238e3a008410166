#include "numerics/gauss_rule.h"

#include <cmath>

#include <gtest/gtest.h>

namespace doelmaat::numerics {
namespace {

double Mean(const GaussRule& rule, int power) {
  double sum = 0;
  for (std::size_t k = 0; k < rule.points.size(); ++k) {
    sum += rule.weights[k] * std::pow(rule.points[k], power);
  }
  return sum;
}

// Abramowitz & Stegun 1964, tables 25.4 and 25.10 (there for weight exp(-x²): points / sqrt 2).
TEST(GaussRule, HasThePublishedPoints) {
  const GaussRule legendre = GaussLegendre(3);
  EXPECT_NEAR(legendre.points[2], 0.774596669241483, 1e-14);
  EXPECT_NEAR(legendre.weights[2], 0.555555555555556 / 2, 1e-14);
  const GaussRule hermite = GaussHermite(4);
  EXPECT_NEAR(hermite.points[3], 1.650680123885785 * std::sqrt(2.0), 1e-14);
  EXPECT_NEAR(hermite.weights[3], 0.08131283544725 / std::sqrt(std::acos(-1.0)), 1e-13);
}

TEST(GaussRule, IsExactForPolynomials) {
  for (const std::size_t n : {1U, 2U, 5U, 9U, 20U}) {
    double factorial = 1;  // E Z^(2j) = 1 · 3 · … · (2j − 1)
    for (std::size_t j = 0; 2 * j <= 2 * n - 1 && j < 8; ++j) {
      const auto power = static_cast<int>(2 * j);
      EXPECT_NEAR(Mean(GaussLegendre(n), power), 1.0 / (power + 1), 1e-13) << n;
      EXPECT_NEAR(Mean(GaussHermite(n), power), factorial, 1e-11 * factorial) << n;
      EXPECT_NEAR(Mean(GaussHermite(n), power + 1), 0, 1e-12 * factorial) << n;
      factorial *= 2 * static_cast<double>(j) + 1;
    }
  }
}

TEST(GaussRule, OfOnePointIsTheMean) {
  EXPECT_EQ(GaussLegendre(1).points, std::vector<double>{0});
  EXPECT_EQ(GaussHermite(1).weights, std::vector<double>{1});
}

TEST(GaussRuleDeath, RefusesAnImpossibleSize) {
  EXPECT_DEATH(GaussLegendre(0), "kMostPoints");
  EXPECT_DEATH(GaussHermite(65), "kMostPoints");
}

}  // namespace
}  // namespace doelmaat::numerics
