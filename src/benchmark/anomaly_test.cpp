#include "benchmark/anomaly.h"

#include <cmath>
#include <limits>

#include <gtest/gtest.h>

namespace doelmaat::benchmark {
namespace {

// 1 / Φ⁻¹(3/4), to the sixteen digits of a double.
constexpr double kMadFactor = 1.482602218505602;
// Of a handful of logarithms, additions and divisions.
constexpr double kTolerance = 1e-12;

// Spending per client of e^exponent, one client in ten young people.
SpendingCase PerClient(double exponent) { return {std::exp(exponent) * 100.0, 100.0, 1000.0}; }

std::vector<SpendingCase> Cases(const std::vector<double>& exponents) {
  std::vector<SpendingCase> cases;
  for (const double exponent : exponents) {
    cases.push_back(PerClient(exponent));
  }
  return cases;
}

TEST(MeasureDeviations, IsTheRobustDistanceOfTheLogarithm) {
  // Median 2; distances 2, 1, 0, 1, 8, of which the median is 1.
  const auto found = MeasureDeviations(Cases({0.0, 1.0, 2.0, 3.0, 10.0}));
  const double expected[] = {-2.0, -1.0, 0.0, 1.0, 8.0};
  for (std::size_t i = 0; i < found.size(); ++i) {
    ASSERT_TRUE(found[i].has_value());
    EXPECT_NEAR(found[i]->robust_z, expected[i] / kMadFactor, kTolerance) << i;
  }
  EXPECT_NEAR(found[4]->eur, std::exp(10.0), std::exp(10.0) * kTolerance);
}

TEST(MeasureDeviations, IsTwoSided) {
  const auto found = MeasureDeviations(Cases({-7.0, 1.0, 2.0, 3.0, 11.0}));
  EXPECT_NEAR(found[0]->robust_z, -found[4]->robust_z, kTolerance);
  EXPECT_LT(found[0]->robust_z, -5.0);
}

TEST(MeasureDeviations, DoesNotDependOnTheUnitOfMoney) {
  auto cases = Cases({0.0, 1.3, 2.0, 3.1, 10.0});
  const auto before = MeasureDeviations(cases);
  for (SpendingCase& each : cases) {
    *each.spend_eur *= 1000.0;
  }
  const auto after = MeasureDeviations(cases);
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_NEAR(after[i]->robust_z, before[i]->robust_z, kTolerance);
  }
}

TEST(MeasureDeviations, GivesTheMeasureOnWhichACaseLiesFurthest) {
  auto cases = Cases({0.0, 1.0, 2.0, 3.0, 2.0});
  *cases[4].youth = 10.0;  // as many young people as would make it very dear a head
  const auto found = MeasureDeviations(cases);
  EXPECT_EQ(found[4]->measure, AnomalyMeasure::kEurPerYouth);
  EXPECT_GT(found[4]->robust_z, 3.0 / kMadFactor);
  EXPECT_NEAR(found[4]->eur, std::exp(2.0) * 10.0, 1e-10);
  EXPECT_EQ(found[0]->measure, AnomalyMeasure::kEurPerClient);
}

TEST(MeasureDeviations, GivesNothingWithoutSpread) {
  // More than half are equal: there is no scale to measure in.
  for (const auto& each : MeasureDeviations(Cases({1.0, 1.0, 1.0, 1.0, 9.0}))) {
    EXPECT_FALSE(each.has_value());
  }
}

TEST(MeasureDeviations, UsesTheOtherMeasureWhenOneHasNoSpread) {
  auto cases = Cases({1.0, 1.0, 1.0, 1.0, 9.0});
  for (std::size_t i = 0; i < cases.size(); ++i) {
    *cases[i].youth = 1000.0 * std::exp(static_cast<double>(i));
  }
  for (const auto& each : MeasureDeviations(cases)) {
    ASSERT_TRUE(each.has_value());
    EXPECT_EQ(each->measure, AnomalyMeasure::kEurPerYouth);
  }
}

TEST(MeasureDeviations, LeavesOutWhatIsMissingOrNotPositive) {
  auto cases = Cases({0.0, 1.0, 2.0, 3.0, 10.0});
  const auto expected = MeasureDeviations(cases);
  cases.push_back({std::nullopt, 100.0, 1000.0});
  cases.push_back({0.0, 100.0, 1000.0});
  cases.push_back({-5.0, 100.0, 1000.0});
  cases.push_back({100.0, std::nullopt, std::nullopt});
  cases.push_back({100.0, 0.0, 0.0});
  const auto found = MeasureDeviations(cases);
  for (std::size_t i = 0; i < 5; ++i) {
    EXPECT_EQ(found[i]->robust_z, expected[i]->robust_z);
  }
  for (std::size_t i = 5; i < found.size(); ++i) {
    EXPECT_FALSE(found[i].has_value()) << i;
  }
}

TEST(MeasureDeviations, ACaseWithoutClientsIsHeldAgainstYoungPeople) {
  auto cases = Cases({0.0, 1.0, 2.0, 3.0, 10.0});
  cases[4].clients.reset();
  const auto found = MeasureDeviations(cases);
  ASSERT_TRUE(found[4].has_value());
  EXPECT_EQ(found[4]->measure, AnomalyMeasure::kEurPerYouth);
  EXPECT_NEAR(found[4]->robust_z, 8.0 / kMadFactor, kTolerance);
}

TEST(MeasureDeviations, OfNoCasesIsNothing) { EXPECT_TRUE(MeasureDeviations({}).empty()); }

}  // namespace
}  // namespace doelmaat::benchmark
