// Propagation of uncertainty by the GUM (JCGM 100:2008): first and second order.
#pragma once

#include <limits>
#include <optional>
#include <vector>

#include "measure/expression.h"
#include "measure/uncertain_inputs.h"
#include "numerics/matrix.h"

namespace doelmaat::measure {

struct GumOutcome {
  double value = 0;     // f at the estimates
  double u_first = 0;   // first order
  double u_second = 0;  // with second-order terms
  // Effective degrees of freedom of u_first; infinite when every input is known or u_first is 0.
  double degrees = std::numeric_limits<double>::infinity();
  // Shares of the variance, one a quantity. Main: its own terms; total: those it has with others
  // too. With correlation: c_i (V c)_i / u², which may be negative. Empty when u is 0.
  std::vector<double> main_shares;
  std::vector<double> total_shares;
  std::vector<bool> kinked;  // the formula has a kink at the estimate of this quantity
};

struct GumResult {
  std::vector<GumOutcome> outcomes;  // in the order of program.outputs
  numerics::Matrix covariance;       // of the outcomes, first order
};

// The law of propagation of uncertainty.
//
//   y = f(x),   u² = cᵀ V c,   V_ij = r_ij u_i u_j,   c_i = ∂f/∂x_i
//   second order: u² + Σ_i Σ_j [ ½ f_ij² + f_i f_ijj ] u_i² u_j²
//   ν = u⁴ / Σ_s (u_s⁴ / ν_s)
//
// inputs   estimates (means), standard uncertainties, degrees of freedom, correlation
// program  any number of outcomes; derivatives are exact (taylor.h)
//
// With correlation the second-order sum is taken along the columns of the factor of V, which for
// normal quantities is the same sum in independent ones. s runs over sets of quantities that are
// correlated with each other, u_s² is what a set adds to u², ν_s the smallest number of degrees in
// it (Willink's form for correlated sets; Welch-Satterthwaite when all are independent). At a kink
// c_i is the mean of the one-sided derivatives: the best straight line for a symmetric quantity.
//
// Throws kBadInput when the correlation matrix is not positive semidefinite. Parts of a sum of
// independent quantities add in u². Cost: n² evaluations.
// Source: JCGM 100:2008, 5.1.2 with note, 5.2.2, G.4.1; Willink 2007, Metrologia 44(5), 340-349.
// See docs/methods/gum.md. Tested by: gum_test.cpp, tests/conformance/measures (H.1-H.3).
GumResult PropagateGum(const Program& program, const UncertainInputs& inputs);

// Half the width of an expanded interval: k u, k from Student's distribution with the degrees
// truncated to a whole number (GUM G.4.1).
double CoverageFactor(double share, double degrees);

}  // namespace doelmaat::measure
