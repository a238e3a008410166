// Radial efficiency with the prices behind it, with factors that a unit cannot change, and with
// limits on prices.
#pragma once

#include <optional>
#include <vector>

#include "numerics/matrix.h"
#include "stats/dea.h"
#include "stats/multipliers.h"

namespace doelmaat::stats {

struct MultiplierOptions {
  ReturnsToScale returns_to_scale = ReturnsToScale::kVariable;
  Orientation orientation = Orientation::kInput;
  bool slacks = false;
  // One an input (input orientation) or output (output orientation), set where the unit cannot
  // change it; empty: it can change all.
  std::vector<bool> given = {};
  std::vector<WeightBound> bounds = {};
};

struct MultiplierUnit {
  DeaStatus status = DeaStatus::kNotSolved;
  std::optional<double> score;  // Farrell; this and what follows when solved
  Multipliers multipliers;
  std::vector<Weight> spanned_by;
  std::vector<double> input_slacks;  // empty unless options.slacks, and with bounds
  std::vector<double> output_slacks;
};

// Farrell efficiency of every unit, as SolveDea, with its dual solution.
//
//   input   θ_k = min θ  subject to  Σ λ_j x_j ≤ θ x_k,  Σ λ_j y_j ≥ y_k,  λ ≥ 0
//               = max u'y_k + w  subject to  v'x_k = 1,  u'y_j + w ≤ v'x_j for all j,  u, v ≥ 0
//   output  φ_k = max φ  subject to  Σ λ_j x_j ≤ x_k,  Σ λ_j y_j ≥ φ y_k,  λ ≥ 0
//               = min v'x_k − w  subject to  u'y_k = 1,  u'y_j + w ≤ v'x_j for all j,  u, v ≥ 0
//
// given   an input i that is given asks Σ λ_j x_ij ≤ x_ik, without θ, and leaves the norm v'x_k =
// 1;
//         its part v_i x_ik is then taken off the score: θ_k = u'y_k + w − Σ_given v_i x_ik.
//         Outputs in the same way: φ_k = v'x_k − w − Σ_given u_r y_rk
// bounds  low ≤ p_a / p_b ≤ high, added to the multiplier form; scores move away from 1 or stay.
//         A mixture of peers then need not dominate the unit, so there are no slacks
//
// inputs, outputs  as SolveDea
//
// Returns for each unit, in row order, a score, the peers and prices that prove each other: both
// forms have the same value, and λ_j > 0 only where u'y_j + w = v'x_j. Prices of a unit on a corner
// of the frontier are not unique; the score is. Prices per unit of measurement: scaling a column by
// c divides its price by c. Throws kBadInput as SolveDea and CheckWeightBounds, for `given` of
// another length, and when everything is given.
// Cost: that of SolveDea, and one linear programme a unit over the efficient units, two with
// slacks. Source: Charnes, Cooper & Rhodes 1978, EJOR 2(6), 429-444 (duality); Banker & Morey 1986,
// Operations Research 34(4), 513-521 (given factors); Thompson, Langemeier, Lee, Lee & Thrall 1990,
// Journal of Econometrics 46(1-2), 93-108 (assurance regions). See docs/methods/dea.md.
// Tested by: dea_multipliers_test.cpp (by hand, duality), tests/conformance/frontier (the scores of
// Benchmarking 0.33, and duality on every programme).
std::vector<MultiplierUnit> SolveMultiplierDea(const Matrix& inputs,
                                               const Matrix& outputs,
                                               const MultiplierOptions& options);

}  // namespace doelmaat::stats
