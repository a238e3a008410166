#include "stats/residual_skew.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/error.h"
#include "base/text.h"

namespace doelmaat::stats {
namespace {

constexpr std::size_t kLeast = 3;

}  // namespace

ResidualSkew TestResidualSkew(std::span<const double> residuals) {
  if (!std::all_of(residuals.begin(), residuals.end(), [](double e) { return std::isfinite(e); })) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.values_missing", {{"statistic", "Scheefheid"}}));
  }
  ResidualSkew result;
  result.n = residuals.size();
  if (residuals.size() < kLeast) {
    return result;
  }
  const auto n = static_cast<double>(residuals.size());
  // In units of the largest residual, so that third powers stay within range.
  double largest = 0;
  for (const double residual : residuals) {
    largest = std::max(largest, std::abs(residual));
  }
  result.status = ResidualSkewStatus::kNoSpread;
  if (largest == 0) {
    return result;
  }
  double mean = 0;
  for (const double residual : residuals) {
    mean += residual / largest / n;
  }
  double m2 = 0;
  double m3 = 0;
  for (const double residual : residuals) {
    const double deviation = residual / largest - mean;
    m2 += deviation * deviation / n;
    m3 += deviation * deviation * deviation / n;
  }
  // Equal residuals leave nothing but the rounding of their mean.
  const double rounding = n * std::numeric_limits<double>::epsilon();
  if (m2 <= rounding * rounding) {
    return result;
  }
  const double skewness = m3 / (m2 * std::sqrt(m2));
  const double m3t = skewness * std::sqrt(n / 6);
  result.status = m3t > 0 ? ResidualSkewStatus::kRightSide : ResidualSkewStatus::kWrongSide;
  result.skewness = skewness;
  result.m3t = m3t;
  result.p_value = 0.5 * std::erfc(m3t / std::sqrt(2.0));
  return result;
}

}  // namespace doelmaat::stats
