#include "numerics/jet.h"

#include <gtest/gtest.h>

namespace doelmaat::numerics {
namespace {

using Pair = Jet<2>;

Pair X(double value) { return Pair::Variable(value, 0); }
Pair Y(double value) { return Pair::Variable(value, 1); }

// Everything an operation can do, in one formula.
Pair Formula(double x, double y) {
  return Log(X(x) * X(x) + Y(y)) * Exp(0.5 * (X(x) - Y(y))) + Sqrt(Y(y)) * Inverse(X(x)) +
         LogNormalCdf(-(X(x) * Y(y)) + 1);
}

TEST(Jet, ProductAndQuotientByHand) {
  const Pair product = X(3) * Y(2);
  EXPECT_EQ(product.value, 6);
  EXPECT_EQ(product.gradient[0], 2);
  EXPECT_EQ(product.gradient[1], 3);
  EXPECT_EQ(product.Second(0, 1), 1);
  EXPECT_EQ(product.Second(0, 0), 0);
  const Pair quotient = Y(2) * Inverse(X(4));  // y/x: −y/x² = −1/8, 1/x = 1/4, 2y/x³ = 1/16
  EXPECT_EQ(quotient.gradient[0], -0.125);
  EXPECT_EQ(quotient.gradient[1], 0.25);
  EXPECT_EQ(quotient.Second(0, 0), 0.0625);
  EXPECT_EQ(quotient.Second(1, 0), -0.0625);
}

TEST(Jet, DerivativesAreThoseOfDifferences) {
  const double h = 1e-4;
  for (const auto& [x, y] : {std::pair(1.3, 0.7), std::pair(0.4, 2.5)}) {
    const Pair at = Formula(x, y);
    const auto value = [](double one, double other) { return Formula(one, other).value; };
    // Errors are of order h² = 1e-8, and rounding / h² = 1e-8 for second differences.
    EXPECT_NEAR(at.gradient[0], (value(x + h, y) - value(x - h, y)) / (2 * h), 1e-6);
    EXPECT_NEAR(at.gradient[1], (value(x, y + h) - value(x, y - h)) / (2 * h), 1e-6);
    EXPECT_NEAR(at.Second(0, 0),
                (Formula(x + h, y).gradient[0] - Formula(x - h, y).gradient[0]) / (2 * h),
                1e-5);
    EXPECT_NEAR(at.Second(1, 1),
                (Formula(x, y + h).gradient[1] - Formula(x, y - h).gradient[1]) / (2 * h),
                1e-5);
    EXPECT_NEAR(at.Second(0, 1),
                (Formula(x, y + h).gradient[0] - Formula(x, y - h).gradient[0]) / (2 * h),
                1e-5);
  }
}

TEST(Jet, AConstantHasNoDerivatives) {
  const Pair same = X(2) - X(2) + 5;
  EXPECT_EQ(same.value, 5);
  EXPECT_EQ(same.gradient[0], 0);
  EXPECT_EQ(same.Second(0, 0), 0);
}

}  // namespace
}  // namespace doelmaat::numerics
