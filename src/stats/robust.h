// Centre and spread that a few extreme values do not move.
#pragma once

#include <span>
#include <vector>

namespace doelmaat::stats {

struct RobustScale {
  double median = 0;
  double mad = 0;  // as a standard deviation: 1.4826 × the median absolute deviation
};

// Median, and median absolute deviation scaled to the standard deviation of a normal sample.
//
//   mad = 1.482602218505602 × median_i |x_i − median(x)|,  the factor being 1 / Φ⁻¹(3/4)
//
// values  at least one, any unit, all finite
//
// Returns both in the unit of the values; mad is 0 when more than half of the values are equal.
// Throws kBadInput without values or for one that is not finite. A shift moves the median alone; a
// scale multiplies both. Cost: two sorts.
// Source: Rousseeuw & Croux 1993, Journal of the American Statistical Association 88(424),
// 1273-1283. See docs/methods/robust.md.
// Tested by: robust_test.cpp (by hand; mad() of R 4.2).
RobustScale FitRobustScale(std::span<const double> values);

enum class RobustZStatus {
  kScaled,
  kNoSpread,  // more than half of the values are equal: there is no scale to measure in
};

struct RobustZResult {
  RobustZStatus status = RobustZStatus::kNoSpread;
  RobustScale scale;
  std::vector<double> z;  // one a value, in order; empty unless status is kScaled
};

// Distance of every value from the median in robust standard deviations: z_i = (x_i − median) /
// mad.
//
// values  as FitRobustScale
//
// Returns z in order of the values, or status kNoSpread when mad is 0. Throws kBadInput as
// FitRobustScale. Neither shift nor positive scale changes z.
// Source: Iglewicz & Hoaglin 1993, How to Detect and Handle Outliers (there 0.6745 (x − median) /
// MAD, the same number). See docs/methods/robust.md.
// Tested by: robust_test.cpp.
RobustZResult RobustZ(std::span<const double> values);

}  // namespace doelmaat::stats
