#include "numerics/dual_simplex.h"

#include <gtest/gtest.h>

#include "numerics/random_stream.h"

namespace doelmaat::numerics {
namespace {

// Rows of every kind: at least, at most, equal, between, free.
LinearProgramme RandomProgramme(std::uint64_t unit) {
  RandomStream stream(1, "dual_simplex_test", unit);
  LinearProgramme programme{Matrix(5, 40),
                            std::vector<double>(40),
                            std::vector<Bounds>(40),
                            {{stream.Uniform(), kNoBound},
                             {-kNoBound, 2 + stream.Uniform()},
                             {1, 1},
                             {0.5, 1.5},
                             {-kNoBound, kNoBound}}};
  for (std::size_t column = 0; column < 40; ++column) {
    programme.costs[column] = stream.Uniform();
    for (std::size_t row = 0; row < 5; ++row) {
      programme.coefficients(row, column) = row == 2 ? 1 : 2 * stream.Uniform();
    }
  }
  return programme;
}

// Tolerance: CLP's 1e-9 in every row, times duals of about 1.
TEST(DualSimplex, AgreesWithClpWhenRowBoundsChange) {
  int infeasible = 0;
  for (std::uint64_t unit = 0; unit < 50; ++unit) {
    LinearProgramme programme = RandomProgramme(unit);
    DualSimplex quick(programme);
    RandomStream stream(2, "dual_simplex_test", unit);
    for (int change = 0; change < 20; ++change) {
      programme.rows[0].low = 2.2 * stream.Uniform();
      quick.SetRow(0, programme.rows[0]);
      const ProgrammeSolution expected = SolveLinearProgramme(programme);
      const ProgrammeSolution& solution = quick.Solve();
      ASSERT_EQ(solution.status, expected.status) << unit << " " << change;
      if (expected.status == ProgrammeStatus::kOptimal) {
        EXPECT_NEAR(solution.objective, expected.objective, 1e-8) << unit << " " << change;
      } else {
        ++infeasible;
      }
    }
  }
  EXPECT_GT(infeasible, 0);
}

TEST(DualSimplex, DualsTimesBoundsGiveTheObjective) {
  const LinearProgramme programme = RandomProgramme(7);
  DualSimplex quick(programme);
  const ProgrammeSolution& solution = quick.Solve();
  ASSERT_EQ(solution.status, ProgrammeStatus::kOptimal);
  double value = 0;
  for (std::size_t row = 0; row < 5; ++row) {
    const Bounds bounds = programme.rows[row];
    if (solution.dual[row] != 0) {
      value += solution.dual[row] * (solution.dual[row] > 0 ? bounds.low : bounds.high);
    }
  }
  EXPECT_NEAR(value, solution.objective, 1e-10);
}

TEST(DualSimplexDeathTest, ANegativeCostIsABug) {
  LinearProgramme programme = RandomProgramme(0);
  programme.costs[3] = -1;
  EXPECT_DEATH(DualSimplex quick(programme), "Accepts");
}

}  // namespace
}  // namespace doelmaat::numerics
