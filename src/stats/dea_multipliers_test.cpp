#include "stats/dea_multipliers.h"

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
// Of differences between sums of prices times quantities: CLP solves reduced costs to 1e-9.
constexpr double kDualTolerance = 1e-8;

// A uses (1, 4), B (2, 2), C (4, 1), D (4, 4); all make 1. D is held to B: θ = 1/2. On the edge AB
// the price of input 1 is twice that of input 2, on BC half.
Units Four() { return {MatrixOf(2, {1, 4, 2, 2, 4, 1, 4, 4}), MatrixOf(1, {1, 1, 1, 1})}; }

TEST(SolveMultiplierDea, PricesProveTheScoreByHand) {
  const Units units = Four();
  const auto solved = SolveMultiplierDea(units.inputs, units.outputs, {.slacks = true});
  const MultiplierUnit& last = solved[3];
  EXPECT_NEAR(*last.score, 0.5, kTolerance);
  const auto& [v, u, w] = last.multipliers;
  EXPECT_NEAR(4 * v[0] + 4 * v[1], 1, kTolerance);
  EXPECT_NEAR(u[0] + w, 0.5, kTolerance);
  EXPECT_GE(v[0] / v[1], 0.5 - kTolerance);
  EXPECT_LE(v[0] / v[1], 2 + kTolerance);
  ASSERT_EQ(last.spanned_by.size(), 1U);
  EXPECT_EQ(last.spanned_by[0].unit, 1U);
  EXPECT_NEAR(last.input_slacks[0], 0, kTolerance);
}

// With equal prices cost is 5 for A and C, 4 for B, 8 for D: scores 4/5, 1, 4/5 and 1/2.
TEST(SolveMultiplierDea, EqualWeightsLeaveCostAlone) {
  const Units units = Four();
  const auto solved = SolveMultiplierDea(
      units.inputs, units.outputs, {.slacks = true, .bounds = {{Side::kInputs, 0, 1, 1, 1}}});
  const double expected[] = {0.8, 1, 0.8, 0.5};
  for (std::size_t unit = 0; unit < 4; ++unit) {
    EXPECT_NEAR(*solved[unit].score, expected[unit], kTolerance);
    EXPECT_NEAR(solved[unit].multipliers.inputs[0], solved[unit].multipliers.inputs[1], kTolerance);
    EXPECT_TRUE(solved[unit].input_slacks.empty());
  }
  // A ratio of at least 2 still lets the edge AB: A and B stay at 1; C costs 9 and B 6.
  const auto wide =
      SolveMultiplierDea(units.inputs, units.outputs, {.bounds = {{Side::kInputs, 0, 1, 2, {}}}});
  EXPECT_NEAR(*wide[0].score, 1, kTolerance);
  EXPECT_NEAR(*wide[2].score, 6.0 / 9, kTolerance);
}

// Input 2 of D is given at 4: with input 1 alone the best with at most 4 of input 2 uses 1.
TEST(SolveMultiplierDea, AGivenInputIsNotScaledByHand) {
  const Units units = Four();
  const auto solved =
      SolveMultiplierDea(units.inputs, units.outputs, {.slacks = true, .given = {false, true}});
  EXPECT_NEAR(*solved[3].score, 0.25, kTolerance);
  EXPECT_NEAR(*solved[1].score, 1, kTolerance);
  EXPECT_NEAR(4 * solved[3].multipliers.inputs[0], 1, kTolerance) << "the norm is of what scales";
}

TEST(SolveMultiplierDea, BothFormsProveEachOther) {
  for (const std::size_t n_inputs : {1U, 3U}) {
    const Units units = MadeUpUnits(40, n_inputs, 3, 1);
    for (const ReturnsToScale returns : fixture::kAllReturns) {
      for (const Orientation orientation : fixture::kBoth) {
        const auto solved = SolveMultiplierDea(
            units.inputs,
            units.outputs,
            {.returns_to_scale = returns, .orientation = orientation, .slacks = true});
        const DeaResult plain = SolveDea(
            units.inputs, units.outputs, {.returns_to_scale = returns, .orientation = orientation});
        for (std::size_t row = 0; row < solved.size(); ++row) {
          const MultiplierUnit& unit = solved[row];
          ASSERT_EQ(unit.status, DeaStatus::kSolved);
          EXPECT_NEAR(*unit.score, *plain.units[row].score, kTolerance * *unit.score);
          const double paid = Inner(unit.multipliers.inputs, units.inputs.row(row));
          const double earned = Inner(unit.multipliers.outputs, units.outputs.row(row));
          const bool input = orientation == Orientation::kInput;
          const double w = unit.multipliers.offset;
          EXPECT_NEAR(input ? paid : earned, 1, kDualTolerance);
          EXPECT_NEAR(input ? earned + w : paid - w, *unit.score, kDualTolerance * *unit.score);
          EXPECT_TRUE(fixture::OffsetFits(w, returns)) << w;
          EXPECT_LE(
              fixture::DualBreach(units.inputs, units.outputs, unit.multipliers, unit.spanned_by),
              kDualTolerance);
          EXPECT_LE(fixture::SlackBreach(unit.multipliers.inputs, unit.input_slacks),
                    kDualTolerance);
          EXPECT_LE(fixture::SlackBreach(unit.multipliers.outputs, unit.output_slacks),
                    kDualTolerance);
        }
      }
    }
  }
}

TEST(SolveMultiplierDea, GivenFactorsAndBoundsKeepTheirPromises) {
  const Units units = MadeUpUnits(40, 3, 2, 2);
  for (const Orientation orientation : fixture::kBoth) {
    const bool input = orientation == Orientation::kInput;
    const MultiplierOptions plain{.orientation = orientation};
    MultiplierOptions given = plain;
    given.given = input ? std::vector<bool>{false, false, true} : std::vector<bool>{false, true};
    MultiplierOptions bounded = plain;
    bounded.bounds = {{Side::kInputs, 0, 2, 0.5, 2}, {Side::kOutputs, 1, 0, 0.2, {}}};
    const auto free = SolveMultiplierDea(units.inputs, units.outputs, plain);
    const auto fixed = SolveMultiplierDea(units.inputs, units.outputs, given);
    const auto tight = SolveMultiplierDea(units.inputs, units.outputs, bounded);
    for (std::size_t row = 0; row < free.size(); ++row) {
      // Fewer things to change asks more of what is left; fewer prices flatter less.
      EXPECT_TRUE(input ? *fixed[row].score <= *free[row].score + kTolerance
                        : *fixed[row].score >= *free[row].score - kTolerance);
      EXPECT_TRUE(input ? *tight[row].score <= *free[row].score + kTolerance
                        : *tight[row].score >= *free[row].score - kTolerance);
      const auto& [v, u, w] = tight[row].multipliers;
      EXPECT_GE(v[0], 0.5 * v[2] * (1 - kDualTolerance));
      EXPECT_LE(v[0], 2 * v[2] * (1 + kDualTolerance));
      EXPECT_GE(u[1], 0.2 * u[0] * (1 - kDualTolerance));
      const double paid = Inner(v, units.inputs.row(row));
      const double earned = Inner(u, units.outputs.row(row));
      EXPECT_NEAR(input ? earned + w : paid - w, *tight[row].score, kDualTolerance);
      EXPECT_LE(fixture::DualBreach(units.inputs, units.outputs, tight[row].multipliers, {}),
                kDualTolerance);
    }
  }
}

TEST(SolveMultiplierDea, OneUnitIsItsOwnFrontier) {
  const auto solved = SolveMultiplierDea(MatrixOf(1, {5}), MatrixOf(1, {3}), {.slacks = true});
  EXPECT_NEAR(*solved[0].score, 1, kTolerance);
}

TEST(SolveMultiplierDea, RefusesWhatCannotBeAsked) {
  const Units units = Four();
  const auto solve = [&](const MultiplierOptions& options) {
    SolveMultiplierDea(units.inputs, units.outputs, options);
  };
  EXPECT_THROW(solve({.given = {true, true}}), Error);
  EXPECT_THROW(solve({.given = {true}}), Error);
  EXPECT_THROW(solve({.orientation = Orientation::kOutput, .given = {true}}), Error);
  EXPECT_THROW(solve({.bounds = {{Side::kInputs, 0, 0, 1, 2}}}), Error);
  EXPECT_THROW(solve({.bounds = {{Side::kOutputs, 0, 1, 1, 2}}}), Error);
  EXPECT_THROW(solve({.bounds = {{Side::kInputs, 0, 1, -1, 2}}}), Error);
  EXPECT_THROW(solve({.bounds = {{Side::kInputs, 0, 1, 2, 1}}}), Error);
  // 0 at least twice 1, and 1 at least half as much again as 0.
  EXPECT_THROW(solve({.bounds = {{Side::kInputs, 0, 1, 2, {}}, {Side::kInputs, 1, 0, 1.5, {}}}}),
               Error);
  EXPECT_NO_THROW(
      solve({.bounds = {{Side::kInputs, 0, 1, 2, {}}, {Side::kInputs, 1, 0, 0.5, {}}}}));
}

}  // namespace
}  // namespace doelmaat::stats
