#include "numerics/dual_simplex.h"

#include <algorithm>
#include <bit>
#include <string>

#include <gtest/gtest.h>

#include "numerics/random_stream.h"

namespace doelmaat::numerics {
namespace {

constexpr std::size_t kColumns = 40;
constexpr std::size_t kAtLeastRows = 4;

// Four rows at least, and weights that add up to one.
struct Programme {
  Matrix coefficients{kAtLeastRows + 1, kColumns, 1};
  std::vector<double> costs = std::vector<double>(kColumns);
  std::vector<double> right = std::vector<double>(kAtLeastRows + 1, 1);
};

const std::vector<RowKind> kRows = {
    RowKind::kAtLeast, RowKind::kAtLeast, RowKind::kAtLeast, RowKind::kAtLeast, RowKind::kEqual};

Programme RandomProgramme(std::uint64_t unit) {
  RandomStream stream(1, "dual_simplex_test", unit);
  Programme programme;
  for (std::size_t column = 0; column < kColumns; ++column) {
    programme.costs[column] = stream.Uniform();
    for (std::size_t row = 0; row < kAtLeastRows; ++row) {
      programme.coefficients(row, column) = 2 * stream.Uniform();
    }
  }
  return programme;
}

void DrawRight(RandomStream* stream, Programme* programme) {
  for (std::size_t row = 0; row < kAtLeastRows; ++row) {
    programme->right[row] = 1.5 * stream->Uniform();
  }
}

// Every surplus, and the cheapest column for the weights.
DualSimplex Quick(const Programme& programme, InstructionSet instructions) {
  DualSimplex quick(programme.coefficients, kRows, programme.costs, instructions);
  const auto cheapest = std::min_element(programme.costs.begin(), programme.costs.end());
  const std::size_t start[] = {static_cast<std::size_t>(cheapest - programme.costs.begin()),
                               kColumns,
                               kColumns + 1,
                               kColumns + 2,
                               kColumns + 3};
  quick.SetStart(start);
  return quick;
}

void SetRight(const Programme& programme, DualSimplex* quick) {
  for (std::size_t row = 0; row < programme.right.size(); ++row) {
    quick->SetRight(row, programme.right[row]);
  }
}

ProgrammeSolution SolveWithClp(const Programme& programme) {
  LinearProgramme same{programme.coefficients,
                       programme.costs,
                       std::vector<Bounds>(programme.coefficients.cols()),
                       std::vector<Bounds>(programme.right.size())};
  for (std::size_t row = 0; row < programme.right.size(); ++row) {
    const bool equal = kRows[row] == RowKind::kEqual;
    same.rows[row] = {programme.right[row], equal ? programme.right[row] : kNoBound};
  }
  return SolveLinearProgramme(same);
}

class DualSimplexOn : public testing::TestWithParam<InstructionSet> {};

// Tolerance: CLP's 1e-9 in every row, times duals of about 1.
TEST_P(DualSimplexOn, AgreesWithClpWhenTheRightHandSideChanges) {
  int infeasible = 0;
  for (std::uint64_t unit = 0; unit < 50; ++unit) {
    Programme programme = RandomProgramme(unit);
    DualSimplex quick = Quick(programme, GetParam());
    RandomStream stream(2, "dual_simplex_test", unit);
    for (int change = 0; change < 20; ++change) {
      DrawRight(&stream, &programme);
      SetRight(programme, &quick);
      const ProgrammeSolution expected = SolveWithClp(programme);
      ASSERT_EQ(quick.Solve(), expected.status) << unit << " " << change;
      if (expected.status == ProgrammeStatus::kOptimal) {
        EXPECT_NEAR(quick.objective(), expected.objective, 1e-8) << unit << " " << change;
      } else {
        ++infeasible;
      }
    }
  }
  EXPECT_GT(infeasible, 0);
}

// The first column alone has a cost, and is another one each time.
TEST_P(DualSimplexOn, AgreesWithClpWhenTheOnlyColumnWithACostChanges) {
  for (std::uint64_t unit = 0; unit < 20; ++unit) {
    Programme programme = RandomProgramme(unit);
    std::fill(programme.costs.begin(), programme.costs.end(), 0);
    programme.costs[0] = 1;
    DualSimplex quick(programme.coefficients, kRows, programme.costs, GetParam());
    const std::size_t start[] = {1, kColumns, kColumns + 1, kColumns + 2, kColumns + 3};
    quick.SetStart(start);
    RandomStream stream(3, "dual_simplex_test", unit);
    for (int change = 0; change < 20; ++change) {
      DrawRight(&stream, &programme);
      SetRight(programme, &quick);
      std::vector<double> column(kRows.size());
      for (std::size_t row = 0; row < kAtLeastRows; ++row) {
        column[row] = 3 * stream.Uniform();
        programme.coefficients(row, 0) = column[row];
      }
      programme.coefficients(kAtLeastRows, 0) = 0;
      quick.SetColumn(0, column);
      const ProgrammeSolution expected = SolveWithClp(programme);
      ASSERT_EQ(quick.Solve(), expected.status) << unit << " " << change;
      EXPECT_NEAR(quick.objective(), expected.objective, 1e-8) << unit << " " << change;
    }
  }
}

TEST_P(DualSimplexOn, DualsTimesRightHandSideGiveTheObjective) {
  Programme programme = RandomProgramme(7);
  std::fill_n(programme.right.begin(), kAtLeastRows, 0.9);
  DualSimplex quick = Quick(programme, GetParam());
  SetRight(programme, &quick);
  ASSERT_EQ(quick.Solve(), ProgrammeStatus::kOptimal);
  double value = 0;
  for (std::size_t row = 0; row < programme.right.size(); ++row) {
    value += quick.duals()[row] * programme.right[row];
    EXPECT_TRUE(row == kAtLeastRows || quick.duals()[row] >= 0);
  }
  EXPECT_NEAR(value, quick.objective(), 1e-10);
}

// With the same cost everywhere every mixture is a solution; the second cost is then the programme
// that CLP solves.
TEST_P(DualSimplexOn, ASecondCostIsLeastAmongTheSolutionsOfTheFirst) {
  for (std::uint64_t unit = 0; unit < 50; ++unit) {
    Programme programme = RandomProgramme(unit);
    std::fill(programme.costs.begin(), programme.costs.end(), 1);
    RandomStream stream(5, "dual_simplex_test", unit);
    for (std::size_t row = 0; row < kAtLeastRows; ++row) {
      programme.right[row] = 0.9 * stream.Uniform();
    }
    DualSimplex quick = Quick(programme, GetParam());
    SetRight(programme, &quick);
    ASSERT_EQ(quick.Solve(), ProgrammeStatus::kOptimal) << unit;
    std::vector<double> second(kColumns + programme.right.size());
    for (std::size_t column = 0; column < kColumns; ++column) {
      second[column] = 2 * stream.Uniform() - 1;
    }
    programme.costs.assign(second.begin(), second.begin() + kColumns);
    ASSERT_TRUE(quick.MoveOnOptimalFace(second)) << unit;
    double value = 0;
    for (std::size_t row = 0; row < programme.right.size(); ++row) {
      value += second[quick.basis()[row]] * quick.basics()[row];
    }
    EXPECT_NEAR(value, SolveWithClp(programme).objective, 1e-8) << unit;
    EXPECT_NEAR(quick.objective(), 1, 1e-10) << unit;
    EXPECT_EQ(quick.Solve(), ProgrammeStatus::kOptimal) << "still a start for the next";
  }
}

TEST_P(DualSimplexOn, ASecondCostThatCanFallForeverIsRefused) {
  const Matrix one_row(1, 2, 1);
  const std::vector<double> costs = {1, 0};
  DualSimplex quick(one_row, {RowKind::kAtLeast}, costs, GetParam());
  const std::size_t start[] = {2};
  quick.SetStart(start);
  quick.SetRight(0, 1);
  ASSERT_EQ(quick.Solve(), ProgrammeStatus::kOptimal);
  EXPECT_FALSE(quick.MoveOnOptimalFace(std::vector<double>{0, 0, -1}));
  EXPECT_EQ(quick.Solve(), ProgrammeStatus::kOptimal);
}

TEST_P(DualSimplexOn, ABasisThatCannotBeInvertedIsNotSolved) {
  Programme programme = RandomProgramme(3);
  DualSimplex quick(programme.coefficients, kRows, programme.costs, GetParam());
  const std::size_t twice[] = {1, 1, kColumns, kColumns + 1, kColumns + 2};
  quick.SetStart(twice);
  SetRight(programme, &quick);
  EXPECT_EQ(quick.Solve(), ProgrammeStatus::kNotSolved);
}

INSTANTIATE_TEST_SUITE_P(Sets,
                         DualSimplexOn,
                         testing::ValuesIn(InstructionSets()),
                         [](const auto& test) {
                           std::string name = NameOf(test.param);
                           std::erase(name, '-');
                           return name;
                         });

// Every bit that a caller sees, of 20 programmes solved one after the other.
std::vector<std::uint64_t> BitsOf(std::uint64_t unit, InstructionSet instructions) {
  Programme programme = RandomProgramme(unit);
  DualSimplex quick = Quick(programme, instructions);
  RandomStream stream(4, "dual_simplex_test", unit);
  std::vector<std::uint64_t> bits;
  for (int change = 0; change < 20; ++change) {
    DrawRight(&stream, &programme);
    SetRight(programme, &quick);
    bits.push_back(static_cast<std::uint64_t>(quick.Solve()));
    bits.push_back(std::bit_cast<std::uint64_t>(quick.objective()));
    for (std::size_t row = 0; row < programme.right.size(); ++row) {
      bits.push_back(quick.basis()[row]);
      bits.push_back(std::bit_cast<std::uint64_t>(quick.basics()[row]));
      bits.push_back(std::bit_cast<std::uint64_t>(quick.duals()[row]));
    }
  }
  return bits;
}

// On a processor without AVX2 this compares nothing; the property says how many were compared.
TEST(DualSimplex, EveryInstructionSetGivesTheSameBits) {
  const std::vector<InstructionSet> sets = InstructionSets();
  RecordProperty("instruction_sets", static_cast<int>(sets.size()));
  for (std::uint64_t unit = 0; unit < 50; ++unit) {
    const std::vector<std::uint64_t> baseline = BitsOf(unit, InstructionSet::kBaseline);
    for (const InstructionSet instructions : sets) {
      EXPECT_EQ(BitsOf(unit, instructions), baseline) << unit << " " << NameOf(instructions);
    }
  }
}

TEST(DualSimplexDeathTest, ACostTooFewIsABug) {
  const Programme programme = RandomProgramme(0);
  const std::vector<double> costs(kColumns - 1);
  EXPECT_DEATH(DualSimplex(programme.coefficients, kRows, costs), "costs");
}

}  // namespace
}  // namespace doelmaat::numerics
