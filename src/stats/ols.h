// Ordinary least squares. Not for weights, clusters or robust errors.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "numerics/matrix.h"

namespace doelmaat::stats {

enum class OlsStatus {
  kFitted,
  kTooFewRows,     // no more rows than columns: nothing is left to estimate sigma from
  kRankDeficient,  // columns depend on each other: see dependent_columns
};

struct OlsResult {
  OlsStatus status = OlsStatus::kTooFewRows;
  std::size_t rows = 0;
  std::size_t rank = 0;
  std::vector<std::size_t> dependent_columns;  // that the others determine; leave them out
  // These are empty or 0 unless status is kFitted.
  std::vector<double> coefficients;     // one a column, unit of the response per unit of the column
  std::vector<double> standard_errors;  // one a column
  numerics::Matrix covariance;          // of the coefficients: sigma² (XᵀX)⁻¹
  std::vector<double> residuals;        // one a row, response − fitted
  double sigma = 0;                     // standard deviation of the residuals, rows − rank
  std::optional<double> r_squared;      // none when the response does not vary
};

// Linear regression of a response on columns.
//
//   b = argmin ‖y − X b‖²,  sigma² = ‖y − X b‖² / (n − p),  se_j = sigma sqrt[(XᵀX)⁻¹]_jj
//   R² = 1 − ‖y − X b‖² / Σ (y_i − m)²,  m the mean of y, or 0 when no column of X is constant
//
// design    n × p; the caller brings the column of ones, if one is wanted
// response  n values
//
// Returns the fit. Columns that the others determine give status kRankDeficient and are named; none
// is dropped silently. A column counts as dependent when less than 1e-13 of its length is left
// after the others. Throws kBadInput when shapes differ, there are no columns or a value is not
// finite. Scaling a column divides its coefficient and changes no residual; residuals are
// orthogonal to the columns. Column-pivoted Householder QR of columns of length 1, in extended
// precision (64-bit mantissa on x86-64): nine digits or more on the NIST sets, seven on Filip.
// Cost: n p² extended operations.
// Source: Golub & Van Loan 2013, Matrix Computations, section 5.5. See
// docs/methods/residual-skew.md. Tested by: ols_test.cpp (by hand, identities),
// tests/conformance/regression (NIST StRD).
OlsResult FitOls(const numerics::Matrix& design, std::span<const double> response);

}  // namespace doelmaat::stats
