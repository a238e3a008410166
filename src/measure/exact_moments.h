#pragma once

#include <optional>
#include <vector>

#include "measure/expression.h"
#include "measure/uncertain_inputs.h"

namespace doelmaat::measure {

struct Moments {
  double mean = 0;
  double sd = 0;
};

// Mean and standard deviation of every outcome by numerical integration over all quantities.
//
//   E f = Σ w_k f(x_k) over the product of one Gauss rule a quantity
//
// Rectangular quantities: Gauss-Legendre, in pieces that end where min, max, abs or clip of that
// quantity alone has a kink; normal and lognormal: Gauss-Hermite on the normal score, correlated
// ones through the factor of their correlation. Exact for formulas that are polynomial in pieces.
//
// Returns nothing when a quantity has another distribution or is correlated and not normal, when
// the grid would exceed four million points, or when rules of 6 and 9 points differ by more than
// 1e-9 of the outcome's sd: then the formula is not smooth enough. Cost: points of the grid ×
// steps. Source: Golub & Welsch 1969; Davis & Rabinowitz 1984, Methods of Numerical
// Integration, 5.6. See docs/methods/monte-carlo.md. Tested by: exact_moments_test.cpp,
// tests/conformance/measures.
std::optional<std::vector<Moments>> ExactMoments(const Program& program,
                                                 const UncertainInputs& inputs);

// Where a formula has a kink in quantity i alone, inside its range: ascending.
std::vector<double> KinksOf(const Program& program, const UncertainInputs& inputs, std::size_t i);

}  // namespace doelmaat::measure
