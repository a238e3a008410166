// Efficiency against all but the best few: a frontier that a share of the units lies beyond.
#pragma once

#include <vector>

#include "numerics/matrix.h"
#include "stats/dea.h"
#include "stats/partial_frontier.h"

namespace doelmaat::stats {

struct OrderAlphaOptions {
  Orientation orientation = Orientation::kInput;
  double alpha = 0.95;  // in (0, 1]; 1 gives FDH
};

// Conditional quantile score: the factor beyond which at most a share 1 − α of the comparable units
// lies.
//
//   input   r_j = max_i x_ij/x_ik over the N units j with y_j ≥ y_k, ascending
//           θ_k = inf{ θ : #{r_j ≤ θ} / N > 1 − α } = r_(⌊N (1 − α)⌋ + 1), at most r_(N)
//   output  r_j = min_r y_rj/y_rk over the N units j with x_j ≤ x_k, r over outputs with y_rk > 0
//           φ_k = sup{ φ : #{r_j ≥ φ} / N > 1 − α } = r_(⌈N α⌉)
//
// inputs, outputs  as SolveDea
//
// Returns a score for each unit, in row order; it lies beyond 1 for a unit that does better than
// the quantile. α = 1 is FDH; scores move towards it as α grows. Throws kBadInput as SolveDea and
// for α outside (0, 1]. Scaling a column changes no score, nor does a unit further away from the
// frontier than its own quantile. Cost: n_units² × (n_inputs + n_outputs) and a sort for each unit.
// Source: Aragon, Daouia & Thomas-Agnan 2005, Econometric Theory 21(2), 358-389; Daouia & Simar
// 2007, Journal of Econometrics 140(2), 375-400 (several inputs and outputs): the definitions with
// inf and sup, taken to the letter where N (1 − α) is whole. See docs/methods/order-m.md. Tested
// by: order_alpha_test.cpp (by hand, by its definition, limits).
std::vector<PartialUnit> SolveOrderAlpha(const Matrix& inputs,
                                         const Matrix& outputs,
                                         const OrderAlphaOptions& options);

}  // namespace doelmaat::stats
