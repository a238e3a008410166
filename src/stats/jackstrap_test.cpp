#include "stats/jackstrap.h"

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
  numerics::RandomStream stream(5, "jackstrap_test", 0);
  Data data{Matrix(rows, 1), Matrix(rows, 2)};
  for (std::size_t row = 0; row < rows; ++row) {
    data.outputs(row, 0) = std::exp(stream.Normal());
    data.outputs(row, 1) = std::exp(stream.Normal());
    data.inputs(row, 0) =
        (data.outputs(row, 0) + data.outputs(row, 1)) * std::exp(0.4 * std::abs(stream.Normal()));
  }
  return data;
}

DeaOptions Constant() { return {.returns_to_scale = ReturnsToScale::kConstant}; }

// Output per input 4, 2, 2, 1: scores 1, 1/2, 1/2, 1/4. Without the first 1, 1, 1/2, so its
// leverage is sqrt((1/4 + 1/4 + 1/16) / 3); nobody else carries a score.
TEST(JackknifeLeverages, FourUnitsByHand) {
  const auto leverages = JackknifeLeverages(Column({1, 1, 1, 1}), Column({4, 2, 2, 1}), Constant());
  ASSERT_TRUE(leverages.has_value());
  EXPECT_NEAR((*leverages)[0], std::sqrt(0.1875), 1e-12);
  for (const std::size_t row : {1U, 2U, 3U}) {
    EXPECT_EQ((*leverages)[row], 0);
  }
}

// The definition, with SolveDea on the units that remain.
TEST(JackknifeLeverages, AreThoseOfSolvingWithoutEachUnit) {
  const Data data = RandomData(25);
  for (const Orientation orientation : {Orientation::kInput, Orientation::kOutput}) {
    DeaOptions options{.orientation = orientation};
    const auto leverages = JackknifeLeverages(data.inputs, data.outputs, options);
    ASSERT_TRUE(leverages.has_value());
    const DeaResult all = SolveDea(data.inputs, data.outputs, options);
    for (std::size_t without = 0; without < 25; ++without) {
      options.spans.assign(25, true);
      options.spans[without] = false;
      const DeaResult others = SolveDea(data.inputs, data.outputs, options);
      double sum = 0;
      for (std::size_t row = 0; row < 25; ++row) {
        if (row != without) {
          sum += std::pow(*others.units[row].score - *all.units[row].score, 2);
        }
      }
      EXPECT_NEAR((*leverages)[without], std::sqrt(sum / 24), 1e-9);
    }
  }
}

TEST(RunJackstrap, OneBubbleOfAllIsTheJackknife) {
  const Data data = RandomData(25);
  const auto jackstrap =
      RunJackstrap(data.inputs, data.outputs, {.bubbles = 1, .bubble_size = 25}, SerialFor());
  const auto leverages = JackknifeLeverages(data.inputs, data.outputs, {});
  ASSERT_TRUE(jackstrap.usable());
  for (std::size_t row = 0; row < 25; ++row) {
    EXPECT_EQ(jackstrap.units[row].leverage, (*leverages)[row]);
    EXPECT_EQ(jackstrap.units[row].drawn, 1U);
  }
}

// Pairs of the four units above: beside the first a score of 1/2, 1/2 or 1/4 becomes 1, so its
// leverage is 1/2, 1/2 or 3/4, by mean 7/12; the second carries only the fourth (1/2): mean 1/6;
// the fourth nobody. Every pair is drawn about 333 of 2000 times: standard error of 7/12 about
// 0.004.
TEST(RunJackstrap, BubblesOfTwoByHand) {
  const auto found = RunJackstrap(Column({1, 1, 1, 1}),
                                  Column({4, 2, 2, 1}),
                                  {.dea = Constant(), .bubble_size = 2},
                                  SerialFor());
  ASSERT_TRUE(found.usable());
  EXPECT_NEAR(*found.units[0].leverage, 7.0 / 12, 0.016);
  EXPECT_NEAR(*found.units[1].leverage, 1.0 / 6, 0.03);
  EXPECT_EQ(*found.units[3].leverage, 0);
  EXPECT_NEAR(found.mean_leverage, (7.0 / 12 + 2.0 / 6) / 4, 0.02);
  EXPECT_NEAR(found.threshold, found.mean_leverage * std::log(4.0), 1e-15);
  EXPECT_TRUE(found.units[0].outlier);
  EXPECT_FALSE(found.units[1].outlier);
}

// A unit with a tenth of the cost it should have; a second one like it hides it from the plain
// jackknife, for then neither alone changes much.
TEST(RunJackstrap, FindsPlantedOutliersThatHideEachOther) {
  Data data = RandomData(60);
  for (const std::size_t row : {11U, 40U}) {
    data.outputs(row, 0) = 1;
    data.outputs(row, 1) = 1;
    data.inputs(row, 0) = row == 11 ? 0.2 : 0.2001;
  }
  const auto found =
      RunJackstrap(data.inputs, data.outputs, {.dea = Constant(), .bubbles = 300}, SerialFor());
  for (std::size_t row = 0; row < 60; ++row) {
    EXPECT_EQ(found.units[row].outlier, row == 11 || row == 40) << row;
  }
  const auto plain = JackknifeLeverages(data.inputs, data.outputs, Constant());
  EXPECT_LT((*plain)[11], 0.001);
}

TEST(RunJackstrap, DrawsATenthAndAtLeastTen) {
  const auto size = [](std::size_t rows) {
    const Data data = RandomData(rows);
    return RunJackstrap(data.inputs, data.outputs, {.bubbles = 2}, SerialFor()).bubble_size;
  };
  EXPECT_EQ(size(7), 7U);
  EXPECT_EQ(size(40), 10U);
  EXPECT_EQ(size(101), 11U);
}

TEST(RunJackstrap, GivesTheSameForAnyNumberOfThreads) {
  const Data data = RandomData(40);
  const JackstrapOptions options{.bubbles = 50};
  const auto one = RunJackstrap(data.inputs, data.outputs, options, SerialFor());
  const auto two =
      RunJackstrap(data.inputs, data.outputs, options, numerics::fixture::TwoThreads());
  EXPECT_EQ(one.bubble_size, 10U);
  for (std::size_t row = 0; row < 40; ++row) {
    EXPECT_EQ(one.units[row].leverage, two.units[row].leverage);
  }
}

// Units that are all alike carry nobody: no leverage, no outlier, also at a threshold of 0.
TEST(RunJackstrap, FindsNothingAmongEqualUnits) {
  const auto found = RunJackstrap(Column(std::vector<double>(12, 3)),
                                  Column(std::vector<double>(12, 2)),
                                  {.bubbles = 20},
                                  SerialFor());
  ASSERT_TRUE(found.usable());
  for (const JackstrapUnit& unit : found.units) {
    EXPECT_NEAR(unit.leverage.value_or(0), 0, 1e-12);
    EXPECT_FALSE(unit.outlier);
  }
}

TEST(RunJackstrap, RefusesWhatItCannotDraw) {
  const Data data = RandomData(12);
  const auto run = [&](const JackstrapOptions& options) {
    return RunJackstrap(data.inputs, data.outputs, options, SerialFor());
  };
  EXPECT_THROW(run({.bubbles = 0}), Error);
  EXPECT_THROW(run({.bubble_size = 1}), Error);
  EXPECT_THROW(run({.bubble_size = 13}), Error);
  EXPECT_THROW(JackknifeLeverages(Column({1}), Column({1}), {}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
