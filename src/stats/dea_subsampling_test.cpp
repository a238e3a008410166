#include "stats/dea_subsampling.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/parallel_fixture.h"
#include "numerics/random_stream.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::Column;
using Data = fixture::Units;
using numerics::SerialFor;

Data RandomData(std::size_t rows) {
  numerics::RandomStream stream(10, "dea_subsampling_test", 0);
  Data data{Matrix(rows, 1), Matrix(rows, 2)};
  for (std::size_t row = 0; row < rows; ++row) {
    data.outputs(row, 0) = std::exp(0.5 * stream.Normal());
    data.outputs(row, 1) = std::exp(0.5 * stream.Normal());
    data.inputs(row, 0) =
        (data.outputs(row, 0) + data.outputs(row, 1)) * std::exp(0.4 * std::abs(stream.Normal()));
  }
  return data;
}

// Output per input 4, 2, 1, constant returns, subsamples of two. Unit 3 has δ = 4; against {1, 2}
// and {1, 3} δ* = 4, against {2, 3} δ* = 2: g = 0, 0, 1 with a third each. The rate is 2/2 = 1 and
// (m/n)^1 = 2/3: the 95% interval of δ runs from 4 to 4 (1 + 2/3), so that of θ from 0.15 to 0.25,
// and the corrected δ is 4 (1 + 2/3 × 1/3).
TEST(SubsampleDea, ThreeUnitsByHand) {
  const auto found = SubsampleDea(
      Column({1, 1, 1}),
      Column({4, 2, 1}),
      {.dea = {.returns_to_scale = ReturnsToScale::kConstant}, .replications = 6000, .size = 2},
      SerialFor());
  ASSERT_TRUE(found.usable());
  const DeaSubsamplingUnit& unit = found.units[2];
  ASSERT_TRUE(unit.intervals[1].has_value());
  EXPECT_NEAR(unit.intervals[1]->low, 0.15, 1e-12);
  EXPECT_NEAR(unit.intervals[1]->high, 0.25, 1e-12);
  // The share of {2, 3} among 6,000 has a standard error of 0.006.
  EXPECT_NEAR(1 / *unit.bias_corrected, 4 * (1 + 2.0 / 9), 0.06);
  // Unit 1 spans: without it (2, 3) its δ* is 1/2, g = 1.
  EXPECT_NEAR(found.units[0].intervals[1]->low, 0.6, 1e-12);
}

TEST(SubsampleDea, AllOfThemAtOnceLeavesNoRoom) {
  const Data data = RandomData(30);
  const auto found =
      SubsampleDea(data.inputs, data.outputs, {.replications = 5, .size = 30}, SerialFor());
  const DeaResult dea = SolveDea(data.inputs, data.outputs, {});
  for (std::size_t row = 0; row < 30; ++row) {
    EXPECT_NEAR(found.units[row].intervals[0]->low, *dea.units[row].score, 1e-9);
    EXPECT_NEAR(*found.units[row].bias_corrected, *dea.units[row].score, 1e-9);
  }
}

// The interval lies under the score (input) or above it (output), the wider level around the other.
TEST(SubsampleDea, IntervalsLieOnTheSideOfTheBias) {
  const Data data = RandomData(60);
  for (const Orientation orientation : {Orientation::kInput, Orientation::kOutput}) {
    const auto found = SubsampleDea(data.inputs,
                                    data.outputs,
                                    {.dea = {.orientation = orientation}, .replications = 100},
                                    SerialFor());
    EXPECT_EQ(found.size, SubsampleSize(60));
    std::size_t bounded = 0;
    for (const DeaSubsamplingUnit& unit : found.units) {
      if (!unit.intervals[1].has_value()) {
        EXPECT_GT(unit.out_of_reach, 0U);
        continue;
      }
      ++bounded;
      const Interval at95 = *unit.intervals[1];
      const Interval at90 = *unit.intervals[0];
      EXPECT_LE(at95.low, at90.low);
      EXPECT_GE(at95.high, at90.high);
      if (orientation == Orientation::kInput) {
        EXPECT_LE(at95.high, *unit.score + 1e-12);
      } else {
        EXPECT_GE(at95.low, *unit.score - 1e-12);
      }
    }
    EXPECT_GT(bounded, 40U);
  }
}

// The unit with most of everything is out of reach of every subsample without it.
TEST(SubsampleDea, SaysWhichUnitsSubsamplesCannotReach) {
  Data data = RandomData(40);
  data.outputs(3, 0) = 50;
  data.outputs(3, 1) = 50;
  const auto found =
      SubsampleDea(data.inputs, data.outputs, {.replications = 200, .size = 20}, SerialFor());
  const DeaSubsamplingUnit& unit = found.units[3];
  EXPECT_GT(unit.out_of_reach, 60U);
  EXPECT_FALSE(unit.bias_corrected.has_value());
  EXPECT_FALSE(unit.intervals[0].has_value());
  EXPECT_TRUE(unit.score.has_value());
}

TEST(SubsampleDea, GivesTheSameForAnyNumberOfThreads) {
  const Data data = RandomData(30);
  const DeaSubsamplingOptions options{.replications = 40};
  const auto one = SubsampleDea(data.inputs, data.outputs, options, SerialFor());
  const auto two =
      SubsampleDea(data.inputs, data.outputs, options, numerics::fixture::TwoThreads());
  for (std::size_t row = 0; row < 30; ++row) {
    EXPECT_EQ(one.units[row].bias_corrected, two.units[row].bias_corrected);
    EXPECT_EQ(one.units[row].out_of_reach, two.units[row].out_of_reach);
  }
}

TEST(SubsampleDea, RefusesWhatItCannotDraw) {
  const Data data = RandomData(20);
  const auto run = [&](const DeaSubsamplingOptions& options) {
    return SubsampleDea(data.inputs, data.outputs, options, SerialFor());
  };
  EXPECT_THROW(run({.replications = 1}), Error);
  EXPECT_THROW(run({.size = 1}), Error);
  EXPECT_THROW(run({.size = 21}), Error);
  EXPECT_THROW(run({.levels = {0.0}}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
