#include "measure/phase_in.h"

#include <cmath>
#include <vector>

#include <gtest/gtest.h>

#include "base/error.h"

namespace doelmaat::measure {
namespace {

PhaseInputs Inputs(DurationShape shape, double cv_squared, double adoption_months) {
  return {68, 14.5, {shape, 10, cv_squared}, adoption_months};
}

// By hand: 68/12 (12 − 10 (1 − e^−1.2)) in the first year.
TEST(PhaseIn, OfExponentialDurationsIsThatByHand) {
  const auto years = PhaseIn(Inputs(DurationShape::kExponential, 1, 0), 2);
  EXPECT_NEAR(years[0].benefit, 68.0 / 12 * (12 - 10 * (1 - std::exp(-1.2))), 1e-10);
  EXPECT_NEAR(years[0].cost, 14.5, 1e-12);
  EXPECT_NEAR(years[1].net, years[1].benefit - years[1].cost, 1e-12);
}

// Trajectories of exactly ten months: of the first year the last two have benefits.
TEST(PhaseIn, OfFixedDurationsStartsWhenTheFirstEnds) {
  const auto years = PhaseIn(Inputs(DurationShape::kFixed, 0, 0), 2);
  EXPECT_NEAR(years[0].benefit, 68.0 * 2 / 12, 1e-12);
  EXPECT_NEAR(years[1].benefit, 68, 1e-12);
}

// The ramp against the midpoint rule over the adoption.
TEST(PhaseIn, WithARampIsTheMeanOverStartsOfThePlan) {
  for (const DurationShape shape :
       {DurationShape::kGamma, DurationShape::kLognormal, DurationShape::kExponential}) {
    const double exact = PhaseIn(Inputs(shape, 0.5, 12), 1).front().benefit;
    double sum = 0;
    constexpr int kSteps = 1200;
    for (int step = 0; step < kSteps; ++step) {
      // A share of the plan that starts in month s brings what a plan of 12 − s months brings.
      const double left = 12 - (step + 0.5) * 12 / kSteps;
      PhaseInputs scaled = Inputs(shape, 0.5, 0);
      scaled.duration.mean_months *= 12 / left;  // time in units in which `left` is a year
      sum += PhaseIn(scaled, 1).front().benefit * left / 12 / kSteps;
    }
    EXPECT_NEAR(exact, sum, 1e-4 * exact);
  }
}

TEST(PhaseIn, ReachesTheFullAmounts) {
  for (const DurationShape shape : {DurationShape::kGamma,
                                    DurationShape::kLognormal,
                                    DurationShape::kExponential,
                                    DurationShape::kFixed}) {
    const PhaseYear late = PhaseIn(Inputs(shape, 0.5, 24), 40).back();
    EXPECT_NEAR(late.benefit, 68, 1e-6);
    EXPECT_NEAR(late.cost, 14.5, 1e-9);
  }
}

TEST(PhaseIn, OfNothingIsNothing) {
  PhaseInputs none = Inputs(DurationShape::kGamma, 1, 6);
  none.benefit = none.cost = 0;
  EXPECT_EQ(PhaseIn(none, 1).front().net, 0);
}

TEST(PhaseIn, RefusesWhatCannotBe) {
  EXPECT_THROW(PhaseIn(Inputs(DurationShape::kGamma, 1, 0), 0), Error);
  EXPECT_THROW(PhaseIn(Inputs(DurationShape::kGamma, 0, 0), 1), Error);
  EXPECT_THROW(PhaseIn(Inputs(DurationShape::kGamma, 1, -1), 1), Error);
  PhaseInputs wrong = Inputs(DurationShape::kFixed, 0, 0);
  wrong.duration.mean_months = 0;
  EXPECT_THROW(PhaseIn(wrong, 1), Error);
}

TEST(Funding, OfMunicipalityAndProviderIsTheWhole) {
  const std::vector<double> shares = {0.6, 0.25, 0.15};
  const FundingSplit split = SplitByFunding(68, shares, std::vector<double>{1, 0.5, 0.25});
  EXPECT_NEAR(split.municipal, 68 * (0.6 + 0.125 + 0.0375), 1e-12);
  EXPECT_NEAR(split.municipal + split.provider, 68, 1e-12);
  EXPECT_EQ(SplitByFunding(68, std::vector<double>{1}, std::vector<double>{1}).provider, 0);
}

TEST(Funding, RefusesSharesThatAreNotTheWhole) {
  const std::vector<double> one = {1};
  EXPECT_THROW(SplitByFunding(1, std::vector<double>{0.9}, one), Error);
  EXPECT_THROW(SplitByFunding(1, std::vector<double>{0.5, 0.5}, one), Error);
  EXPECT_THROW(SplitByFunding(1, one, std::vector<double>{1.1}), Error);
  EXPECT_THROW(SplitByFunding(std::nan(""), one, one), Error);
  EXPECT_THROW(SplitByFunding(1, {}, {}), Error);
}

}  // namespace
}  // namespace doelmaat::measure
