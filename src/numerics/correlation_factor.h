#pragma once

#include <optional>

#include "numerics/matrix.h"

namespace doelmaat::numerics {

// Lower triangular L with L Lᵀ = R, for a correlation matrix: symmetric, ones on the diagonal, no
// negative eigenvalue. Nothing when R is none (to 1e-10 of a pivot). Correlations of exactly ±1 are
// allowed. Row i of L depends on the first i + 1 rows of R only. Cost: n³/3.
// Source: Golub & Van Loan 2013, Matrix Computations, 4.2.8. Tested by:
// correlation_factor_test.cpp.
std::optional<Matrix> CorrelationFactor(const Matrix& correlation);

}  // namespace doelmaat::numerics
