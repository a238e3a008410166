// Exact derivatives of a formula by automatic differentiation: a truncated Taylor series along a
// direction is carried through every step. No finite steps, so no rounding from differences.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "measure/expression.h"
#include "numerics/matrix.h"

namespace doelmaat::measure {

// Value and first three derivatives of t -> f(x + t d) at t = 0, from the right: at a kink of min,
// max or abs the branch is the one taken for small t > 0.
using Jet = std::array<double, 4>;

// One jet an outcome. Source: Griewank & Walther 2008, Evaluating Derivatives, chapter 13.
// Tested by: taylor_test.cpp.
std::vector<Jet> DirectionalJets(const Program& program,
                                 std::span<const double> point,
                                 std::span<const double> direction);

// Derivatives of one outcome along the columns of `directions` (quantities × m); the identity gives
// the ordinary partial derivatives.
struct Derivatives {
  double value = 0;
  std::vector<double> first;  // m; at a kink the mean of the two one-sided derivatives
  numerics::Matrix second;    // m × m: D²f[d_i, d_j]
  numerics::Matrix third;     // m × m: D³f[d_i, d_j, d_j]
  std::vector<bool> kinked;   // m: the one-sided derivatives differ
};

// By polarisation of jets along d_i and d_i ± d_j:
//   D²[d_i, d_j] = (D²[d_i + d_j] − D²[d_i − d_j]) / 4
//   D³[d_i, d_j, d_j] = (D³[d_i + d_j] + D³[d_i − d_j] − 2 D³[d_i]) / 6
// Exact but for rounding. Cost: m² jets. At a kink second and third derivatives are those from the
// right.
std::vector<Derivatives> Differentiate(const Program& program,
                                       std::span<const double> point,
                                       const numerics::Matrix& directions);

}  // namespace doelmaat::measure
