#include "stats/slack_measures.h"

#include <gtest/gtest.h>

#include "base/error.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::MadeUpUnits;
using fixture::MatrixOf;
using fixture::Units;
using numerics::SerialFor;

constexpr double kTolerance = 1e-9;

// A (2, 1) and C (6, 3) span y = x / 2. Under variable returns D (5, 2) may go left 1 to (4, 2), up
// 0.5 to (5, 2.5), or anywhere between: a unit of x buys half a unit of y, so the sum is largest
// at 1.
TEST(SolveAdditive, IsSolvedByHand) {
  const Matrix x = MatrixOf(1, {2, 6, 5});
  const Matrix y = MatrixOf(1, {1, 3, 2});
  const auto units = SolveAdditive(x, y, ReturnsToScale::kVariable, SlackWeight::kUnit);
  EXPECT_NEAR(*units[0].value, 0, kTolerance);
  EXPECT_NEAR(*units[2].value, 1, kTolerance);
  EXPECT_NEAR(units[2].input_slacks[0], 1, kTolerance);
  ASSERT_EQ(units[2].spanned_by.size(), 2U);
  EXPECT_NEAR(units[2].spanned_by[0].lambda, 0.5, kTolerance);
  const auto shares = SolveAdditive(x, y, ReturnsToScale::kVariable, SlackWeight::kMean);
  EXPECT_NEAR(*shares[2].value, 0.25, kTolerance);
  EXPECT_NEAR(shares[2].output_slacks[0], 0.5, kTolerance);
}

// (1 − s/5) / (1 + t/2) on the edge from (4, 2) to (5, 2.5), t = (1 − s)/2: at s = 1 it is 0.8, at
// s = 0 1/1.25 = 0.8, between it is higher, so the smallest is 0.8. Beyond the edge: A has s = 3
// and y too little; C uses more. For inputs 1 − 1/5, for outputs 1 + 0.5/2.
TEST(SolveSbm, IsSolvedByHand) {
  const Matrix x = MatrixOf(1, {2, 6, 5});
  const Matrix y = MatrixOf(1, {1, 3, 2});
  const struct {
    Improve improve;
    double expected;
  } kCases[] = {{Improve::kBoth, 0.8}, {Improve::kInputs, 0.8}, {Improve::kOutputs, 1.25}};
  for (const auto& [improve, expected] : kCases) {
    const auto units = SolveSbm(x, y, ReturnsToScale::kVariable, improve, SerialFor());
    EXPECT_NEAR(*units[2].value, expected, kTolerance);
    EXPECT_NEAR(*units[1].value, 1, kTolerance);
  }
}

// The second unit uses 2 more of input 2 only: the factor of DEA is 1, the mean share is 1/4.
TEST(SolveSbm, SeesTheSlackThatAFactorDoesNot) {
  const auto units = SolveSbm(MatrixOf(2, {2, 2, 2, 4}),
                              MatrixOf(1, {5, 5}),
                              ReturnsToScale::kVariable,
                              Improve::kInputs,
                              SerialFor());
  EXPECT_NEAR(*units[1].value, 0.75, kTolerance);
  EXPECT_NEAR(units[1].input_slacks[1], 2, kTolerance);
}

TEST(SolveSbm, AnOutputThatAUnitLacksIsNoPartOfItsMean) {
  // The first makes (2, 0), the second (4, 3) from the same.
  const auto units = SolveSbm(MatrixOf(1, {1, 1}),
                              MatrixOf(2, {2, 0, 4, 3}),
                              ReturnsToScale::kVariable,
                              Improve::kOutputs,
                              SerialFor());
  EXPECT_NEAR(*units[0].value, 2, kTolerance);
  EXPECT_NEAR(units[0].output_slacks[1], 3, kTolerance);
}

TEST(SolveSbm, SlacksMakeTheScoreAndItIsNeverBetterThanDea) {
  const Units units = MadeUpUnits(40, 3, 2, 5);
  for (const ReturnsToScale returns : fixture::kAllReturns) {
    const DeaResult dea = SolveDea(units.inputs, units.outputs, {.returns_to_scale = returns});
    const auto additive = SolveAdditive(units.inputs, units.outputs, returns, SlackWeight::kMean);
    for (const Improve improve : {Improve::kInputs, Improve::kOutputs, Improve::kBoth}) {
      const auto sbm = SolveSbm(units.inputs, units.outputs, returns, improve, SerialFor());
      for (std::size_t row = 0; row < sbm.size(); ++row) {
        ASSERT_EQ(sbm[row].status, DeaStatus::kSolved);
        double inputs = 1;
        double outputs = 1;
        for (std::size_t col = 0; col < 3; ++col) {
          inputs -= sbm[row].input_slacks[col] / units.inputs(row, col) / 3;
        }
        for (std::size_t col = 0; col < 2; ++col) {
          outputs += sbm[row].output_slacks[col] / units.outputs(row, col) / 2;
        }
        const double expected = improve == Improve::kInputs    ? inputs
                                : improve == Improve::kOutputs ? outputs
                                                               : inputs / outputs;
        EXPECT_NEAR(*sbm[row].value, expected, 1e-8 * expected);
        if (improve != Improve::kOutputs) {
          EXPECT_LE(*sbm[row].value, *dea.units[row].score + kTolerance);
        }
        if (improve == Improve::kBoth) {
          const bool no_slack = *additive[row].value <= 1e-7;
          EXPECT_EQ(*sbm[row].value >= 1 - 1e-7, no_slack) << row;
        }
      }
    }
  }
}

TEST(SlackMeasures, UnitsOfMeasurementChangeNoScoreAndNoSumOfShares) {
  const Units units = MadeUpUnits(30, 2, 3, 6);
  Units scaled = units;
  for (std::size_t row = 0; row < 30; ++row) {
    scaled.inputs(row, 0) *= 1e-5;
    scaled.outputs(row, 1) *= 1e4;
  }
  const auto one =
      SolveSbm(units.inputs, units.outputs, ReturnsToScale::kVariable, Improve::kBoth, SerialFor());
  const auto other = SolveSbm(
      scaled.inputs, scaled.outputs, ReturnsToScale::kVariable, Improve::kBoth, SerialFor());
  const auto sum = [](const Units& data) {
    return SolveAdditive(data.inputs, data.outputs, ReturnsToScale::kVariable, SlackWeight::kMean);
  };
  const auto first = sum(units);
  const auto second = sum(scaled);
  for (std::size_t row = 0; row < 30; ++row) {
    EXPECT_NEAR(*one[row].value, *other[row].value, kTolerance);
    EXPECT_NEAR(*first[row].value, *second[row].value, kTolerance);
  }
}

TEST(SlackMeasures, OneUnitHasNoSlack) {
  const Matrix x = MatrixOf(1, {5});
  const Matrix y = MatrixOf(1, {3});
  EXPECT_NEAR(
      *SolveAdditive(x, y, ReturnsToScale::kVariable, SlackWeight::kMean)[0].value, 0, kTolerance);
  EXPECT_NEAR(*SolveSbm(x, y, ReturnsToScale::kVariable, Improve::kBoth, SerialFor())[0].value,
              1,
              kTolerance);
}

TEST(SlackMeasures, RefuseDataThatHaveNoScore) {
  const Matrix x = MatrixOf(1, {1, 0});
  const Matrix y = MatrixOf(1, {1, 1});
  EXPECT_THROW(SolveAdditive(x, y, ReturnsToScale::kVariable, SlackWeight::kUnit), Error);
  EXPECT_THROW(SolveSbm(x, y, ReturnsToScale::kVariable, Improve::kBoth, SerialFor()), Error);
}

}  // namespace
}  // namespace doelmaat::stats
