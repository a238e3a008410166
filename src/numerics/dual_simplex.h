// A linear programme of a few rows and many columns, solved a hundred thousand times. For anything
// else use numerics/linear_programme.h, to which this one is compared in the tests.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "numerics/aligned_values.h"
#include "numerics/instruction_set.h"
#include "numerics/linear_programme.h"
#include "numerics/matrix.h"

namespace doelmaat::numerics {

namespace internal {
struct SimplexTable;
}

enum class RowKind { kAtLeast, kEqual };

// min c'z  subject to  A z ≥ b (a row kAtLeast) or A z = b (kEqual),  z ≥ 0
//
// solved by dual pivots from a basis that is dual feasible: one that the caller hands in, and then
// the last solution. A new right-hand side leaves that one dual feasible, and the next solution is
// a few pivots away. So does a new column in a programme where no other column has a cost: the
// prices are then those for which the basic columns cost nothing, up to a factor (`SetColumn`).
//
// Variables are the columns, then one surplus a row. Each pivot multiplies a row of the explicit
// inverse with all columns and finds the entering one in two sweeps. What is returned as kOptimal
// was checked on the data: the residual of every row and every reduced cost computed anew.
//
// The caller takes kNotSolved and kInfeasible to LinearProgrammeSolver for a second opinion. As
// there, the last bits may depend on what was solved before on the same object; not on the
// instruction set.
//
// Primal 1e-11 and dual 1e-12, absolute, for variables of about size 1.
// Source: dual simplex, exact steepest-edge row choice and a two-pass ratio test: Koberstein 2005,
// The Dual Simplex Method, chapters 3 and 6.
// Tested by: dual_simplex_test.cpp (against CLP; every instruction set),
// tests/conformance/frontier.
class DualSimplex {
 public:
  static constexpr std::size_t kMostRows = 64;

  // A: rows × columns; one kind a row, one cost a column. Shapes that do not fit, and more than
  // kMostRows rows, are a bug.
  DualSimplex(const Matrix& coefficients,
              const std::vector<RowKind>& rows,
              std::span<const double> costs,
              InstructionSet instructions = WidestInstructionSet());

  void SetRight(std::size_t row, double right);
  void SetColumn(std::size_t column, std::span<const double> values);

  // The column is needed in no solution from here on and is left out of every sweep, unless it is
  // in the basis or the start.
  void Remove(std::size_t column);

  // One variable a row, the set in any order: a basis that is dual feasible. It is gone to when
  // there is none at hand, or digits are lost. A surplus is `n_columns + row`; that of an equality
  // cannot be in it.
  void SetStart(std::span<const std::size_t> basis);

  // kOptimal, kInfeasible or kNotSolved. Without a start: a bug.
  ProgrammeStatus Solve();

  // Among all solutions of what Solve has just found optimal the one of least second cost: one cost
  // a variable, surpluses included. False, and no solution, when there is no least one or digits
  // were lost. A variable counts as free in the first objective up to a reduced cost of 1e-10.
  bool MoveOnOptimalFace(std::span<const double> costs);

  // Of the last solution; these hold only when it was found.
  double objective() const { return objective_; }
  // The variable of each row of the inverse, and its value; a tiny negative value is rounding.
  std::span<const std::uint32_t> basis() const { return solution_; }
  std::span<const double> basics() const { return {basics_.data(), n_rows_}; }
  // Change of the objective for one more of the right-hand side, one a row.
  std::span<const double> duals() const { return {duals_.data(), n_rows_}; }

 private:
  double& Entry(std::size_t place, std::size_t row);
  double Entry(std::size_t place, std::size_t row) const;
  bool StartAnew();
  bool Invert();
  bool ReplaceBasicColumn(std::size_t at, std::size_t place);
  bool Reduce();
  bool HoldsOnData() const;
  ProgrammeStatus Iterate();
  void ReadSolution();
  std::optional<std::uint32_t> ChooseOnFace(std::span<const double> costs) const;
  std::optional<std::size_t> ChooseLeavingOnFace(std::uint32_t entering) const;
  internal::SimplexTable Table();

  std::size_t n_rows_;
  std::size_t n_columns_;  // without surpluses
  std::size_t row_stride_;
  std::size_t n_used_;  // places in use: a variable that is removed gives its place to the last one
  InstructionSet instructions_;
  AlignedValues columns_;
  AlignedValues costs_;
  AlignedValues reduced_costs_;
  AlignedValues slopes_;
  AlignedValues inverse_;
  AlignedValues basics_;
  AlignedValues lengths_;
  AlignedValues entering_;
  AlignedValues row_;
  AlignedValues duals_;
  AlignedValues right_;
  std::vector<RowKind> rows_;
  std::vector<std::uint32_t> variable_at_;  // of each place
  std::vector<std::uint32_t> place_of_;     // of each variable
  std::vector<std::uint32_t> basis_;        // places
  std::vector<std::uint32_t> start_;        // variables
  std::vector<std::uint32_t> solution_;     // variables
  bool has_basis_ = false;                  // the inverse is that of basis_
  bool is_reduced_ = false;                 // the reduced costs are those of basis_
  double objective_ = 0;
};

}  // namespace doelmaat::numerics
