#include "stats/conditional_efficiency.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"
#include "stats/order_m.h"

namespace doelmaat::stats {
namespace {

using numerics::SerialFor;

struct Data {
  Matrix inputs;
  Matrix outputs;
  Matrix environment;
};

// Cost rises with the environment, by half over its range; besides, inefficiency.
Data RandomData(std::size_t rows) {
  numerics::RandomStream stream(9, "conditional_efficiency_test", 0);
  Data data{Matrix(rows, 1), Matrix(rows, 2), Matrix(rows, 1)};
  for (std::size_t row = 0; row < rows; ++row) {
    data.environment(row, 0) = stream.Uniform();
    data.outputs(row, 0) = std::exp(0.5 * stream.Normal());
    data.outputs(row, 1) = std::exp(0.5 * stream.Normal());
    data.inputs(row, 0) = (data.outputs(row, 0) + data.outputs(row, 1)) *
                          std::exp(0.5 * data.environment(row, 0)) *
                          std::exp(0.2 * std::abs(stream.Normal()));
  }
  return data;
}

ConditionalResult Solve(const Data& data, const ConditionalOptions& options) {
  return SolveConditional(data.inputs, data.outputs, data.environment, options, SerialFor());
}

// Seven units that do the same, environment 0 to 6, costs 7, 1, 4, 2, 6, 3, 5. One input and one
// output: the window is widened by 1 + 7^(−1/2) = 1.378. Unit 3 with two neighbours reaches 1.378
// steps: 2 and 4 with weight 1 − 1/1.378² = 0.4734, at factors 4/2 and 6/2 beside its own 1.
//   FDH 1; order-1, the weighted mean: (1 + 0.4734 (2 + 3)) / (1 + 2 × 0.4734)
TEST(SolveConditional, SevenUnitsByHand) {
  Data data{Matrix(7, 1), Matrix(7, 1, 1), Matrix(7, 1)};
  const std::vector<double> costs = {7, 1, 4, 2, 6, 3, 5};
  for (std::size_t row = 0; row < 7; ++row) {
    data.inputs(row, 0) = costs[row];
    data.environment(row, 0) = static_cast<double>(row);
  }
  const double reach = 1 + 1 / std::sqrt(7.0);
  const double weight = 1 - 1 / (reach * reach);
  const auto mean = Solve(data, {.m = 1, .neighbours = 2});
  ASSERT_TRUE(mean.usable());
  EXPECT_NEAR(*mean.units[3].conditional, (1 + weight * 5) / (1 + 2 * weight), 1e-12);
  EXPECT_NEAR(*mean.units[3].unconditional, 2, 1e-12);  // mean cost 4 over its own 2
  EXPECT_EQ(mean.units[3].in_window, 3U);
  EXPECT_EQ(mean.units[3].comparable, 3U);
  const auto hull = Solve(data, {.measure = ConditionalMeasure::kFreeDisposal, .neighbours = 2});
  EXPECT_NEAR(*hull.units[3].conditional, 1, 1e-12);
  EXPECT_NEAR(*hull.units[3].unconditional, 0.5, 1e-12);
  EXPECT_NEAR(*hull.units[3].ratio, 2, 1e-12);
}

// With every unit deep inside the window all weights go to 1.
TEST(SolveConditional, ForgetsAnEnvironmentThatHardlyDiffers) {
  Data data = RandomData(40);
  // One far unit sets the scale: beside it the others are all in one place.
  data.environment(0, 0) = 1e7;
  const auto found = Solve(data, {.m = 10, .neighbours = 39});
  const auto plain = SolveOrderM(data.inputs, data.outputs, {.m = 10});
  for (std::size_t row = 1; row < 40; ++row) {
    EXPECT_NEAR(*found.units[row].unconditional, plain[row].score, 1e-12);
  }
  // Without unit 0, which lies outside the window of the others or at its very edge.
  EXPECT_EQ(found.units[5].in_window, 40U);
}

TEST(SolveConditional, DeaIsDeaOfTheWindow) {
  const Data data = RandomData(50);
  const auto found = Solve(data, {.measure = ConditionalMeasure::kDea});
  ASSERT_TRUE(found.usable());
  const DeaResult all = SolveDea(data.inputs, data.outputs, {});
  for (std::size_t row = 0; row < 50; ++row) {
    const std::vector<double> weights = found.kernel.WeightsFor(row);
    DeaOptions options;
    for (const double weight : weights) {
      options.spans.push_back(weight > 0);
    }
    const DeaResult window = SolveDea(data.inputs, data.outputs, options);
    EXPECT_NEAR(*found.units[row].conditional, *window.units[row].score, 1e-9);
    EXPECT_NEAR(*found.units[row].unconditional, *all.units[row].score, 1e-9);
    EXPECT_GE(*found.units[row].ratio, 1 - 1e-9);
    EXPECT_LE(*found.units[row].conditional, 1 + 1e-9);
  }
}

// Who works in dear circumstances (environment near 1) gains most by being held against its like.
TEST(SolveConditional, ShowsACircumstanceThatHinders) {
  const Data data = RandomData(200);
  for (const ConditionalMeasure measure : {ConditionalMeasure::kOrderM,
                                           ConditionalMeasure::kOrderAlpha,
                                           ConditionalMeasure::kFreeDisposal,
                                           ConditionalMeasure::kDea}) {
    const auto found = Solve(data, {.measure = measure});
    ASSERT_TRUE(found.usable());
    double light = 0;
    double heavy = 0;
    std::size_t lights = 0;
    std::size_t heavies = 0;
    for (std::size_t row = 0; row < 200; ++row) {
      if (data.environment(row, 0) < 0.3) {
        light += *found.units[row].ratio;
        ++lights;
      } else if (data.environment(row, 0) > 0.7) {
        heavy += *found.units[row].ratio;
        ++heavies;
      }
    }
    EXPECT_GT(heavy / static_cast<double>(heavies), light / static_cast<double>(lights) + 0.05);
  }
}

TEST(SolveConditional, GivesNoScoresWithoutAKernel) {
  Data data = RandomData(20);
  data.environment = Matrix(20, 1, 3);
  const auto found = Solve(data, {});
  EXPECT_FALSE(found.usable());
  EXPECT_TRUE(found.units.empty());
}

TEST(SolveConditional, RefusesRowsThatDiffer) {
  Data data = RandomData(20);
  data.environment = Matrix(19, 1, 3);
  EXPECT_THROW(Solve(data, {}), Error);
  EXPECT_THROW(Solve(RandomData(20), {.m = 0}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
