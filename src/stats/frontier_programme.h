// The linear programme behind every DEA score: one frontier, many units held against it. Shared by
// dea.cpp and dea_bootstrap.cpp; others call stats/dea.h.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "numerics/dual_simplex.h"
#include "numerics/instruction_set.h"
#include "numerics/linear_programme.h"
#include "numerics/matrix.h"
#include "stats/dea.h"

namespace doelmaat::stats {

// With R the side that is scaled (inputs, or outputs in output orientation), F the other side,
// σ = 1 for inputs and -1 for outputs, the programme of unit k is
//
//   min σ t  subject to  σ (t R_k − Σ λ_j R_j) ≥ 0,  σ (Σ λ_j F_j − F_k) ≥ 0,  Σ λ_j as returns to
//   scale ask,  λ ≥ 0.
//
// From unit to unit only row bounds and the column of t change, and t alone has a cost: the basis
// of the one is dual feasible for the next, which numerics/dual_simplex.h makes use of. With one
// input t is Σ λ_j R_j / R_k and is left out: the programme is min Σ λ_j R_j. CLP solves what is
// left over. Every variable is divided by its mean over the frontier, which changes no score and no
// λ.
class FrontierProgramme {
 public:
  // Inputs and outputs of the units that span the frontier, as SolveDea has checked them. The
  // instruction set is for tests and measurements: it changes no bit.
  FrontierProgramme(const numerics::Matrix& inputs,
                    const numerics::Matrix& outputs,
                    ReturnsToScale returns_to_scale,
                    Orientation orientation,
                    numerics::InstructionSet instructions = numerics::WidestInstructionSet());

  struct Score {
    DeaStatus status = DeaStatus::kNotSolved;
    double score = 0;                 // holds only when solved
    std::span<const double> lambda;   // one a row of the frontier; valid until the next call
    std::span<const Weight> weights;  // those that are not zero but for rounding, in order of rows
  };
  Score Solve(std::span<const double> inputs, std::span<const double> outputs);

  // A row of the frontier has this score against the frontier itself. One that lies inside is in no
  // solution, and is left out of the work of later ones.
  void LeaveOutIfInside(std::size_t row, double own_score);

  // The second phase, for the unit that Solve was last called for and found to have `score`: among
  // all combinations that reach it, the one with the largest sum of slacks in the units of the
  // data.
  Score SolveSlacks(std::span<const double> inputs, std::span<const double> outputs, double score);

 private:
  void PrepareQuickSolver(numerics::InstructionSet instructions);
  std::vector<numerics::RowKind> QuickRows() const;
  void StartQuickSolver(std::span<const double> radial, numerics::DualSimplex* solver);
  std::size_t BestUnit(std::size_t radial, std::optional<std::size_t> fixed) const;
  bool FrontierHas(std::size_t fixed) const;
  bool StartsFromLevel() const;
  Score SolveQuickly(std::span<const double> fixed,
                     std::span<const double> radial,
                     numerics::DualSimplex* solver);
  Score QuickScore(const numerics::DualSimplex& solver, double score);
  numerics::LinearProgramme Rows(bool with_scale_column) const;
  const numerics::ProgrammeSolution& SolveGeneral(std::span<const double> fixed,
                                                  std::span<const double> radial);
  numerics::Bounds FixedBounds(std::span<const double> fixed, std::size_t each) const;
  std::span<const double> Radial(std::span<const double> inputs,
                                 std::span<const double> outputs) const;
  std::span<const double> Fixed(std::span<const double> inputs,
                                std::span<const double> outputs) const;
  numerics::LinearProgramme SlackProgramme() const;
  Score Finish(const numerics::ProgrammeSolution& solution, double score);

  const numerics::Matrix inputs_;
  const numerics::Matrix outputs_;
  ReturnsToScale returns_to_scale_;
  Orientation orientation_;
  double sign_;
  bool one_radial_;
  bool one_input_;  // the scaled side is one input: no column t in the quick solver
  std::vector<double> radial_means_;
  std::vector<double> fixed_means_;
  std::optional<numerics::DualSimplex> quick_solver_;
  std::optional<std::size_t> started_from_;  // the scaled variable of the quick solver's start
  std::vector<double> scale_column_;         // t in the quick solver
  std::vector<double> slack_costs_;          // of its variables: minus their size in data
  std::vector<std::uint32_t> quick_rows_;    // of lambda_ that may be other than zero
  bool quick_is_last_ = false;               // it solved the last unit
  std::vector<double> lambda_;               // of its last solution
  std::vector<Weight> weights_;              // of the last solution
  std::optional<numerics::LinearProgrammeSolver> solver_;
  std::optional<numerics::LinearProgrammeSolver> slack_solver_;
};

}  // namespace doelmaat::stats
