// A cost or production frontier by least squares with weights that follow the residuals: for who
// wants to see the fit work, beside stats/stochastic_frontier.h.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "numerics/matrix.h"
#include "stats/orthonormal_columns.h"
#include "stats/stochastic_frontier.h"

namespace doelmaat::stats {

struct WeightedFrontierOptions {
  FrontierKind kind = FrontierKind::kCost;
  // Weight of a row on the inefficient side of the line; a row on the other side has 1 − this. In
  // (0, 0.5]; at 0.5 the line is that of least squares.
  double far_weight = 0.1;
  InefficiencyLaw law = InefficiencyLaw::kHalfNormal;  // that parts the residuals
  std::vector<double> levels = {0.90, 0.95};           // of the intervals, in (0, 1)
};

struct WeightedFrontierResult {
  WeightedFrontierOptions options;
  // Of the line first; when there is a line, of the parting of its residuals.
  StochasticFrontierStatus status = StochasticFrontierStatus::kNotConverged;
  std::vector<std::size_t> dependent_columns;
  // The line; empty when rows or columns are too few or dependent, or the weights never settled or
  // leave no line.
  std::vector<Estimate> coefficients;  // one a column of the design
  std::vector<double> residuals;       // y − x'b
  std::vector<double> weights;         // far_weight or 1 − far_weight
  int rounds = 0;                      // of weights and line
  // The residuals parted; only when usable().
  Estimate shift;  // of the frontier from the line, in the unit of the response
  Estimate sigma_u;
  Estimate sigma_v;
  std::vector<StochasticFrontierUnit> units;  // residuals from the frontier, not from the line

  bool has_line() const { return !coefficients.empty(); }
  bool usable() const { return status == StochasticFrontierStatus::kConverged; }
};

// Iteratively weighted least squares in two steps; our own recipe in the spirit of Blank 2018.
//
//   1 line      b = argmin Σ w_i e_i²,  e_i = ±(y_i − x_i'b), + for cost, − for production,
//               w_i = 1 − τ where e_i < 0 (cheaper than the line), τ = far_weight elsewhere;
//               weights and b in turn until no weight changes
//   2 parting   y − x'b = shift + v ± u by maximum likelihood, which gives each row its score
//
// design    n × p, usually logarithms; the caller brings the column of ones
// response  n values, usually the logarithm of cost or output
//
// The sum of step 1 is convex, so that there is one line, whatever the start; a step that does not
// lower the sum is halved. Its standard errors are those of Newey & Powell: A⁻¹ B A⁻¹ with A =
// Σ w x x' and B = Σ w² e² x x', not of the normal law. The standard errors of step 2 and the
// intervals take the line for known.
//
// Returns the line and the scores; a line without scores when its residuals do not lean to the side
// of inefficiency (kWrongSkew) or the parting has no highest point. Scaling or shifting a column
// or the response changes no score. Throws kBadInput as FitStochasticFrontier does, and for a
// far_weight outside (0, 0.5]. Cost: five to ten rounds of n p² operations.
// Source: the weights are those of Aigner, Amemiya & Poirier 1976, International Economic Review
// 17(2), 377-396, and Newey & Powell 1987, Econometrica 55(4), 819-847; the thought that rows near
// the frontier weigh most is that of Blank 2018, BRQ 21(4), 251-261, whose own formula this is not.
// See docs/methods/iwls.md. Tested by: weighted_frontier_test.cpp (by hand, identities, standard
// errors against fresh samples), tests/conformance/weighted_frontier_simulation_test.cpp.
WeightedFrontierResult FitWeightedFrontier(const numerics::Matrix& design,
                                           std::span<const double> response,
                                           const WeightedFrontierOptions& options);

}  // namespace doelmaat::stats
