// Small dense linear programmes, solved again and again with a few numbers changed.
#pragma once

#include <limits>
#include <memory>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::numerics {

// The end of a range that has no end: kNoBound above, -kNoBound below.
inline constexpr double kNoBound = std::numeric_limits<double>::infinity();

// low <= value <= high.
struct Bounds {
  double low = 0;
  double high = kNoBound;
};

// Minimise Σ_j costs_j z_j  subject to  rows_i.low <= Σ_j coefficients_ij z_j <= rows_i.high  and
// columns_j.low <= z_j <= columns_j.high. The caller brings variables to like size: tolerances are
// absolute.
struct LinearProgramme {
  Matrix coefficients;          // rows × columns, finite
  std::vector<double> costs;    // one a column
  std::vector<Bounds> columns;  // one a column
  std::vector<Bounds> rows;     // one a row
};

enum class ProgrammeStatus { kOptimal, kInfeasible, kUnbounded, kNotSolved };

struct ProgrammeSolution {
  ProgrammeStatus status = ProgrammeStatus::kNotSolved;
  double objective = 0;        // these hold only when status is kOptimal
  std::vector<double> primal;  // z, one a column
  std::vector<double> dual;    // change of the objective for one more of the row's bound
};

// Keeps a programme and the basis of its last solution. After a change of row bounds that basis is
// still dual feasible, so the next solution is a few pivots away.
//
// What Solve returns may differ in the last bits, or in the choice among equal optima, with what
// was solved before on the same solver; a new solver starts from nothing. Work that must repeat
// exactly makes a solver for each piece of it.
//
// Solved to 1e-9 absolute in rows, columns and reduced costs. A status other than kOptimal was
// found again from an empty basis by the primal simplex before it is returned.
// Source: CLP 1.17 (COIN-OR), dual and primal simplex.
// Tested by: linear_programme_test.cpp (solved by hand), tests/conformance/frontier.
class LinearProgrammeSolver {
 public:
  // Shapes that do not fit are a bug.
  explicit LinearProgrammeSolver(const LinearProgramme& programme);
  ~LinearProgrammeSolver();
  LinearProgrammeSolver(LinearProgrammeSolver&&) noexcept;
  LinearProgrammeSolver& operator=(LinearProgrammeSolver&&) noexcept;
  LinearProgrammeSolver(const LinearProgrammeSolver&) = delete;
  LinearProgrammeSolver& operator=(const LinearProgrammeSolver&) = delete;

  void SetRow(std::size_t row, Bounds bounds);
  void SetCost(std::size_t column, double cost);
  void SetCoefficient(std::size_t row, std::size_t column, double value);

  // Valid until the next call on this solver.
  const ProgrammeSolution& Solve();

 private:
  class Engine;
  std::unique_ptr<Engine> engine_;
};

// Solves a programme once.
ProgrammeSolution SolveLinearProgramme(const LinearProgramme& programme);

}  // namespace doelmaat::numerics
