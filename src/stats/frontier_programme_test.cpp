// Scores are tested through stats/dea.h; here what the callers of the programme itself rely on.
#include "stats/frontier_programme.h"

#include <bit>
#include <cmath>

#include <gtest/gtest.h>

#include "numerics/random_stream.h"

namespace doelmaat::stats {
namespace {

constexpr ReturnsToScale kAllReturns[] = {ReturnsToScale::kVariable,
                                          ReturnsToScale::kConstant,
                                          ReturnsToScale::kDecreasing,
                                          ReturnsToScale::kIncreasing};
constexpr Orientation kBoth[] = {Orientation::kInput, Orientation::kOutput};

struct Data {
  Matrix inputs;
  Matrix outputs;
};

// Of the outputs a third is zero, but for the first.
Data RandomData(std::size_t n_inputs, std::uint64_t unit) {
  constexpr std::size_t kUnits = 60;
  numerics::RandomStream stream(1, "frontier_programme_test", unit);
  Data data{Matrix(kUnits, n_inputs), Matrix(kUnits, 3)};
  for (std::size_t row = 0; row < kUnits; ++row) {
    for (double& output : data.outputs.row(row)) {
      output = stream.Below(3) == 0 ? 0 : std::exp(stream.Normal());
    }
    data.outputs(row, 0) += 0.1;
    for (double& input : data.inputs.row(row)) {
      input = std::exp(0.8 * stream.Normal());
    }
  }
  return data;
}

struct Technology {
  std::size_t n_inputs;
  ReturnsToScale returns_to_scale;
  Orientation orientation;
};

std::vector<Technology> Technologies() {
  std::vector<Technology> technologies;
  for (const std::size_t n_inputs : {1U, 3U}) {
    for (const ReturnsToScale returns_to_scale : kAllReturns) {
      for (const Orientation orientation : kBoth) {
        technologies.push_back({n_inputs, returns_to_scale, orientation});
      }
    }
  }
  return technologies;
}

FrontierProgramme ProgrammeOf(const Data& data,
                              const Technology& technology,
                              numerics::InstructionSet instructions) {
  return FrontierProgramme(
      data.inputs, data.outputs, technology.returns_to_scale, technology.orientation, instructions);
}

TEST(FrontierProgramme, EveryInstructionSetGivesTheSameBits) {
  for (const Technology& technology : Technologies()) {
    const Data data = RandomData(technology.n_inputs, 1);
    for (const numerics::InstructionSet instructions : numerics::InstructionSets()) {
      FrontierProgramme baseline =
          ProgrammeOf(data, technology, numerics::InstructionSet::kBaseline);
      FrontierProgramme programme = ProgrammeOf(data, technology, instructions);
      for (std::size_t unit = 0; unit < data.inputs.rows(); ++unit) {
        const auto one = baseline.Solve(data.inputs.row(unit), data.outputs.row(unit));
        const auto other = programme.Solve(data.inputs.row(unit), data.outputs.row(unit));
        ASSERT_EQ(one.status, DeaStatus::kSolved);
        EXPECT_EQ(std::bit_cast<std::uint64_t>(one.score),
                  std::bit_cast<std::uint64_t>(other.score))
            << unit << " " << numerics::NameOf(instructions);
        ASSERT_EQ(one.weights.size(), other.weights.size());
        for (std::size_t each = 0; each < one.weights.size(); ++each) {
          EXPECT_EQ(one.weights[each].unit, other.weights[each].unit);
          EXPECT_EQ(std::bit_cast<std::uint64_t>(one.weights[each].lambda),
                    std::bit_cast<std::uint64_t>(other.weights[each].lambda));
        }
      }
    }
  }
}

// Tolerance: what SolveDea promises for a change that should change nothing.
TEST(FrontierProgramme, LeavingOutUnitsInsideChangesNoScore) {
  for (const Technology& technology : Technologies()) {
    const Data data = RandomData(technology.n_inputs, 2);
    FrontierProgramme whole = ProgrammeOf(data, technology, numerics::WidestInstructionSet());
    FrontierProgramme less = ProgrammeOf(data, technology, numerics::WidestInstructionSet());
    for (int round = 0; round < 2; ++round) {
      for (std::size_t unit = 0; unit < data.inputs.rows(); ++unit) {
        const auto one = whole.Solve(data.inputs.row(unit), data.outputs.row(unit));
        const auto other = less.Solve(data.inputs.row(unit), data.outputs.row(unit));
        ASSERT_EQ(other.status, DeaStatus::kSolved);
        EXPECT_NEAR(other.score, one.score, 1e-9 * one.score) << unit;
        less.LeaveOutIfInside(unit, other.score);
      }
    }
  }
}

// An output that nobody on the frontier makes can be asked for, and then nobody reaches it.
TEST(FrontierProgramme, AnOutputThatTheFrontierLacksIsInfeasibleOrChangesNothing) {
  for (const Technology& technology : Technologies()) {
    Data data = RandomData(technology.n_inputs, 3);
    const Data all = data;
    for (std::size_t row = 0; row < data.outputs.rows(); ++row) {
      data.outputs(row, 0) = 0;
      data.outputs(row, 1) += 0.1;
    }
    FrontierProgramme programme = ProgrammeOf(data, technology, numerics::WidestInstructionSet());
    EXPECT_EQ(programme.Solve(data.inputs.row(4), data.outputs.row(4)).status, DeaStatus::kSolved);
    const auto asked = programme.Solve(data.inputs.row(4), all.outputs.row(4));
    if (technology.orientation == Orientation::kInput) {
      EXPECT_EQ(asked.status, DeaStatus::kInfeasible);
    } else {
      EXPECT_TRUE(asked.status == DeaStatus::kInfeasible || std::abs(asked.score) < 1e-9);
    }
  }
}

}  // namespace
}  // namespace doelmaat::stats
