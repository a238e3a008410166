// Efficiency against single units instead of mixtures of them: the free disposal hull.
#pragma once

#include <vector>

#include "numerics/matrix.h"
#include "stats/dea.h"

namespace doelmaat::stats {

struct FdhOptions {
  Orientation orientation = Orientation::kInput;
  bool slacks = false;
  bool leave_self_out = false;  // super-efficiency: no unit is held against itself
};

// Farrell efficiency of every unit against every single unit that does at least as much (input) or
// uses at most as much (output).
//
//   input   θ_k = min over j with y_j ≥ y_k of max_i x_ij / x_ik
//   output  φ_k = max over j with x_j ≤ x_k of min_r y_rj / y_rk,  r over outputs with y_rk > 0
//
// inputs   n_units × n_inputs, any unit, every entry > 0
// outputs  n_units × n_outputs, any unit, every entry ≥ 0, no row all zero
//
// Returns for each unit, in row order, the score (input ≤ 1, output ≥ 1 unless `leave_self_out`)
// and the one unit it is held against, with λ = 1: of those that reach the score the one with the
// largest sum of slacks, in the units of the data, and of equals the first. With `leave_self_out` a
// unit that no other dominates has status kInfeasible and no score. Throws kBadInput as SolveDea.
// Scaling a column changes no score; a score is never beyond that of DEA under variable returns,
// for every single unit is also a mixture. Cost: n_units² × (n_inputs + n_outputs).
// Source: Deprins, Simar & Tulkens 1984, in Marchand, Pestieau & Tulkens, The Performance of Public
// Enterprises, 243-267. See docs/methods/dea.md.
// Tested by: free_disposal_hull_test.cpp (by hand, identities), tests/conformance/frontier.
std::vector<DeaUnit> SolveFdh(const Matrix& inputs,
                              const Matrix& outputs,
                              const FdhOptions& options);

}  // namespace doelmaat::stats
