#include "stats/scale_efficiency.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::MadeUpUnits;
using fixture::MatrixOf;
using fixture::Units;

constexpr double kTolerance = 1e-9;

// The frontier goes through (1, 1), (2, 4) and (4, 6); the ray through (2, 4). (4, 2) is held to
// (4/3, 2), where returns increase, with inputs, and to (4, 6), where they decrease, with outputs.
TEST(SolveScale, IsSolvedByHand) {
  const Matrix x = MatrixOf(1, {1, 2, 4, 4});
  const Matrix y = MatrixOf(1, {1, 4, 6, 2});
  const auto input = SolveScale(x, y, Orientation::kInput);
  EXPECT_NEAR(*input[0].scale_efficiency, 0.5, kTolerance);
  EXPECT_NEAR(*input[1].scale_efficiency, 1, kTolerance);
  EXPECT_NEAR(*input[2].scale_efficiency, 0.75, kTolerance);
  EXPECT_NEAR(*input[3].scale_efficiency, 0.75, kTolerance);
  EXPECT_EQ(input[0].local, LocalReturns::kIncreasing);
  EXPECT_EQ(input[1].local, LocalReturns::kConstant);
  EXPECT_EQ(input[2].local, LocalReturns::kDecreasing);
  EXPECT_EQ(input[3].local, LocalReturns::kIncreasing);
  const auto output = SolveScale(x, y, Orientation::kOutput);
  EXPECT_NEAR(*output[3].scale_efficiency, 4.0 / 3, kTolerance);
  EXPECT_EQ(output[3].local, LocalReturns::kDecreasing);
}

TEST(SolveScale, ScoresLieInTheirOrderAndOneOfThemIsMatched) {
  const Units units = MadeUpUnits(60, 2, 2, 7);
  for (const ScaleUnit& unit : SolveScale(units.inputs, units.outputs, Orientation::kInput)) {
    ASSERT_EQ(unit.status, DeaStatus::kSolved);
    EXPECT_LE(*unit.scale_efficiency, 1 + kTolerance);
    EXPECT_LE(*unit.constant, *unit.decreasing + kTolerance);
    EXPECT_LE(*unit.decreasing, *unit.variable + kTolerance);
    const double match = *unit.local == LocalReturns::kIncreasing ? *unit.constant : *unit.variable;
    EXPECT_NEAR(*unit.decreasing, match, 1e-6);
  }
}

TEST(SolveScale, OneUnitHasTheRightScale) {
  const auto units = SolveScale(MatrixOf(1, {5}), MatrixOf(1, {3}), Orientation::kInput);
  EXPECT_NEAR(*units[0].scale_efficiency, 1, kTolerance);
  EXPECT_EQ(units[0].local, LocalReturns::kConstant);
}

TEST(SolveScale, RefusesDataThatHaveNoScore) {
  EXPECT_THROW(SolveScale(MatrixOf(1, {1, 0}), MatrixOf(1, {1, 1}), Orientation::kInput), Error);
}

}  // namespace
}  // namespace doelmaat::stats
