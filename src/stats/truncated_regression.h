// Linear regression of a response that is only seen above a limit.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "numerics/matrix.h"
#include "stats/orthonormal_columns.h"

namespace doelmaat::stats {

enum class TruncatedRegressionStatus {
  kConverged,
  // σ goes to ∞: the response falls off from the limit like an exponential law. The search went
  // past 1000 times the σ of least squares, or found no optimum and ended past 100 times.
  kSpreadRunsAway,
  kNotConverged,
  kTooFewRows,     // no more rows than parameters
  kRankDeficient,  // see dependent_columns
  kNoSpread,       // least squares leave no residual
};

struct TruncatedRegressionResult {
  TruncatedRegressionStatus status = TruncatedRegressionStatus::kNotConverged;
  std::vector<std::size_t> dependent_columns;
  // The rest is there only when converged.
  std::vector<Estimate> coefficients;  // one a column
  Estimate sigma;
  double log_likelihood = 0;
  int steps = 0;

  bool usable() const { return status == TruncatedRegressionStatus::kConverged; }
};

// Maximum likelihood of y = x'β + ε, ε ~ N(0, σ²), of which only y > limit is seen.
//
//   (β, σ) = argmax Σ [ ln φ((y − x'β)/σ) − ln σ − ln Φ((x'β − c)/σ) ],  c the limit
//
// design    n × p; the caller brings the column of ones, if one is wanted
// response  n values above the limit
//
// Returns the fit with standard errors from the exact Hessian. In β/σ and 1/σ (Olsen) the
// likelihood is concave, so the optimum found is the only one; where there is none, the spread runs
// away. Throws kBadInput when shapes differ, there is no column, a value is not finite or a
// response is not above the limit. Scaling a column divides its coefficient. Cost: about six Newton
// steps of n p² operations; 0.1 ms for 284 × 5. Source: Amemiya 1973, Econometrica 41(6), 997-1016;
// Olsen 1978, ibid. 46(5), 1211-1215 for the parameters; Orme & Ruud 2002, Economics Letters 75(2),
// 209-215 for the one optimum. See docs/methods/two-stage.md. Tested by:
// truncated_regression_test.cpp (limits, identities), tests/conformance/frontier (truncreg 0.2-5,
// at the exact optimum).
TruncatedRegressionResult FitTruncatedRegression(const numerics::Matrix& design,
                                                 std::span<const double> response,
                                                 double limit);

// The same for many responses on one design of full column rank: prepared once.
class TruncatedRegression {
 public:
  TruncatedRegression(const numerics::Matrix& design, double limit);

  // As FitTruncatedRegression, without its checks.
  TruncatedRegressionResult Fit(std::span<const double> response) const;

 private:
  OrthonormalColumns columns_;
  double limit_;
};

}  // namespace doelmaat::stats
