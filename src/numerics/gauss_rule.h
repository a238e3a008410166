#pragma once

#include <cstddef>
#include <vector>

namespace doelmaat::numerics {

// Points and weights of a rule of integration; the weights add up to 1.
struct GaussRule {
  std::vector<double> points;
  std::vector<double> weights;
};

// The Gauss rule of n points for the mean over a distribution.
//
//   sum_k w_k g(x_k) = E g(X)   for every polynomial g of degree at most 2n - 1
//
// GaussLegendre: X rectangular on [-1, 1]. GaussHermite: X standard normal. n is 1 to 64.
//
// Eigenvalues and first components of eigenvectors of the symmetric tridiagonal matrix of the
// recurrence of the orthogonal polynomials. Symmetric around 0 to the last bit.
// Source: Golub & Welsch 1969, Mathematics of Computation 23(106), 221-230.
// Tested by: gauss_rule_test.cpp.
GaussRule GaussLegendre(std::size_t n);
GaussRule GaussHermite(std::size_t n);

}  // namespace doelmaat::numerics
