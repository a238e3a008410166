// A price from sums: euros by days, over units that differ in both.
#pragma once

#include <cstddef>

namespace doelmaat::stats {

// Sums over the units of a sample, as a query gives them.
struct PairSums {
  std::size_t units = 0;
  double x = 0;  // of the size, for example days
  double y = 0;  // of the amount, for example euros
  double xx = 0;
  double xy = 0;
  double yy = 0;
};

enum class RatioStatus {
  kEstimated,
  kTooFewUnits,  // less than two: no error can be told
};

struct RatioEstimate {
  RatioStatus status = RatioStatus::kTooFewUnits;
  double ratio = 0;
  double standard_error = 0;  // meaningful when kEstimated
};

// Amount per unit of size, with its sampling error.
//
//   r = Σy / Σx,   se(r)² = n / (n − 1) × Σ (y − r x)² / (Σx)²
//
// sums  n ≥ 1, Σx > 0, all finite and of one sample: Σx² ≥ 0, Σy² ≥ 0
//
// The population is taken to be large against the sample, and units to be drawn on their own;
// units of one provider are not quite, so that the true error is larger. The ratio is biased by
// about 1/n. Returns kTooFewUnits with the ratio when n is 1. Throws kBadInput for faulty sums.
// Scaling y scales both outcomes. Cost: none.
// Source: Cochran 1977, Sampling Techniques, 3rd edition, (6.9)-(6.13). See
// docs/methods/last-month-cost.md. Tested by: ratio_of_sums_test.cpp (by hand).
RatioEstimate EstimateRatio(const PairSums& sums);

// Sums of products over units that two samples share, a of the one and b of the other.
struct CrossSums {
  double xx = 0;  // of x_a x_b
  double xy = 0;  // of x_a y_b
  double yx = 0;  // of y_a x_b
  double yy = 0;  // of y_a y_b
};

// How the errors of two ratios over the same units go together.
//
//   corr = Σ (y_a − r_a x_a)(y_b − r_b x_b) / √( Σ (y_a − r_a x_a)² Σ (y_b − r_b x_b)² )
//
// a, b  as EstimateRatio takes them, of the same units
//
// Returns 0 when one of them has no error. In [-1, 1]. Throws kBadInput for faulty sums, and for
// different numbers of units. A sample with itself gives 1. Source: Cochran 1977, (6.90)
// (covariance of two ratios). Tested by: ratio_of_sums_test.cpp (by hand).
double CorrelateRatios(const PairSums& a, const PairSums& b, const CrossSums& cross);

}  // namespace doelmaat::stats
