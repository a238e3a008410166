#include <cmath>

#include <gtest/gtest.h>

#include "measure/formula_fixture.h"
#include "measure/monte_carlo.h"

namespace doelmaat::measure {
namespace {

using numerics::Distribution;
using numerics::SerialFor;

const MonteCarloOptions kDraws{200'000, 3, false, 2};

// Ishigami & Homma 1990 with a = 7, b = 0.1: shares as in Saltelli et al. 2008, Global Sensitivity
// Analysis, 4.6: main .3139 .4424 0, total .5576 .4424 .2437.
TEST(VarianceShares, OfIshigamiAreThePublishedOnes) {
  const double pi = std::acos(-1.0);
  const std::vector<Distribution> three(3, Distribution::Rectangular(-pi, pi));
  const auto shares = SobolShares(Compiled({"sin(x0) + 7 * sin(x1)^2 + 0.1 * x2^4 * sin(x0)"}),
                                  Independent(three),
                                  kDraws,
                                  SerialFor())
                          .front();
  const double main[] = {0.3139, 0.4424, 0};
  const double total[] = {0.5576, 0.4424, 0.2437};
  for (std::size_t i = 0; i < 3; ++i) {
    EXPECT_NEAR(shares[i].main, main[i], 4 * shares[i].main_error + 1e-4) << i;
    EXPECT_NEAR(shares[i].total, total[i], 4 * shares[i].total_error + 1e-4) << i;
    EXPECT_LT(shares[i].main_error, 0.01);
  }
}

TEST(VarianceShares, OfASumAreThoseOfItsTerms) {
  const auto shares =
      SobolShares(Compiled({"x0 + 2 * x1"}),
                  Independent({Distribution::Normal(0, 1), Distribution::Rectangular(-9, 9)}),
                  kDraws,
                  SerialFor())
          .front();
  const double whole = 1 + 4 * 27;
  EXPECT_NEAR(shares[0].main, 1 / whole, 4 * shares[0].main_error);
  EXPECT_NEAR(shares[1].total, 4 * 27 / whole, 4 * shares[1].total_error);
  EXPECT_NEAR(shares[0].total, shares[0].main, 4 * shares[0].main_error);
}

TEST(VarianceShares, OfWhatDoesNotVaryAreNone) {
  const auto shares = SobolShares(Compiled({"x0", "x1"}),
                                  Independent({Distribution::Point(3), Distribution::Normal(0, 1)}),
                                  kDraws,
                                  SerialFor());
  EXPECT_TRUE(shares[0].empty());
  EXPECT_EQ(shares[1][0].total, 0);
  EXPECT_NEAR(shares[1][1].total, 1, 4 * shares[1][1].total_error);
}

// Var(x0 + x1) = 1 + 1 + 2 * 0.5 = 3 of a set, beside 4 of the other: 3/7 and 4/7.
TEST(VarianceShares, OfCorrelatedQuantitiesAreThatOfTheSet) {
  UncertainInputs inputs = Independent(
      {Distribution::Normal(0, 1), Distribution::Normal(0, 1), Distribution::Normal(0, 2)});
  inputs.correlation = numerics::Matrix(3, 3);
  for (std::size_t i = 0; i < 3; ++i) {
    inputs.correlation(i, i) = 1;
  }
  inputs.correlation(0, 1) = inputs.correlation(1, 0) = 0.5;
  const auto shares = SobolShares(Compiled({"x0 + x1 + x2"}), inputs, kDraws, SerialFor()).front();
  for (std::size_t i = 0; i < 2; ++i) {
    EXPECT_NEAR(shares[i].main, 3.0 / 7, 4 * shares[i].main_error);
    EXPECT_NEAR(shares[i].total, 3.0 / 7, 4 * shares[i].total_error);
  }
  EXPECT_NEAR(shares[2].main, 4.0 / 7, 4 * shares[2].main_error);
}

}  // namespace
}  // namespace doelmaat::measure
