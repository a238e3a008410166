#include "stats/directional.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "stats/duality_fixture.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::Inner;
using fixture::MadeUpUnits;
using fixture::MatrixOf;
using fixture::Units;

constexpr double kTolerance = 1e-9;
constexpr double kDualTolerance = 1e-8;

// A (2, 1) and C (6, 3) span y = x / 2; D (5, 2) lies 1 too far right and 0.5 too low. The means
// are 13/3 and 2.
TEST(SolveDirectional, IsSolvedByHand) {
  const Matrix x = MatrixOf(1, {2, 6, 5});
  const Matrix y = MatrixOf(1, {1, 3, 2});
  const struct {
    Improve improve;
    Direction direction;
    double expected;
  } kCases[] = {{Improve::kInputs, Direction::kMean, 3.0 / 13},
                {Improve::kOutputs, Direction::kMean, 0.25},
                {Improve::kBoth, Direction::kMean, 0.5 / (2 + 13.0 / 6)},
                {Improve::kInputs, Direction::kOwn, 0.2},
                {Improve::kOutputs, Direction::kOwn, 0.25},
                {Improve::kBoth, Direction::kOwn, 0.5 / (2 + 2.5)}};
  for (const auto& [improve, direction, expected] : kCases) {
    const auto units = SolveDirectional(x, y, {.improve = improve, .direction = direction});
    EXPECT_NEAR(*units[2].distance, expected, kTolerance);
    EXPECT_NEAR(*units[0].distance, 0, kTolerance);
    EXPECT_NEAR(units[2].output_targets[0], units[2].input_targets[0] / 2, kTolerance);
  }
}

TEST(SolveDirectional, OwnSizeIsTheScoreOfDea) {
  const Units units = MadeUpUnits(40, 3, 3, 3);
  for (const ReturnsToScale returns : fixture::kAllReturns) {
    for (const Orientation orientation : fixture::kBoth) {
      const bool input = orientation == Orientation::kInput;
      const auto steps = SolveDirectional(
          units.inputs,
          units.outputs,
          {returns, input ? Improve::kInputs : Improve::kOutputs, Direction::kOwn});
      const DeaResult dea =
          SolveDea(units.inputs,
                   units.outputs,
                   {.returns_to_scale = returns, .orientation = orientation, .slacks = true});
      for (std::size_t row = 0; row < steps.size(); ++row) {
        const double score = *dea.units[row].score;
        EXPECT_NEAR(*steps[row].distance, input ? 1 - score : score - 1, kTolerance * score);
      }
    }
  }
}

TEST(SolveDirectional, PricesProveTheDistance) {
  const Units units = MadeUpUnits(40, 2, 3, 4);
  Matrix means(1, 5);
  for (std::size_t row = 0; row < 40; ++row) {
    for (std::size_t col = 0; col < 5; ++col) {
      means(0, col) += (col < 2 ? units.inputs(row, col) : units.outputs(row, col - 2)) / 40;
    }
  }
  for (const ReturnsToScale returns : fixture::kAllReturns) {
    const auto steps =
        SolveDirectional(units.inputs, units.outputs, {returns, Improve::kBoth, Direction::kMean});
    for (std::size_t row = 0; row < steps.size(); ++row) {
      const DirectionalUnit& unit = steps[row];
      ASSERT_EQ(unit.status, DeaStatus::kSolved);
      EXPECT_NEAR(Inner(unit.multipliers.inputs, means.row(0).first(2)) +
                      Inner(unit.multipliers.outputs, means.row(0).subspan(2)),
                  1,
                  kDualTolerance);
      EXPECT_NEAR(fixture::Loss(unit.multipliers, units.inputs.row(row), units.outputs.row(row)),
                  *unit.distance,
                  kDualTolerance);
      EXPECT_TRUE(fixture::OffsetFits(unit.multipliers.offset, returns));
      EXPECT_LE(fixture::DualBreach(units.inputs, units.outputs, unit.multipliers, unit.spanned_by),
                kDualTolerance);
      EXPECT_LE(fixture::SlackBreach(unit.multipliers.outputs, unit.output_slacks), kDualTolerance);
    }
  }
}

TEST(SolveDirectional, AnOutputThatNobodyHasAsksNothing) {
  const Units units{MatrixOf(1, {2, 6, 5}), MatrixOf(2, {1, 0, 3, 0, 2, 0})};
  const auto steps = SolveDirectional(units.inputs, units.outputs, {.improve = Improve::kOutputs});
  EXPECT_NEAR(*steps[2].distance, 0.25, kTolerance);
}

TEST(SolveDirectional, RefusesDataThatHaveNoScore) {
  EXPECT_THROW(SolveDirectional(MatrixOf(1, {1, 0}), MatrixOf(1, {1, 1}), {}), Error);
  EXPECT_THROW(SolveDirectional(MatrixOf(1, {1, 1}), MatrixOf(1, {1}), {}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
