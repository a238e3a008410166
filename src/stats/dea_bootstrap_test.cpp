#include "stats/dea_bootstrap.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/parallel_fixture.h"
#include "numerics/random_stream.h"

namespace doelmaat::stats {
namespace {

using numerics::SerialFor;

struct Data {
  Matrix inputs;
  Matrix outputs;
};

Data RandomData(std::size_t n_inputs) {
  numerics::RandomStream stream(1, "dea_bootstrap_test", 0);
  Data data{Matrix(40, n_inputs), Matrix(40, 2)};
  for (std::size_t row = 0; row < 40; ++row) {
    double size = 0;
    for (double& output : data.outputs.row(row)) {
      output = std::exp(3 + stream.Normal());
      size += output;
    }
    for (double& input : data.inputs.row(row)) {
      input = 1000 * size * std::exp(0.4 * std::abs(stream.Normal()));
    }
  }
  return data;
}

DeaBootstrapOptions Few() {
  DeaBootstrapOptions options;
  options.replications = 60;
  return options;
}

numerics::ParallelFor Backwards() {
  return [](std::size_t count, const std::function<void(std::size_t)>& body) {
    for (std::size_t index = count; index > 0; --index) {
      body(index - 1);
    }
  };
}

TEST(BootstrapDea, HasTheSameBytesWhateverTheThreadsAndTheirOrder) {
  for (const std::size_t n_inputs : {1U, 2U}) {
    const Data data = RandomData(n_inputs);
    const auto one = BootstrapDea(data.inputs, data.outputs, Few(), SerialFor());
    for (const auto& runner : {numerics::fixture::TwoThreads(), Backwards()}) {
      const auto other = BootstrapDea(data.inputs, data.outputs, Few(), runner);
      ASSERT_TRUE(std::ranges::equal(one.draws.values(), other.draws.values()));
      for (std::size_t unit = 0; unit < one.units.size(); ++unit) {
        EXPECT_EQ(one.units[unit].bias_corrected, other.units[unit].bias_corrected);
        EXPECT_EQ(one.units[unit].intervals[0].low, other.units[unit].intervals[0].low);
      }
    }
  }
}

// The bootstrap frontier lies inside the estimated one, so corrections go one way only.
TEST(BootstrapDea, CorrectsDownwardsWithNestedIntervals) {
  const Data data = RandomData(1);
  const auto result = BootstrapDea(data.inputs, data.outputs, Few(), SerialFor());
  ASSERT_TRUE(result.usable());
  EXPECT_EQ(result.failed_replications, 0U);
  EXPECT_EQ(result.draws.cols(), 60U);
  for (std::size_t row = 0; row < result.units.size(); ++row) {
    const DeaBootstrapUnit& unit = result.units[row];
    EXPECT_LT(*unit.bias_corrected, *unit.score);
    ASSERT_EQ(unit.intervals.size(), 2U);
    EXPECT_LE(unit.intervals[1].low, unit.intervals[0].low);
    EXPECT_LE(unit.intervals[0].low, unit.intervals[0].high);
    EXPECT_LE(unit.intervals[0].high, unit.intervals[1].high);
    EXPECT_LE(unit.intervals[1].high, *unit.score + 1e-9);
    double inverse_sum = 0;
    for (const double draw : result.draws.row(row)) {
      EXPECT_GT(draw, 0);
      EXPECT_LE(draw, *unit.score + 1e-9);
      inverse_sum += 1 / draw;
    }
    // The corrected score is the harmonic mean of the draws.
    EXPECT_NEAR(60 / inverse_sum, *unit.bias_corrected, 1e-12);
  }
}

TEST(BootstrapDea, OutputOrientationIsTheMirrorUnderConstantReturns) {
  const Data data = RandomData(1);
  DeaBootstrapOptions options = Few();
  options.dea.returns_to_scale = ReturnsToScale::kConstant;
  options.bandwidth = 0.05;
  const auto input = BootstrapDea(data.inputs, data.outputs, options, SerialFor());
  options.dea.orientation = Orientation::kOutput;
  const auto output = BootstrapDea(data.inputs, data.outputs, options, SerialFor());
  // Not the same technology: inputs are moved in the one and outputs in the other, by the same
  // factors, and only under constant returns do they agree.
  for (std::size_t unit = 0; unit < input.units.size(); ++unit) {
    EXPECT_NEAR(*input.units[unit].bias_corrected * *output.units[unit].bias_corrected, 1, 1e-8);
  }
}

TEST(BootstrapDea, OtherSeedOtherDrawsAndSmallBandwidthStillSmooth) {
  const Data data = RandomData(1);
  DeaBootstrapOptions options = Few();
  const auto one = BootstrapDea(data.inputs, data.outputs, options, SerialFor());
  options.seed = 2;
  const auto other = BootstrapDea(data.inputs, data.outputs, options, SerialFor());
  EXPECT_NE(one.draws(0, 0), other.draws(0, 0));
  // Both estimate the same number: within a tenth of it with 60 replications.
  EXPECT_NEAR(*one.units[0].bias_corrected,
              *other.units[0].bias_corrected,
              0.1 * *one.units[0].bias_corrected);
}

TEST(BootstrapDea, UnitsThatDoNotSpanTakeNoPartInTheFrontier) {
  Data data = RandomData(1);
  DeaBootstrapOptions options = Few();
  options.dea.spans.assign(40, true);
  options.dea.spans[0] = options.dea.spans[1] = options.dea.spans[2] = false;
  data.inputs(0, 0) *= 0.01;   // beyond the frontier
  data.outputs(1, 0) *= 1000;  // out of reach
  const auto result = BootstrapDea(data.inputs, data.outputs, options, SerialFor());
  ASSERT_TRUE(result.usable());
  EXPECT_GT(*result.units[0].score, 1);
  EXPECT_FALSE(result.units[0].bias_corrected.has_value());
  EXPECT_TRUE(result.units[0].intervals.empty());
  EXPECT_EQ(result.draws(0, 5), 1);
  EXPECT_FALSE(result.units[1].score.has_value());
  EXPECT_EQ(result.draws(1, 5), 1);
  EXPECT_LT(*result.units[2].bias_corrected, *result.units[2].score);

  // Whatever those three do, the others see the same frontier.
  data.inputs(0, 0) *= 50;
  data.outputs(1, 0) /= 1000;
  const auto other = BootstrapDea(data.inputs, data.outputs, options, SerialFor());
  for (std::size_t unit = 2; unit < 40; ++unit) {
    EXPECT_NEAR(*result.units[unit].bias_corrected, *other.units[unit].bias_corrected, 1e-9);
  }
}

TEST(BootstrapDea, WithoutInefficiencyThereIsNothingToDraw) {
  const Matrix same(10, 1, 3);
  const auto result = BootstrapDea(same, same, Few(), SerialFor());
  EXPECT_EQ(result.status, DeaBootstrapStatus::kNoSpread);
  EXPECT_FALSE(result.usable());
  EXPECT_EQ(result.draws.cols(), 0U);
  EXPECT_NEAR(*result.units[0].score, 1, 1e-9);
  EXPECT_FALSE(result.units[0].bias_corrected.has_value());
}

TEST(BootstrapDea, RefusesOptionsThatMakeNoSense) {
  const Data data = RandomData(1);
  DeaBootstrapOptions options = Few();
  options.replications = 1;
  EXPECT_THROW(BootstrapDea(data.inputs, data.outputs, options, SerialFor()), Error);
  options = Few();
  options.levels = {0.9, 1};
  EXPECT_THROW(BootstrapDea(data.inputs, data.outputs, options, SerialFor()), Error);
  options = Few();
  options.bandwidth = 0;
  EXPECT_THROW(BootstrapDea(data.inputs, data.outputs, options, SerialFor()), Error);
}

}  // namespace
}  // namespace doelmaat::stats
