#include "stats/super_efficiency.h"

#include <cmath>
#include <functional>

#include <gtest/gtest.h>

#include "base/error.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using numerics::SerialFor;

using fixture::Column;

Matrix RandomMatrix(std::size_t cols, std::uint64_t unit) {
  return fixture::RandomMatrix(50, cols, "super_efficiency_test", unit);
}

// Output per input 1/2, 1, 1/4. Without B the best ratio is 1/2, half of B's own: B could use twice
// its input. Under variable returns nobody else does as much as C.
TEST(SolveSuperEfficiency, ThreeUnitsByHand) {
  const Matrix inputs = Column({2, 2, 12});
  const Matrix outputs = Column({1, 2, 3});
  const auto constant = SolveSuperEfficiency(
      inputs, outputs, {.returns_to_scale = ReturnsToScale::kConstant}, SerialFor());
  EXPECT_NEAR(*constant.units[0].score, 0.5, 1e-9);
  EXPECT_NEAR(*constant.units[1].score, 2, 1e-9);
  EXPECT_NEAR(*constant.units[2].score, 0.25, 1e-9);
  const auto variable = SolveSuperEfficiency(inputs, outputs, {}, SerialFor());
  // Half way from A (2, 1) to C (12, 3) lies (7, 2).
  EXPECT_NEAR(*variable.units[1].score, 3.5, 1e-9);
  EXPECT_EQ(variable.units[2].status, DeaStatus::kInfeasible);
  EXPECT_FALSE(variable.units[2].score.has_value());
}

TEST(SolveSuperEfficiency, InefficientUnitsKeepTheirScoreAndOthersLieBeyond) {
  const Matrix inputs = RandomMatrix(2, 0);
  const Matrix outputs = RandomMatrix(2, 1);
  for (const ReturnsToScale returns : {ReturnsToScale::kVariable,
                                       ReturnsToScale::kConstant,
                                       ReturnsToScale::kDecreasing,
                                       ReturnsToScale::kIncreasing}) {
    for (const Orientation orientation : {Orientation::kInput, Orientation::kOutput}) {
      const DeaOptions options{.returns_to_scale = returns, .orientation = orientation};
      const DeaResult dea = SolveDea(inputs, outputs, options);
      const DeaResult beyond = SolveSuperEfficiency(inputs, outputs, options, SerialFor());
      for (std::size_t unit = 0; unit < 50; ++unit) {
        if (std::abs(*dea.units[unit].score - 1) > 1e-6) {
          // Solved without the short cut: the unit is left out of the frontier itself.
          DeaOptions others = options;
          others.spans.assign(50, true);
          others.spans[unit] = false;
          EXPECT_NEAR(*SolveDea(inputs, outputs, others).units[unit].score,
                      *beyond.units[unit].score,
                      1e-9);
        } else if (beyond.units[unit].score.has_value()) {
          EXPECT_TRUE(orientation == Orientation::kInput ? *beyond.units[unit].score > 1 - 1e-9
                                                         : *beyond.units[unit].score < 1 + 1e-9);
        } else {
          EXPECT_EQ(beyond.units[unit].status, DeaStatus::kInfeasible);
          EXPECT_NE(returns, ReturnsToScale::kConstant);
        }
      }
    }
  }
}

TEST(SolveSuperEfficiency, HasTheSameBytesInAnyOrder) {
  const Matrix inputs = RandomMatrix(3, 0);
  const Matrix outputs = RandomMatrix(2, 1);
  const auto backwards = [](std::size_t count, const std::function<void(std::size_t)>& body) {
    for (std::size_t index = count; index > 0; --index) {
      body(index - 1);
    }
  };
  const auto one = SolveSuperEfficiency(inputs, outputs, {}, SerialFor());
  const auto other = SolveSuperEfficiency(inputs, outputs, {}, backwards);
  for (std::size_t unit = 0; unit < 50; ++unit) {
    EXPECT_EQ(one.units[unit].score, other.units[unit].score);
  }
}

TEST(SolveSuperEfficiency, TwinsAndASingleUnit) {
  const auto twins = SolveSuperEfficiency(Column({3, 3}), Column({2, 2}), {}, SerialFor());
  EXPECT_NEAR(*twins.units[0].score, 1, 1e-9);
  const auto alone = SolveSuperEfficiency(Column({3}), Column({2}), {}, SerialFor());
  EXPECT_EQ(alone.units[0].status, DeaStatus::kInfeasible);
  EXPECT_FALSE(alone.units[0].score.has_value());
}

TEST(SolveSuperEfficiency, RefusesWhatDeaRefuses) {
  EXPECT_THROW(SolveSuperEfficiency(Column({-1}), Column({1}), {}, SerialFor()), Error);
  EXPECT_THROW(
      SolveSuperEfficiency(Column({1, 1}), Column({1, 1}), {.spans = {false, false}}, SerialFor()),
      Error);
}

}  // namespace
}  // namespace doelmaat::stats
