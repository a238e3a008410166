#include "stats/free_disposal_hull.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::Column;

Matrix RandomMatrix(std::size_t cols, std::uint64_t unit) {
  return fixture::RandomMatrix(60, cols, "free_disposal_hull_test", unit);
}

// Input 4, 2, 6, 8, 5 for output 2, 1, 3, 3, 2: D does no more than C at 8 against 6, and E no more
// than A at 5 against 4. In output orientation D could do 3 with 8, as C; E 2 with 5, as A.
TEST(SolveFdh, FiveUnitsByHand) {
  const Matrix inputs = Column({4, 2, 6, 8, 5});
  const Matrix outputs = Column({2, 1, 3, 3, 2});
  const auto input = SolveFdh(inputs, outputs, {.slacks = true});
  const double expected[] = {1, 1, 1, 0.75, 0.8};
  for (std::size_t unit = 0; unit < 5; ++unit) {
    EXPECT_NEAR(*input[unit].score, expected[unit], 1e-15);
  }
  EXPECT_EQ(input[3].spanned_by[0].unit, 2U);
  EXPECT_EQ(input[4].spanned_by[0].unit, 0U);
  const auto output =
      SolveFdh(inputs, outputs, {.orientation = Orientation::kOutput, .slacks = true});
  EXPECT_NEAR(*output[3].score, 1, 1e-15);
  EXPECT_NEAR(output[3].input_slacks[0], 2, 1e-15);  // C uses 2 less
  EXPECT_NEAR(*output[4].score, 1, 1e-15);
}

TEST(SolveFdh, ScoresLieBetweenThoseOfDeaAndOne) {
  const Matrix inputs = RandomMatrix(2, 0);
  const Matrix outputs = RandomMatrix(2, 1);
  for (const Orientation orientation : {Orientation::kInput, Orientation::kOutput}) {
    const auto hull = SolveFdh(inputs, outputs, {.orientation = orientation});
    const DeaResult dea = SolveDea(inputs, outputs, {.orientation = orientation});
    for (std::size_t unit = 0; unit < hull.size(); ++unit) {
      const bool input = orientation == Orientation::kInput;
      EXPECT_TRUE(input ? *hull[unit].score >= *dea.units[unit].score - 1e-9
                        : *hull[unit].score <= *dea.units[unit].score + 1e-9);
      EXPECT_TRUE(input ? *hull[unit].score <= 1 : *hull[unit].score >= 1);
    }
  }
}

TEST(SolveFdh, UnitOfMeasurementAndADominatedUnitChangeNothing) {
  Matrix inputs = RandomMatrix(2, 0);
  const Matrix outputs = RandomMatrix(3, 2);
  const auto before = SolveFdh(inputs, outputs, {});
  for (std::size_t row = 0; row < inputs.rows(); ++row) {
    inputs(row, 1) *= 1024;
  }
  const auto scaled = SolveFdh(inputs, outputs, {});
  Matrix more_inputs(61, 2, 1e9);
  Matrix more_outputs(61, 3, 1e-9);
  for (std::size_t row = 0; row < 60; ++row) {
    std::ranges::copy(inputs.row(row), more_inputs.row(row).begin());
    std::ranges::copy(outputs.row(row), more_outputs.row(row).begin());
  }
  const auto with_dominated = SolveFdh(more_inputs, more_outputs, {});
  for (std::size_t unit = 0; unit < 60; ++unit) {
    EXPECT_EQ(before[unit].score, scaled[unit].score);  // powers of two: no rounding
    EXPECT_EQ(before[unit].score, with_dominated[unit].score);
  }
  EXPECT_LT(*with_dominated[60].score, 1);
}

TEST(SolveFdh, TheTargetOfTheSlacksIsTheUnitItIsHeldAgainst) {
  const Matrix inputs = RandomMatrix(3, 0);
  const Matrix outputs = RandomMatrix(2, 1);
  const auto units = SolveFdh(inputs, outputs, {.slacks = true});
  for (std::size_t unit = 0; unit < units.size(); ++unit) {
    const std::size_t held = units[unit].spanned_by.at(0).unit;
    for (std::size_t col = 0; col < 3; ++col) {
      EXPECT_NEAR(*units[unit].score * inputs(unit, col) - units[unit].input_slacks[col],
                  inputs(held, col),
                  1e-12 * inputs(held, col) + 1e-12);
    }
  }
}

TEST(SolveFdh, AUnitThatNoOtherDominatesIsInfeasibleWithoutItself) {
  const auto units = SolveFdh(
      Column({4, 2, 6, 8, 5}), Column({2, 1, 3, 3, 2}), {.slacks = true, .leave_self_out = true});
  EXPECT_NEAR(*units[0].score, 1.25, 1e-15);  // E does 2 for 5
  EXPECT_NEAR(*units[1].score, 2, 1e-15);     // A does at least 1, for 4
  EXPECT_NEAR(*units[3].score, 0.75, 1e-15);
  const auto alone = SolveFdh(Column({4}), Column({2}), {.leave_self_out = true});
  EXPECT_EQ(alone[0].status, DeaStatus::kInfeasible);
  EXPECT_FALSE(alone[0].score.has_value());
}

TEST(SolveFdh, AZeroOutputTakesNoPartInTheRatio) {
  Matrix outputs(2, 2, 1);
  outputs(0, 1) = 0;
  const auto units =
      SolveFdh(Column({4, 4}), outputs, {.orientation = Orientation::kOutput, .slacks = true});
  EXPECT_NEAR(*units[0].score, 1, 1e-15);
  EXPECT_EQ(units[0].spanned_by[0].unit, 1U);  // the one with the larger slack
  EXPECT_NEAR(units[0].output_slacks[1], 1, 1e-15);
}

TEST(SolveFdh, RefusesWhatDeaRefuses) {
  EXPECT_THROW(SolveFdh(Column({0}), Column({1}), {}), Error);
  EXPECT_THROW(SolveFdh(Column({1}), Column({0}), {}), Error);
  EXPECT_THROW(SolveFdh(Column({1, 2}), Column({1}), {}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
