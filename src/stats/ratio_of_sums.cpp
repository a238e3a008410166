#include "stats/ratio_of_sums.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::stats {

RatioEstimate EstimateRatio(const PairSums& sums) {
  const bool finite = std::isfinite(sums.x) && std::isfinite(sums.y) && std::isfinite(sums.xx) &&
                      std::isfinite(sums.xy) && std::isfinite(sums.yy);
  if (!finite || sums.units == 0 || sums.x <= 0 || sums.xx < 0 || sums.yy < 0) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.pair_sums"));
  }
  RatioEstimate estimate;
  estimate.ratio = sums.y / sums.x;
  if (sums.units < 2) {
    return estimate;
  }
  const double r = estimate.ratio;
  // Rounding may leave a little below 0 when all prices are equal.
  const double residual = std::max(0.0, sums.yy - 2 * r * sums.xy + r * r * sums.xx);
  const auto units = static_cast<double>(sums.units);
  estimate.status = RatioStatus::kEstimated;
  estimate.standard_error = std::sqrt(units / (units - 1) * residual) / sums.x;
  return estimate;
}

double CorrelateRatios(const PairSums& a, const PairSums& b, const CrossSums& cross) {
  const RatioEstimate one = EstimateRatio(a);
  const RatioEstimate other = EstimateRatio(b);
  const bool finite = std::isfinite(cross.xx) && std::isfinite(cross.xy) &&
                      std::isfinite(cross.yx) && std::isfinite(cross.yy);
  if (!finite || a.units != b.units) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.pair_sums"));
  }
  if (!(one.standard_error > 0) || !(other.standard_error > 0)) {
    return 0;
  }
  const double products =
      cross.yy - other.ratio * cross.yx - one.ratio * cross.xy + one.ratio * other.ratio * cross.xx;
  const auto units = static_cast<double>(a.units);
  const double covariance = units / (units - 1) * products / (a.x * b.x);
  return std::clamp(covariance / (one.standard_error * other.standard_error), -1.0, 1.0);
}

}  // namespace doelmaat::stats
