#include "stats/cost_efficiency.h"

#include <cmath>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::MatrixOf;
constexpr double kTolerance = 1e-9;

struct Data {
  Matrix inputs;
  Matrix outputs;
  Matrix prices;
};

Data RandomData(std::size_t n_units, std::size_t n_inputs) {
  numerics::RandomStream stream(1, "cost_efficiency_test", n_inputs);
  Data data{Matrix(n_units, n_inputs), Matrix(n_units, 2), Matrix(n_units, n_inputs)};
  for (std::size_t row = 0; row < n_units; ++row) {
    const double size = std::exp(stream.Normal());
    for (std::size_t col = 0; col < 2; ++col) {
      data.outputs(row, col) = size * std::exp(0.3 * stream.Normal());
    }
    for (std::size_t col = 0; col < n_inputs; ++col) {
      data.inputs(row, col) = 100 * size * std::exp(0.4 * stream.Normal());
      data.prices(row, col) = std::exp(2 + 0.5 * stream.Normal());
    }
  }
  return data;
}

constexpr CostOptions kTechnologies[] = {{ReturnsToScale::kVariable, false},
                                         {ReturnsToScale::kConstant, false},
                                         {ReturnsToScale::kDecreasing, false},
                                         {ReturnsToScale::kIncreasing, false},
                                         {ReturnsToScale::kVariable, true}};

// All make 1. A uses (1, 4), B (2, 2), C (4, 1), D (4, 4). At prices (1, 1) B is cheapest with 4;
// at (1, 3) C with 7. D lies 2 beyond the frontier: θ = 0.5 with B, cost 16 at (1, 3), so CE = 7/16
// and AE = 7/8. A at (1, 3) costs 13.
TEST(SolveCostEfficiency, IsSolvedByHand) {
  const CostResult result = SolveCostEfficiency(MatrixOf(2, {1, 4, 2, 2, 4, 1, 4, 4}),
                                                MatrixOf(1, {1, 1, 1, 1}),
                                                MatrixOf(2, {1, 3, 1, 1, 1, 1, 1, 3}),
                                                {});
  EXPECT_NEAR(*result.units[0].minimal_cost, 7, kTolerance);
  EXPECT_NEAR(*result.units[0].cost_efficiency, 7.0 / 13, kTolerance);
  EXPECT_NEAR(*result.units[0].technical_efficiency, 1, kTolerance);
  EXPECT_NEAR(*result.units[1].cost_efficiency, 1, kTolerance);
  EXPECT_NEAR(*result.units[2].cost_efficiency, 0.8, kTolerance);
  const CostUnit& last = result.units[3];
  EXPECT_EQ(last.status, DeaStatus::kSolved);
  EXPECT_NEAR(last.cost, 16, kTolerance);
  EXPECT_NEAR(*last.cost_efficiency, 7.0 / 16, kTolerance);
  EXPECT_NEAR(*last.technical_efficiency, 0.5, kTolerance);
  EXPECT_NEAR(*last.allocative_efficiency, 7.0 / 8, kTolerance);
  EXPECT_NEAR(last.cheapest_inputs[0], 4, kTolerance);
  EXPECT_NEAR(last.cheapest_inputs[1], 1, kTolerance);
  ASSERT_EQ(last.spanned_by.size(), 1U);
  EXPECT_EQ(last.spanned_by[0].unit, 2U);
  // Every price of input 1 is 1. Input 2: (4 × 3 + 2 + 1 + 4 × 3) / 11.
  EXPECT_NEAR(result.average_prices[0], 1, kTolerance);
  EXPECT_NEAR(result.average_prices[1], 27.0 / 11, kTolerance);
  EXPECT_NEAR(last.standard_cost, 4 + 4 * 27.0 / 11, kTolerance);
  EXPECT_NEAR(last.price_index, 16 / (4 + 4 * 27.0 / 11), kTolerance);
}

TEST(SolveCostEfficiency, PartsMultiplyAndStandardCostsAddUp) {
  const Data data = RandomData(40, 3);
  for (const CostOptions& options : kTechnologies) {
    const CostResult result = SolveCostEfficiency(data.inputs, data.outputs, data.prices, options);
    double cost = 0;
    double standard = 0;
    for (const CostUnit& unit : result.units) {
      ASSERT_EQ(unit.status, DeaStatus::kSolved);
      EXPECT_NEAR(*unit.technical_efficiency * *unit.allocative_efficiency,
                  *unit.cost_efficiency,
                  kTolerance);
      EXPECT_LE(*unit.allocative_efficiency, 1 + kTolerance);
      EXPECT_LE(*unit.cost_efficiency, 1 + kTolerance);
      EXPECT_GT(*unit.cost_efficiency, 0);
      cost += unit.cost;
      standard += unit.standard_cost;
    }
    EXPECT_NEAR(standard / cost, 1, kTolerance);
  }
}

TEST(SolveCostEfficiency, LevelOfPricesAndUnitsOfMeasurementChangeNothing) {
  const Data data = RandomData(30, 2);
  Data other = data;
  for (std::size_t row = 0; row < 30; ++row) {
    const double level = 1 + static_cast<double>(row);
    other.inputs(row, 0) *= 1000;
    other.prices(row, 0) *= level / 1000;
    other.prices(row, 1) *= level;
    other.outputs(row, 1) *= 1e-4;
  }
  for (const CostOptions& options : kTechnologies) {
    const CostResult one = SolveCostEfficiency(data.inputs, data.outputs, data.prices, options);
    const CostResult two = SolveCostEfficiency(other.inputs, other.outputs, other.prices, options);
    for (std::size_t unit = 0; unit < 30; ++unit) {
      EXPECT_NEAR(*one.units[unit].cost_efficiency, *two.units[unit].cost_efficiency, kTolerance);
    }
  }
}

// With one input the price drops out of the programme.
TEST(SolveCostEfficiency, WithOneInputItIsTheTechnicalScore) {
  const Data data = RandomData(30, 1);
  for (const CostOptions& options : kTechnologies) {
    for (const CostUnit& unit :
         SolveCostEfficiency(data.inputs, data.outputs, data.prices, options).units) {
      EXPECT_NEAR(*unit.allocative_efficiency, 1, kTolerance);
      EXPECT_NEAR(*unit.standard_efficiency, *unit.technical_efficiency, kTolerance);
    }
  }
}

// When all pay the same, standardised cost is cost, and its DEA is cost efficiency.
TEST(SolveCostEfficiency, WithOnePriceForAllTheStandardScoreIsCostEfficiency) {
  Data data = RandomData(30, 3);
  for (std::size_t row = 1; row < 30; ++row) {
    for (std::size_t col = 0; col < 3; ++col) {
      data.prices(row, col) = data.prices(0, col);
    }
  }
  for (const CostOptions& options : kTechnologies) {
    for (const CostUnit& unit :
         SolveCostEfficiency(data.inputs, data.outputs, data.prices, options).units) {
      EXPECT_NEAR(unit.price_index, 1, kTolerance);
      EXPECT_NEAR(*unit.standard_efficiency, *unit.cost_efficiency, kTolerance);
    }
  }
}

TEST(SolveCostEfficiency, OneUnitIsItsOwnFrontier) {
  const CostResult result =
      SolveCostEfficiency(MatrixOf(2, {3, 4}), MatrixOf(1, {1}), MatrixOf(2, {1, 2}), {});
  EXPECT_NEAR(*result.units[0].cost_efficiency, 1, kTolerance);
  EXPECT_NEAR(result.units[0].price_index, 1, kTolerance);
}

TEST(SolveCostEfficiency, RefusesPricesThatAreNone) {
  const Matrix one = MatrixOf(1, {1, 1});
  const double kNan = std::numeric_limits<double>::quiet_NaN();
  EXPECT_THROW(SolveCostEfficiency(one, one, MatrixOf(1, {1}), {}), Error);
  EXPECT_THROW(SolveCostEfficiency(one, one, MatrixOf(2, {1, 1, 1, 1}), {}), Error);
  for (const double bad : {0.0, -1.0, kNan}) {
    try {
      SolveCostEfficiency(one, one, MatrixOf(1, {1, bad}), {});
      FAIL() << "no error";
    } catch (const Error& error) {
      EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
      EXPECT_NE(std::string(error.what()).find("Eenheid 2"), std::string::npos) << error.what();
    }
  }
}

}  // namespace
}  // namespace doelmaat::stats
