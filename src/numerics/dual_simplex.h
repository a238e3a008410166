// A linear programme of a few rows and many columns, solved a hundred thousand times. For anything
// else use numerics/linear_programme.h, to which this one is compared in the tests.
#pragma once

#include <vector>

#include "numerics/linear_programme.h"

namespace doelmaat::numerics {

// Solves programmes that are dual feasible from the start: every column is z ≥ 0 without an upper
// bound and every cost is ≥ 0. Only row bounds change; the basis of the last solution stays dual
// feasible and the next one is a few pivots away. One multiplication of the rows with the columns a
// pivot, an explicit inverse of rows × rows made anew at every start.
//
// The caller takes kNotSolved and kInfeasible to LinearProgrammeSolver for a second opinion. As
// there, the last bits may depend on what was solved before on the same object.
//
// Primal 1e-10 and dual 1e-12, absolute, for variables of about size 1.
// Source: dual simplex with bounded logicals, exact steepest-edge row choice and a two-pass ratio
// test: Koberstein 2005, The Dual Simplex Method, chapters 3 and 6.
// Tested by: dual_simplex_test.cpp (against CLP), tests/conformance/frontier.
class DualSimplex {
 public:
  // Whether a programme is of the kind this class solves.
  static bool Accepts(const LinearProgramme& programme);

  // A programme that is not accepted is a bug.
  explicit DualSimplex(const LinearProgramme& programme);

  void SetRow(std::size_t row, Bounds bounds);

  // Valid until the next call on this object.
  const ProgrammeSolution& Solve();

 private:
  // A pivot: the row that leaves, towards which bound, and the variable that enters.
  struct Leaving {
    std::size_t row;
    bool to_low;
  };

  bool IsLogical(std::size_t variable) const { return variable >= n_columns_; }
  double LogicalAt(std::size_t row) const;
  Bounds BoundsOf(std::size_t variable) const;
  double ColumnEntry(std::size_t variable, std::size_t row) const;
  void StartFromLogicals();
  bool Invert();
  void ComputeDuals();
  bool ComputeBasics();
  bool ChooseLeaving(Leaving* leaving) const;
  void Price(std::size_t row);
  double LogicalSlope(std::size_t row, double sign) const;
  double StepLimit(double sign);
  bool ChooseEntering(const Leaving& leaving, std::size_t* entering);
  bool Pivot(const Leaving& leaving, std::size_t entering);
  ProgrammeStatus Iterate();

  std::size_t n_rows_;
  std::size_t n_columns_;
  std::vector<double> coefficients_;  // row after row
  std::vector<double> costs_;
  std::vector<Bounds> rows_;
  // Variables are columns, then one logical a row: the value of that row.
  std::vector<std::size_t> basis_;     // variable of each row of the inverse
  std::vector<char> is_basic_;         // one a variable
  std::vector<double> inverse_;        // n_rows × n_rows
  std::vector<double> basics_;         // values of basis_
  std::vector<double> duals_;          // one a row
  std::vector<double> reduced_costs_;  // one a column
  std::vector<double> pivot_row_;      // one a variable, 0 in the basis
  std::vector<double> ratios_;         // one a column
  ProgrammeSolution solution_;
};

}  // namespace doelmaat::numerics
