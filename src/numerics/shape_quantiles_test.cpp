#include "numerics/shape_quantiles.h"

#include <array>
#include <cmath>

#include <gtest/gtest.h>

namespace doelmaat::numerics {
namespace {

constexpr std::array kProbabilities = {0.001, 0.1, 0.25, 0.5, 0.6, 0.9, 0.9999};

// The distribution function of a trapezoid around 0, by the areas of its ramps and its top.
double TrapezoidProbability(double x, double t) {
  const double height = 1 / (1 + t);
  const double beyond = std::abs(x) <= t
                            ? height * (t - std::abs(x)) + height * (1 - t) / 2
                            : height * (1 - std::abs(x)) * (1 - std::abs(x)) / (2 * (1 - t));
  return x < 0 ? beyond : 1 - beyond;
}

TEST(CurvedTrapezoidQuantile, IsTheInverseOfItsProbability) {
  for (const double d : {0.05, 0.5, 0.95}) {
    for (const double p : kProbabilities) {
      EXPECT_NEAR(CurvedTrapezoidProbability(CurvedTrapezoidQuantile(p, 1, d), 1, d), p, 1e-13);
    }
  }
}

TEST(CurvedTrapezoidQuantile, HasTheMassOfItsFormulaWithinItsHalfWidth) {
  const double mass = 0.5 + std::log(1.5);  // P(|X| <= 1) of w = 1, d = 0.5
  EXPECT_NEAR(CurvedTrapezoidProbability(1, 1, 0.5), 0.5 + mass / 2, 1e-15);
  EXPECT_NEAR(CurvedTrapezoidQuantile(0.5 + mass / 2, 1, 0.5), 1, 1e-12);
}

TEST(CurvedTrapezoidQuantile, WithoutDoubtAboutItsWidthIsNearlyRectangular) {
  for (const double p : kProbabilities) {
    EXPECT_NEAR(CurvedTrapezoidQuantile(p, 3, 1e-6), 3 * (2 * p - 1), 1e-5);
  }
}

TEST(CurvedTrapezoidQuantile, EndsWhereItsWidestEnds) {
  EXPECT_EQ(CurvedTrapezoidProbability(1.25, 1, 0.25), 1);
  EXPECT_EQ(CurvedTrapezoidProbability(-1.25, 1, 0.25), 0);
  EXPECT_EQ(CurvedTrapezoidProbability(-7, 1, 0.25), 0);
}

TEST(TriangularQuantile, IsTheInverseOfTheAreaUnderTheTriangle) {
  EXPECT_DOUBLE_EQ(TriangularQuantile(0.5, 0, 1, 2), 1);
  EXPECT_DOUBLE_EQ(TriangularQuantile(0.125, 0, 1, 2), 0.5);
  EXPECT_DOUBLE_EQ(TriangularQuantile(0.875, 0, 1, 2), 1.5);
}

TEST(TriangularQuantile, MayHaveItsTopAtAnEnd) {
  EXPECT_DOUBLE_EQ(TriangularQuantile(0.25, 2, 2, 4), 4 - std::sqrt(3.0));
  EXPECT_DOUBLE_EQ(TriangularQuantile(0.25, 2, 4, 4), 3);
}

TEST(TrapezoidQuantile, IsTheInverseOfTheAreaUnderTheTrapezoid) {
  for (const double t : {0.0, 0.3, 0.9}) {
    for (const double p : kProbabilities) {
      EXPECT_NEAR(TrapezoidProbability(TrapezoidQuantile(p, t), t), p, 1e-14) << t;
    }
  }
}

TEST(TrapezoidQuantile, IsATriangleWithoutATopAndARectangleThatIsAllTop) {
  for (const double p : kProbabilities) {
    EXPECT_NEAR(TrapezoidQuantile(p, 0), TriangularQuantile(p, -1, 0, 1), 1e-14);
    EXPECT_NEAR(TrapezoidQuantile(p, 1), 2 * p - 1, 1e-14);
  }
}

}  // namespace
}  // namespace doelmaat::numerics
