#include "stats/robust.h"

#include <cmath>

#include "stats/quantile.h"

namespace doelmaat::stats {
namespace {

constexpr double kNormalConsistent = 1.482602218505602;

}  // namespace

RobustScale FitRobustScale(std::span<const double> values) {
  const double median = Median(values);
  std::vector<double> deviations(values.size());
  for (std::size_t index = 0; index < values.size(); ++index) {
    deviations[index] = std::abs(values[index] - median);
  }
  return {median, kNormalConsistent * Median(deviations)};
}

RobustZResult RobustZ(std::span<const double> values) {
  RobustZResult result{RobustZStatus::kNoSpread, FitRobustScale(values), {}};
  if (!(result.scale.mad > 0)) {
    return result;
  }
  std::vector<double> z;
  z.reserve(values.size());
  for (const double value : values) {
    z.push_back((value - result.scale.median) / result.scale.mad);
    if (!std::isfinite(z.back())) {
      return result;
    }
  }
  result.status = RobustZStatus::kScaled;
  result.z = std::move(z);
  return result;
}

}  // namespace doelmaat::stats
