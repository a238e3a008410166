#include "stats/order_m.h"

#include <algorithm>
#include <cmath>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"
#include "stats/free_disposal_hull.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::Column;

Matrix RandomMatrix(std::size_t cols, std::uint64_t unit) {
  return fixture::RandomMatrix(40, cols, "order_m_test", unit);
}

// Against A (input 4, output 2) stand A itself and B (input 2, output 3), at 1 and 1/2. Of two
// draws at least one is B in 3 cases of 4: 3/4 × 1/2 + 1/4 × 1 = 5/8. Against B only B.
TEST(SolveOrderM, TwoUnitsByHand) {
  const auto units = SolveOrderM(Column({4, 2}), Column({2, 3}), {.m = 2});
  EXPECT_NEAR(units[0].score, 0.625, 1e-15);
  EXPECT_EQ(units[0].comparable, 2U);
  EXPECT_NEAR(units[1].score, 1, 1e-15);
  EXPECT_EQ(units[1].comparable, 1U);
  // Output: against A stand A at 1 and B at 3/2; the larger of two draws: 3/4 × 3/2 + 1/4.
  const auto output =
      SolveOrderM(Column({4, 2}), Column({2, 3}), {.orientation = Orientation::kOutput, .m = 2});
  EXPECT_NEAR(output[0].score, 1.375, 1e-15);
}

// The definition itself, by drawing: a standard error of about 0.003 with 20,000 draws.
TEST(SolveOrderM, IsTheMeanOfSimulatedDraws) {
  const Matrix inputs = RandomMatrix(2, 0);
  const Matrix outputs = RandomMatrix(1, 1);
  const auto units = SolveOrderM(inputs, outputs, {.m = 5});
  for (const std::size_t unit : {0U, 7U, 23U}) {
    std::vector<double> ratios;
    for (std::size_t other = 0; other < 40; ++other) {
      if (outputs(other, 0) >= outputs(unit, 0)) {
        ratios.push_back(
            std::max(inputs(other, 0) / inputs(unit, 0), inputs(other, 1) / inputs(unit, 1)));
      }
    }
    numerics::RandomStream stream(1, "order_m_test.draws", unit);
    double sum = 0;
    double squares = 0;
    constexpr int kDraws = 20000;
    for (int draw = 0; draw < kDraws; ++draw) {
      double smallest = ratios[stream.Below(ratios.size())];
      for (int more = 1; more < 5; ++more) {
        smallest = std::min(smallest, ratios[stream.Below(ratios.size())]);
      }
      sum += smallest;
      squares += smallest * smallest;
    }
    const double mean = sum / kDraws;
    const double error = std::sqrt((squares / kDraws - mean * mean) / kDraws);
    EXPECT_NEAR(units[unit].score, mean, 5 * error + 1e-12);
  }
}

TEST(SolveOrderM, LimitsAreTheMeanAndTheFreeDisposalHull) {
  const Matrix inputs = RandomMatrix(2, 0);
  const Matrix outputs = RandomMatrix(2, 1);
  for (const Orientation orientation : {Orientation::kInput, Orientation::kOutput}) {
    const auto many = SolveOrderM(inputs, outputs, {.orientation = orientation, .m = 1000000});
    const auto more = SolveOrderM(inputs, outputs, {.orientation = orientation, .m = 20});
    const auto few = SolveOrderM(inputs, outputs, {.orientation = orientation, .m = 5});
    const auto hull = SolveFdh(inputs, outputs, {.orientation = orientation});
    for (std::size_t unit = 0; unit < 40; ++unit) {
      EXPECT_NEAR(many[unit].score, *hull[unit].score, 1e-9);
      const bool input = orientation == Orientation::kInput;
      EXPECT_TRUE(input ? few[unit].score >= more[unit].score - 1e-12
                        : few[unit].score <= more[unit].score + 1e-12);
    }
  }
}

TEST(SolveOrderM, AUnitThatNobodyMatchesIsHeldAgainstItself) {
  const auto alone = SolveOrderM(Column({3}), Column({2}), {.m = 7});
  EXPECT_NEAR(alone[0].score, 1, 1e-15);
  EXPECT_EQ(alone[0].comparable, 1U);
}

TEST(SolveOrderM, RefusesZeroDrawsAndWhatDeaRefuses) {
  EXPECT_THROW(SolveOrderM(Column({3}), Column({2}), {.m = 0}), Error);
  EXPECT_THROW(SolveOrderM(Column({0}), Column({2}), {}), Error);
}

}  // namespace
}  // namespace doelmaat::stats
