#include "measure/exact_moments.h"

#include <cmath>

#include <gtest/gtest.h>

#include "measure/formula_fixture.h"

namespace doelmaat::measure {
namespace {

using numerics::Distribution;

// JCGM 101:2008, 9.4: sum of two squares of correlated normals, table 7 (mean 150, u 121 in 1e-6).
TEST(ExactMoments, OfSquaresOfCorrelatedNormals) {
  UncertainInputs inputs =
      Independent({Distribution::Normal(0.01, 0.005), Distribution::Normal(0, 0.005)});
  inputs.correlation = numerics::Matrix(2, 2, 1);
  inputs.correlation(0, 1) = inputs.correlation(1, 0) = 0.9;
  const auto moments = ExactMoments(Compiled({"x0^2 + x1^2"}), inputs);
  ASSERT_TRUE(moments.has_value());
  EXPECT_NEAR(moments->front().mean, 150e-6, 1e-15);
  EXPECT_EQ(std::round(moments->front().sd * 1e6), 121);
}

// By hand: S over a rectangular of 0.5 to 1.5 with a kink at 1: mean (75 + 1·100 ... ) below.
TEST(ExactMoments, OfAPiecewiseFormulaAreExact) {
  const auto moments = ExactMoments(Compiled({"tail_cost(x0, 100, 300)"}),
                                    Independent({Distribution::Rectangular(0.5, 1.5)}));
  ASSERT_TRUE(moments.has_value());
  // Left half: 50 to 100, mean 75; right half: 100 to 250, mean 175.
  EXPECT_NEAR(moments->front().mean, 125, 1e-12);
  // E S²: ∫ halves of (a² + ab + b²) / 3 = 5833.3 and 32500 → mean 19166.67.
  EXPECT_NEAR(moments->front().sd, std::sqrt((17500.0 / 3 + 97500.0 / 3) / 2 - 125 * 125), 1e-10);
}

TEST(ExactMoments, OfASumAreSums) {
  const auto moments =
      ExactMoments(Compiled({"x0 + 2 * x1"}),
                   Independent({Distribution::Rectangular(0, 6), Distribution::Lognormal(5, 1)}));
  ASSERT_TRUE(moments.has_value());
  EXPECT_NEAR(moments->front().mean, 13, 1e-9);
  EXPECT_NEAR(moments->front().sd, std::sqrt(7.0), 1e-8);
}

TEST(ExactMoments, OfKnownQuantitiesIsTheValue) {
  const auto moments = ExactMoments(Compiled({"x0 * 2"}), Independent({Distribution::Point(4)}));
  ASSERT_TRUE(moments.has_value());
  EXPECT_EQ(moments->front().mean, 8);
  EXPECT_EQ(moments->front().sd, 0);
}

TEST(ExactMoments, AreNotGivenWhereTheRuleDoesNotHold) {
  const Distribution wide = Distribution::Rectangular(0, 2);
  EXPECT_FALSE(
      ExactMoments(Compiled({"x0"}), Independent({Distribution::Gamma(1, 1)})).has_value());
  // A kink that depends on two quantities together.
  EXPECT_FALSE(ExactMoments(Compiled({"max(x0, x1)"}), Independent({wide, wide})).has_value());
  UncertainInputs tied = Independent({wide, wide});
  tied.correlation = numerics::Matrix(2, 2, 1);
  tied.correlation(0, 1) = tied.correlation(1, 0) = 0.5;
  EXPECT_FALSE(ExactMoments(Compiled({"x0 + x1"}), tied).has_value());
  const std::vector<Distribution> many(9, wide);
  EXPECT_FALSE(ExactMoments(Compiled({"x0 * x8"}), Independent(many)).has_value());
}

TEST(Kinks, AreWhereTheFormulaBends) {
  const Program program = Compiled({"tail_cost(x0, 1, 2, 3) * x1"});
  const UncertainInputs inputs =
      Independent({Distribution::Rectangular(0.3, 2.7), Distribution::Rectangular(0, 1)});
  const std::vector<double> kinks = KinksOf(program, inputs, 0);
  ASSERT_EQ(kinks.size(), 2U);
  EXPECT_NEAR(kinks[0], 1, 1e-12);
  EXPECT_NEAR(kinks[1], 2, 1e-12);
  EXPECT_TRUE(KinksOf(program, inputs, 1).empty());
}

}  // namespace
}  // namespace doelmaat::measure
