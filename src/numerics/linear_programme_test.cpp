#include "numerics/linear_programme.h"

#include <gtest/gtest.h>

namespace doelmaat::numerics {
namespace {

// Ten times the solver's own 1e-9.
constexpr double kTolerance = 1e-8;

// min 2a + 3b  subject to  a + b >= 4,  a + 3b >= 6,  a <= 3.
LinearProgramme SmallProgramme() {
  LinearProgramme programme{Matrix(2, 2, 1), {2, 3}, {{0, 3}, {}}, {{4, kNoBound}, {6, kNoBound}}};
  programme.coefficients(1, 1) = 3;
  return programme;
}

TEST(SolveLinearProgramme, FindsTheCornerSolvedByHand) {
  const ProgrammeSolution solution = SolveLinearProgramme(SmallProgramme());
  ASSERT_EQ(solution.status, ProgrammeStatus::kOptimal);
  EXPECT_NEAR(solution.objective, 9, kTolerance);
  EXPECT_NEAR(solution.primal[0], 3, kTolerance);
  EXPECT_NEAR(solution.primal[1], 1, kTolerance);
}

TEST(SolveLinearProgramme, DualsPriceTheRows) {
  LinearProgramme programme = SmallProgramme();
  programme.columns[0].high = kNoBound;
  const ProgrammeSolution solution = SolveLinearProgramme(programme);
  ASSERT_EQ(solution.status, ProgrammeStatus::kOptimal);
  EXPECT_NEAR(solution.dual[0], 1.5, kTolerance);
  EXPECT_NEAR(solution.dual[1], 0.5, kTolerance);
  EXPECT_NEAR(4 * solution.dual[0] + 6 * solution.dual[1], solution.objective, kTolerance);
}

TEST(LinearProgrammeSolver, SolvesAgainAfterEachKindOfChange) {
  LinearProgrammeSolver solver(SmallProgramme());
  EXPECT_NEAR(solver.Solve().objective, 9, kTolerance);
  solver.SetRow(0, {5, kNoBound});
  EXPECT_NEAR(solver.Solve().objective, 12, kTolerance);
  solver.SetCost(1, 1);
  EXPECT_NEAR(solver.Solve().objective, 5, kTolerance);
  solver.SetCoefficient(0, 1, 2);
  EXPECT_NEAR(solver.Solve().objective, 2.5, kTolerance);
  solver.SetRow(1, {-kNoBound, 6});
  EXPECT_NEAR(solver.Solve().objective, 7, kTolerance);
}

TEST(LinearProgrammeSolver, SaysWhyThereIsNoSolutionAndGoesOn) {
  LinearProgrammeSolver solver(SmallProgramme());
  solver.SetRow(0, {-kNoBound, 1});
  EXPECT_EQ(solver.Solve().status, ProgrammeStatus::kInfeasible);
  solver.SetRow(0, {4, kNoBound});
  EXPECT_NEAR(solver.Solve().objective, 9, kTolerance);
  solver.SetCost(1, -1);
  EXPECT_EQ(solver.Solve().status, ProgrammeStatus::kUnbounded);
  solver.SetCost(1, 3);
  EXPECT_NEAR(solver.Solve().objective, 9, kTolerance);
}

TEST(LinearProgrammeDeathTest, ShapesThatDoNotFitAreABug) {
  LinearProgramme programme = SmallProgramme();
  programme.costs.pop_back();
  EXPECT_DEATH(SolveLinearProgramme(programme), "costs.size");
}

}  // namespace
}  // namespace doelmaat::numerics
