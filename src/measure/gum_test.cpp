#include "measure/gum.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "measure/formula_fixture.h"

namespace doelmaat::measure {
namespace {

using numerics::Distribution;

UncertainInputs Correlated(std::vector<Distribution> distributions, double r) {
  UncertainInputs inputs = Independent(std::move(distributions));
  inputs.correlation = numerics::Matrix(2, 2, 1);
  inputs.correlation(0, 1) = inputs.correlation(1, 0) = r;
  return inputs;
}

// JCGM 100:2008, H.1, printed: u 32 nm, 34 nm with second-order terms, 16 degrees of freedom.
TEST(Gum, ReproducesTheEndGauge) {
  const Program program = Compiled({"x0 + x1 - x0 * (x2 * x3 + x4 * x5)"});
  const UncertainInputs inputs = Independent({Distribution::Student(50000623, 25, 18),
                                              Distribution::Student(215, 9.681941954, 25.6),
                                              Distribution::Student(0, 5.8e-7, 50),
                                              Distribution::Normal(-0.1, 0.41),
                                              Distribution::Normal(1.15e-5, 1.2e-6),
                                              Distribution::Student(0, 0.029, 2)});
  const GumOutcome length = PropagateGum(program, inputs).outcomes.front();
  EXPECT_EQ(length.value, 50000838);
  EXPECT_EQ(std::round(length.u_first), 32);
  EXPECT_EQ(std::round(length.u_second), 34);
  EXPECT_EQ(std::floor(length.degrees), 16);
  EXPECT_EQ(std::round(CoverageFactor(0.99, length.degrees) * length.u_first), 93);
}

TEST(Gum, OfASumAddsVariances) {
  const auto result =
      PropagateGum(Compiled({"x0 - 2 * x1"}),
                   Independent({Distribution::Normal(1, 3), Distribution::Normal(1, 2)}));
  const GumOutcome& y = result.outcomes.front();
  EXPECT_NEAR(y.u_first, 5, 1e-14);
  EXPECT_NEAR(y.u_second, 5, 1e-14);
  EXPECT_NEAR(y.main_shares[0], 9.0 / 25, 1e-14);
  EXPECT_NEAR(y.total_shares[1], 16.0 / 25, 1e-14);
}

// Var of x0 x1 is exactly m0² s1² + m1² s0² + s0² s1²: second order is exact for a product.
TEST(Gum, SecondOrderIsExactForAProduct) {
  const auto result =
      PropagateGum(Compiled({"x0 * x1"}),
                   Independent({Distribution::Normal(2, 0.5), Distribution::Rectangular(0, 6)}));
  const GumOutcome& y = result.outcomes.front();
  EXPECT_NEAR(y.u_first * y.u_first, 4 * 3 + 9 * 0.25, 1e-13);
  EXPECT_NEAR(y.u_second * y.u_second, 4 * 3 + 9 * 0.25 + 0.25 * 3, 1e-13);
  EXPECT_NEAR(y.main_shares[0] + y.total_shares[1], 1, 1e-14);
}

// Of x⁢² with x normal: 4 m² s² + 2 s⁴, exact.
TEST(Gum, SecondOrderIsExactForTheSquareOfANormal) {
  const auto y =
      PropagateGum(Compiled({"x0^2"}), Independent({Distribution::Normal(3, 2)})).outcomes.front();
  EXPECT_NEAR(y.u_second * y.u_second, 4 * 9 * 4 + 2 * 16, 1e-11);
}

TEST(Gum, OfTheSameQuantityTwiceIsThatOfTwiceTheQuantity) {
  const Distribution x = Distribution::Normal(10, 1);
  const auto once = PropagateGum(Compiled({"x0 + x0"}), Independent({x}));
  const auto tied = PropagateGum(Compiled({"x0 + x1"}), Correlated({x, x}, 1));
  const auto loose = PropagateGum(Compiled({"x0 + x1"}), Independent({x, x}));
  EXPECT_NEAR(once.outcomes[0].u_first, 2, 1e-14);
  EXPECT_NEAR(tied.outcomes[0].u_first, 2, 1e-14);
  EXPECT_NEAR(loose.outcomes[0].u_first, std::sqrt(2.0), 1e-14);
}

// Isserlis: Var(x0 x1) of correlated standard normals is 1 + r².
TEST(Gum, SecondOrderHoldsForCorrelatedNormals) {
  const auto y =
      PropagateGum(Compiled({"x0 * x1"}),
                   Correlated({Distribution::Normal(0, 1), Distribution::Normal(0, 1)}, 0.6));
  EXPECT_NEAR(y.outcomes[0].u_second, std::sqrt(1 + 0.36), 1e-13);
}

TEST(Gum, DegreesOfASetObservedTogetherAreItsOwn) {
  const std::vector<Distribution> observed = {Distribution::Student(1, 1, 4),
                                              Distribution::Student(1, 2, 4)};
  EXPECT_NEAR(
      PropagateGum(Compiled({"x0 + x1"}), Correlated(observed, 0.3)).outcomes[0].degrees, 4, 1e-13);
  // Welch-Satterthwaite by hand: (1 + 4)² / (1/4 + 16/4).
  EXPECT_NEAR(PropagateGum(Compiled({"x0 + x1"}), Independent(observed)).outcomes[0].degrees,
              25 / 4.25,
              1e-13);
}

TEST(Gum, CovarianceOfOutcomesIsTheirs) {
  const auto result =
      PropagateGum(Compiled({"x0 + x1", "x0 - x1"}),
                   Independent({Distribution::Normal(0, 3), Distribution::Normal(0, 2)}));
  EXPECT_NEAR(result.covariance(0, 1), 9 - 4, 1e-13);
  EXPECT_NEAR(result.covariance(0, 0), 13, 1e-13);
}

TEST(Gum, OfKnownQuantitiesIsCertain) {
  const auto y =
      PropagateGum(Compiled({"x0 * 3"}), Independent({Distribution::Point(2)})).outcomes.front();
  EXPECT_EQ(y.value, 6);
  EXPECT_EQ(y.u_first, 0);
  EXPECT_TRUE(std::isinf(y.degrees));
  EXPECT_TRUE(y.main_shares.empty());
}

TEST(Gum, RefusesACorrelationThatCannotBe) {
  EXPECT_THROW(
      PropagateGum(Compiled({"x0 + x1"}),
                   Correlated({Distribution::Normal(0, 1), Distribution::Normal(0, 1)}, 2)),
      Error);
}

}  // namespace
}  // namespace doelmaat::measure
