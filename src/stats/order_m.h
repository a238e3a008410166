// Efficiency against a few units at a time: a frontier that single outliers do not make.
#pragma once

#include <cstdint>
#include <vector>

#include "numerics/matrix.h"
#include "stats/dea.h"
#include "stats/partial_frontier.h"

namespace doelmaat::stats {

struct OrderMOptions {
  Orientation orientation = Orientation::kInput;
  std::uint64_t m = 25;  // units drawn at a time, at least 1
};

using OrderMUnit = PartialUnit;

// Expected FDH score against m units drawn at random, with replacement, from those that do at least
// as much (input) or use at most as much (output).
//
//   input   r_j = max_i x_ij/x_ik over the N units j with y_j ≥ y_k, in ascending order
//           θ_k = E[min of m draws] = Σ_l r_(l) [ ((N − l + 1)/N)^m − ((N − l)/N)^m ]
//   output  r_j = min_r y_rj/y_rk over the N units j with x_j ≤ x_k, r over outputs with y_rk > 0
//           φ_k = E[max of m draws] = Σ_l r_(l) [ (l/N)^m − ((l − 1)/N)^m ]
//
// inputs, outputs  as SolveDea
//
// Returns a score for each unit, in row order. It may lie beyond 1: a unit may do better than m
// others are expected to. Exact, without simulation. With m → ∞ it is the FDH score, with m = 1 the
// mean of r. Throws kBadInput as SolveDea and for m = 0. Scaling a column changes no score.
// Cost: n_units² × (n_inputs + n_outputs) and a sort for each unit.
// Source: Cazals, Florens & Simar 2002, Journal of Econometrics 106(1), 1-25; the sum is that of
// the expected extreme of a sample from a discrete law. See docs/methods/order-m.md. Tested by:
// order_m_test.cpp (by hand, by simulation, limits).
std::vector<OrderMUnit> SolveOrderM(const Matrix& inputs,
                                    const Matrix& outputs,
                                    const OrderMOptions& options);

}  // namespace doelmaat::stats
