// A design in columns that are orthonormal, so that a search over coefficients is well scaled;
// shared by the likelihood fits.
#pragma once

#include <span>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::stats {

struct Estimate {
  double value = 0;
  double standard_error = 0;
};

// design = columns × mix, columnsᵀ columns = n I, mix upper triangular with full rank.
struct OrthonormalColumns {
  numerics::Matrix columns;
  numerics::Matrix mix;
};

// Householder QR of a design of full column rank (as FitOls finds it), columns times √n.
OrthonormalColumns Orthonormalise(const numerics::Matrix& design);

// Least-squares coefficients of values on the orthonormal columns.
std::vector<double> Coefficients(const OrthonormalColumns& columns, std::span<const double> values);

// Coefficients of the columns of the design, and their standard errors, from those of the
// orthonormal columns: the first of `point` and of the rows of `covariance`.
std::vector<Estimate> InOriginalColumns(const OrthonormalColumns& columns,
                                        std::span<const double> point,
                                        const numerics::Matrix& covariance);

}  // namespace doelmaat::stats
