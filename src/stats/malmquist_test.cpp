#include "stats/malmquist.h"

#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::Column;
PeriodData RandomPeriod(std::uint64_t unit) {
  numerics::RandomStream stream(1, "malmquist_test", unit);
  PeriodData data{Matrix(40, 2), Matrix(40, 2)};
  for (Matrix* matrix : {&data.inputs, &data.outputs}) {
    for (std::size_t row = 0; row < 40; ++row) {
      for (double& value : matrix->row(row)) {
        value = std::exp(0.4 * stream.Normal());
      }
    }
  }
  return data;
}

// Constant returns, output 1: best use 2, then 1. A goes from 2 to 1: it stays best while the
// frontier doubles. B goes from 4 to 4: it stays where it is and falls behind by half.
TEST(SolveMalmquist, TwoUnitsByHand) {
  const auto units = SolveMalmquist({Column({2, 4}), Column({1, 1})},
                                    {Column({1, 4}), Column({1, 1})},
                                    {.returns_to_scale = ReturnsToScale::kConstant});
  EXPECT_NEAR(*units[0].malmquist, 2, 1e-9);
  EXPECT_NEAR(*units[0].efficiency_change, 1, 1e-9);
  EXPECT_NEAR(*units[0].technical_change, 2, 1e-9);
  EXPECT_NEAR(*units[0].after_on_before, 2, 1e-9);
  EXPECT_NEAR(*units[1].malmquist, 1, 1e-9);
  EXPECT_NEAR(*units[1].efficiency_change, 0.5, 1e-9);
  EXPECT_NEAR(*units[1].technical_change, 2, 1e-9);
}

TEST(SolveMalmquist, ExchangedPeriodsGiveTheInverseAndPartsMultiply) {
  const PeriodData before = RandomPeriod(0);
  const PeriodData after = RandomPeriod(1);
  const DeaOptions options{.returns_to_scale = ReturnsToScale::kConstant};
  const auto forward = SolveMalmquist(before, after, options);
  const auto backward = SolveMalmquist(after, before, options);
  const auto output = SolveMalmquist(
      before,
      after,
      {.returns_to_scale = ReturnsToScale::kConstant, .orientation = Orientation::kOutput});
  for (std::size_t row = 0; row < 40; ++row) {
    const MalmquistUnit& unit = forward[row];
    EXPECT_NEAR(*unit.malmquist * *backward[row].malmquist, 1, 1e-8);
    EXPECT_NEAR(*unit.malmquist * *output[row].malmquist, 1, 1e-8);  // CRS: reciprocal scores
    EXPECT_NEAR(
        *unit.malmquist,
        std::sqrt(*unit.after_on_before / *unit.before * *unit.after / *unit.before_on_after),
        1e-12);
  }
}

TEST(SolveMalmquist, WithoutChangeEverythingIsOne) {
  const PeriodData same = RandomPeriod(0);
  for (const MalmquistUnit& unit : SolveMalmquist(same, same, {})) {
    EXPECT_NEAR(*unit.malmquist, 1, 1e-9);
    EXPECT_NEAR(*unit.technical_change, 1, 1e-9);
    EXPECT_NEAR(*unit.efficiency_change, 1, 1e-9);
  }
}

TEST(SolveMalmquist, AUnitOutOfReachOfTheOtherPeriodHasNoIndex) {
  const auto units = SolveMalmquist({Column({2, 4}), Column({1, 2})},
                                    {Column({2, 9}), Column({1, 5})},
                                    {.returns_to_scale = ReturnsToScale::kVariable});
  EXPECT_EQ(units[1].status, DeaStatus::kInfeasible);
  EXPECT_FALSE(units[1].malmquist.has_value());
  EXPECT_FALSE(units[1].after_on_before.has_value());
  EXPECT_TRUE(units[1].before.has_value());
  EXPECT_FALSE(units[1].technical_change.has_value());
  ASSERT_TRUE(units[1].efficiency_change.has_value());
  EXPECT_NEAR(*units[1].efficiency_change, 1, 1e-9);
  EXPECT_EQ(units[0].status, DeaStatus::kSolved);
}

TEST(SolveMalmquist, RefusesPeriodsThatDoNotMatch) {
  EXPECT_THROW(SolveMalmquist({Column({2, 4}), Column({1, 1})}, {Column({1}), Column({1})}, {}),
               Error);
  EXPECT_THROW(
      SolveMalmquist({Column({2, -4}), Column({1, 1})}, {Column({1, 2}), Column({1, 1})}, {}),
      Error);
}

}  // namespace
}  // namespace doelmaat::stats
