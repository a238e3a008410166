#include "numerics/correlation_factor.h"

#include <cmath>

#include <gtest/gtest.h>

namespace doelmaat::numerics {
namespace {

Matrix Correlation3(double ab, double ac, double bc) {
  Matrix matrix(3, 3, 1);
  matrix(0, 1) = matrix(1, 0) = ab;
  matrix(0, 2) = matrix(2, 0) = ac;
  matrix(1, 2) = matrix(2, 1) = bc;
  return matrix;
}

// By hand: L = [[1,0,0],[.6,.8,0],[0,.5,sqrt(.75)]].
TEST(CorrelationFactor, IsTheTriangleByHand) {
  const auto factor = CorrelationFactor(Correlation3(0.6, 0, 0.4));
  ASSERT_TRUE(factor.has_value());
  EXPECT_NEAR((*factor)(1, 0), 0.6, 1e-15);
  EXPECT_NEAR((*factor)(1, 1), 0.8, 1e-15);
  EXPECT_NEAR((*factor)(2, 1), 0.5, 1e-15);
  EXPECT_NEAR((*factor)(2, 2), std::sqrt(0.75), 1e-15);
  EXPECT_EQ((*factor)(0, 2), 0);
}

TEST(CorrelationFactor, TimesItsTransposeIsTheMatrix) {
  const Matrix matrix = Correlation3(-0.35531, 0.85762, -0.64511);
  const auto factor = CorrelationFactor(matrix);
  ASSERT_TRUE(factor.has_value());
  for (std::size_t i = 0; i < 3; ++i) {
    for (std::size_t j = 0; j < 3; ++j) {
      double sum = 0;
      for (std::size_t k = 0; k < 3; ++k) {
        sum += (*factor)(i, k) * (*factor)(j, k);
      }
      EXPECT_NEAR(sum, matrix(i, j), 1e-14);
    }
  }
}

TEST(CorrelationFactor, AllowsQuantitiesThatAreTheSame) {
  EXPECT_TRUE(CorrelationFactor(Correlation3(1, 0.5, 0.5)).has_value());
  EXPECT_TRUE(CorrelationFactor(Correlation3(-1, 0.5, -0.5)).has_value());
}

TEST(CorrelationFactor, IsNoneForWhatIsNoCorrelation) {
  EXPECT_FALSE(CorrelationFactor(Correlation3(0.9, 0.9, -0.9)).has_value());
  EXPECT_FALSE(CorrelationFactor(Correlation3(1, 0.5, 0.4)).has_value());
  EXPECT_FALSE(CorrelationFactor(Correlation3(1.2, 0, 0)).has_value());
  EXPECT_FALSE(CorrelationFactor(Correlation3(std::nan(""), 0, 0)).has_value());
  Matrix skewed(2, 2, 1);
  skewed(0, 1) = 0.5;
  EXPECT_FALSE(CorrelationFactor(skewed).has_value());
  EXPECT_FALSE(CorrelationFactor(Matrix(2, 3, 1)).has_value());
}

}  // namespace
}  // namespace doelmaat::numerics
