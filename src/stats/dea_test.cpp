#include "stats/dea.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include <gtest/gtest.h>

#include "base/error.h"
#include "numerics/random_stream.h"
#include "stats/units_fixture.h"

namespace doelmaat::stats {
namespace {

using fixture::Column;
using fixture::kAllReturns;
using fixture::kBoth;
using fixture::Rows;
using Data = fixture::Units;
// What SolveDea promises for a change that should change nothing.
constexpr double kTolerance = 1e-9;

Data RandomData(std::size_t n_units, std::size_t n_inputs, std::uint64_t seed) {
  return fixture::MadeUpUnits(n_units, n_inputs, 3, seed);
}

std::vector<double> Scores(const Data& data, ReturnsToScale returns, Orientation orientation) {
  std::vector<double> scores;
  for (const DeaUnit& unit :
       SolveDea(data.inputs,
                data.outputs,
                {.returns_to_scale = returns, .orientation = orientation, .spans = {}})
           .units) {
    EXPECT_EQ(unit.status, DeaStatus::kSolved);
    scores.push_back(unit.score.value_or(0));
  }
  return scores;
}

void ExpectSame(const std::vector<double>& one, const std::vector<double>& other) {
  for (std::size_t unit = 0; unit < one.size(); ++unit) {
    EXPECT_NEAR(one[unit], other[unit], kTolerance * std::abs(one[unit])) << unit;
  }
}

// Frontier through (1, 1), (2, 4), (4, 6); the fourth unit uses 4 for 2: the frontier does 2 with
// 1 + 1/3, and 6 with 4; the ray does 2 with 1.
TEST(SolveDea, IsSolvedByHandForOneInputAndOutput) {
  const Matrix x = Column({1, 2, 4, 4});
  const Matrix y = Column({1, 4, 6, 2});
  const struct {
    ReturnsToScale returns;
    Orientation orientation;
    double expected;
  } kCases[] = {{ReturnsToScale::kVariable, Orientation::kInput, 1.0 / 3},
                {ReturnsToScale::kVariable, Orientation::kOutput, 3},
                {ReturnsToScale::kConstant, Orientation::kInput, 0.25},
                {ReturnsToScale::kConstant, Orientation::kOutput, 4},
                {ReturnsToScale::kDecreasing, Orientation::kInput, 0.25},
                {ReturnsToScale::kIncreasing, Orientation::kInput, 1.0 / 3}};
  for (const auto& [returns, orientation, expected] : kCases) {
    const DeaResult result =
        SolveDea(x, y, {.returns_to_scale = returns, .orientation = orientation, .spans = {}});
    EXPECT_NEAR(*result.units[3].score, expected, kTolerance);
    EXPECT_NEAR(*result.units[1].score, 1, kTolerance);
  }
}

TEST(SolveDea, NamesTheUnitsThatSpanAUnit) {
  const DeaResult result = SolveDea(Column({1, 2, 4, 4}), Column({1, 4, 6, 2}), {});
  ASSERT_EQ(result.units[3].spanned_by.size(), 2U);
  EXPECT_EQ(result.units[3].spanned_by[0].unit, 0U);
  EXPECT_NEAR(result.units[3].spanned_by[0].lambda, 2.0 / 3, kTolerance);
  EXPECT_EQ(result.units[3].spanned_by[1].unit, 1U);
  EXPECT_NEAR(result.units[3].spanned_by[1].lambda, 1.0 / 3, kTolerance);
}

// The second unit does what the first does with two more of input 2; the third is twice the first
// in both and delivers one less of output 2.
TEST(SolveDea, SlacksAreSolvedByHand) {
  Matrix x(3, 2, 2);
  x(1, 1) = 4;
  x(2, 0) = x(2, 1) = 4;
  Matrix y(3, 2, 5);
  y(2, 1) = 4;
  const DeaResult result = SolveDea(x, y, {.slacks = true, .spans = {}});
  EXPECT_NEAR(*result.units[1].score, 1, kTolerance);
  EXPECT_NEAR(result.units[1].input_slacks[0], 0, kTolerance);
  EXPECT_NEAR(result.units[1].input_slacks[1], 2, kTolerance);
  EXPECT_NEAR(*result.units[2].score, 0.5, kTolerance);
  EXPECT_NEAR(result.units[2].output_slacks[0], 0, kTolerance);
  EXPECT_NEAR(result.units[2].output_slacks[1], 1, kTolerance);
  EXPECT_TRUE(SolveDea(x, y, {}).units[1].input_slacks.empty());
}

TEST(SolveDea, OrderUnitsAndRepeatsChangeNoScore) {
  for (const std::size_t n_inputs : {1U, 2U}) {
    const Data data = RandomData(40, n_inputs, n_inputs);
    Data scaled = data;
    Data turned = data;
    std::vector<std::size_t> order(40);
    std::iota(order.rbegin(), order.rend(), 0U);
    turned.inputs = Rows(data.inputs, order);
    turned.outputs = Rows(data.outputs, order);
    order.insert(order.begin(), {3, 17});
    const Data repeated{Rows(data.inputs, order), Rows(data.outputs, order)};
    for (std::size_t row = 0; row < 40; ++row) {
      scaled.inputs(row, 0) *= 1e-5;
      scaled.outputs(row, 1) *= 1e4;
    }
    for (const ReturnsToScale returns : kAllReturns) {
      for (const Orientation orientation : kBoth) {
        const std::vector<double> scores = Scores(data, returns, orientation);
        ExpectSame(scores, Scores(scaled, returns, orientation));
        std::vector<double> other = Scores(turned, returns, orientation);
        std::reverse(other.begin(), other.end());
        ExpectSame(scores, other);
        other = Scores(repeated, returns, orientation);
        EXPECT_NEAR(other[0], scores[3], kTolerance * scores[3]);
        other.erase(other.begin(), other.begin() + 2);
        std::reverse(other.begin(), other.end());
        ExpectSame(scores, other);
      }
    }
  }
}

TEST(SolveDea, ADominatedUnitChangesNoScoreOfOthers) {
  const Data data = RandomData(30, 2, 5);
  std::vector<std::size_t> rows(30);
  std::iota(rows.begin(), rows.end(), 0U);
  rows.push_back(4);
  Data more{Rows(data.inputs, rows), Rows(data.outputs, rows)};
  more.inputs(30, 0) *= 2;
  more.outputs(30, 0) *= 0.5;
  for (const ReturnsToScale returns : kAllReturns) {
    std::vector<double> scores = Scores(more, returns, Orientation::kInput);
    scores.pop_back();
    ExpectSame(Scores(data, returns, Orientation::kInput), scores);
  }
}

TEST(SolveDea, LargerTechnologiesScoreLower) {
  for (const std::size_t n_inputs : {1U, 3U}) {
    const Data data = RandomData(50, n_inputs, 10 + n_inputs);
    const auto scores = [&](ReturnsToScale returns) {
      return Scores(data, returns, Orientation::kInput);
    };
    const std::vector<double> constant = scores(ReturnsToScale::kConstant);
    const std::vector<double> decreasing = scores(ReturnsToScale::kDecreasing);
    const std::vector<double> increasing = scores(ReturnsToScale::kIncreasing);
    const std::vector<double> variable = scores(ReturnsToScale::kVariable);
    for (std::size_t unit = 0; unit < 50; ++unit) {
      EXPECT_GT(constant[unit], 0);
      EXPECT_NEAR(std::min(decreasing[unit], increasing[unit]), constant[unit], kTolerance);
      EXPECT_NEAR(std::max(decreasing[unit], increasing[unit]), variable[unit], kTolerance);
      EXPECT_LE(variable[unit], 1 + kTolerance);
    }
  }
}

TEST(SolveDea, OrientationsAreReciprocalUnderConstantReturns) {
  const Data data = RandomData(50, 2, 20);
  const std::vector<double> input = Scores(data, ReturnsToScale::kConstant, Orientation::kInput);
  const std::vector<double> output = Scores(data, ReturnsToScale::kConstant, Orientation::kOutput);
  for (std::size_t unit = 0; unit < 50; ++unit) {
    EXPECT_NEAR(input[unit] * output[unit], 1, kTolerance);
  }
}

TEST(SolveDea, AUnitThatDoesNotSpanMayLieBeyondTheFrontierOrOutOfReach) {
  const Matrix x = Column({2, 4, 1, 5});
  const Matrix y = Column({2, 6, 2, 9});
  const DeaResult result = SolveDea(x, y, {.spans = {true, true, false, false}});
  EXPECT_NEAR(*result.units[2].score, 2, kTolerance);
  EXPECT_EQ(result.units[3].status, DeaStatus::kInfeasible);
  EXPECT_FALSE(result.units[3].score.has_value());
  for (const DeaUnit& unit : result.units) {
    for (const Weight& weight : unit.spanned_by) {
      EXPECT_LT(weight.unit, 2U);
    }
  }
}

TEST(SolveDea, AnOutputThatTheFrontierLacksIsOutOfReach) {
  Matrix y(2, 2, 1);
  y(0, 1) = 0;
  const DeaResult result = SolveDea(Column({1, 1}), y, {.spans = {true, false}});
  EXPECT_EQ(result.units[1].status, DeaStatus::kInfeasible);
}

TEST(SolveDea, OneUnitIsItsOwnFrontier) {
  const DeaResult result = SolveDea(Column({5}), Column({3}), {.slacks = true, .spans = {}});
  EXPECT_NEAR(*result.units[0].score, 1, kTolerance);
}

TEST(SolveDea, RoundingIsNeitherAScoreBeyondOneNorASlack) {
  const Data data = fixture::MadeUpUnits(200, 2, 4, 8);
  for (const ReturnsToScale returns : kAllReturns) {
    for (const Orientation orientation : kBoth) {
      const DeaResult result =
          SolveDea(data.inputs,
                   data.outputs,
                   {.returns_to_scale = returns, .orientation = orientation, .slacks = true});
      for (std::size_t row = 0; row < 200; ++row) {
        const DeaUnit& unit = result.units[row];
        const double inward = orientation == Orientation::kInput ? *unit.score : 1 / *unit.score;
        EXPECT_LE(inward, 1) << row;
        for (std::size_t col = 0; col < unit.input_slacks.size(); ++col) {
          const double slack = unit.input_slacks[col];
          EXPECT_TRUE(slack == 0 || slack > 1e-11 * data.inputs(row, col)) << row;
        }
      }
    }
  }
}

// Columns over twenty orders of magnitude, beyond what the solvers hold apart.
TEST(SolveDea, ASolvedUnitIsReachedByItsCombination) {
  std::size_t solved = 0;
  std::size_t not_solved = 0;
  for (std::uint64_t set = 0; set < 40; ++set) {
    numerics::RandomStream stream(2, "dea_test.wide", set);
    Data data{Matrix(8, 3), Matrix(8, 2)};
    for (Matrix* side : {&data.inputs, &data.outputs}) {
      for (std::size_t row = 0; row < 8; ++row) {
        for (double& value : side->row(row)) {
          value = std::pow(10, 20 * stream.Uniform() - 10);
        }
      }
    }
    for (const Orientation orientation : kBoth) {
      const DeaResult result = SolveDea(data.inputs, data.outputs, {.orientation = orientation});
      for (std::size_t row = 0; row < 8; ++row) {
        const DeaUnit& unit = result.units[row];
        if (unit.status != DeaStatus::kSolved) {
          EXPECT_FALSE(unit.score.has_value());
          ++not_solved;
          continue;
        }
        ++solved;
        const bool input = orientation == Orientation::kInput;
        for (std::size_t col = 0; col < 3; ++col) {
          double used = 0;
          for (const Weight& weight : unit.spanned_by) {
            used += weight.lambda * data.inputs(weight.unit, col);
          }
          const double held = (input ? *unit.score : 1) * data.inputs(row, col);
          EXPECT_LE(used, held * (1 + 1.1e-6) + used * 1.1e-6);
        }
        for (std::size_t col = 0; col < 2; ++col) {
          double made = 0;
          for (const Weight& weight : unit.spanned_by) {
            made += weight.lambda * data.outputs(weight.unit, col);
          }
          const double held = (input ? 1 : *unit.score) * data.outputs(row, col);
          EXPECT_GE(made, held * (1 - 1.1e-6));
        }
      }
    }
  }
  EXPECT_GT(solved, 0U);
  EXPECT_GT(not_solved, 0U);
}

TEST(SolveDea, RefusesDataThatHaveNoScore) {
  const double kNan = std::numeric_limits<double>::quiet_NaN();
  const Matrix one = Column({1, 1});
  EXPECT_THROW(SolveDea(one, Column({1}), {}), Error);
  EXPECT_THROW(SolveDea(Matrix(2, 0), one, {}), Error);
  EXPECT_THROW(SolveDea(Column({1, 0}), one, {}), Error);
  EXPECT_THROW(SolveDea(Column({1, kNan}), one, {}), Error);
  EXPECT_THROW(SolveDea(one, Column({1, -1}), {}), Error);
  EXPECT_THROW(SolveDea(one, Column({1, 0}), {}), Error);
  EXPECT_THROW(SolveDea(one, one, {.spans = {true}}), Error);
  EXPECT_THROW(SolveDea(one, one, {.spans = {false, false}}), Error);
  EXPECT_THROW(SolveDeaAgainst(one, one, Matrix(2, 2, 1), one, {}), Error);
  try {
    SolveDea(Column({1, 0}), one, {});
    FAIL() << "no error";
  } catch (const Error& error) {
    EXPECT_EQ(error.kind(), ErrorKind::kBadInput);
    EXPECT_NE(std::string(error.what()).find("Eenheid 2"), std::string::npos) << error.what();
  }
}

}  // namespace
}  // namespace doelmaat::stats
