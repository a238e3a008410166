#include "stats/sample_summary.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::stats {
namespace {

void CheckShare(double share) {
  if (!(share > 0 && share < 1)) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.quantile_share", {{"asked", base::FormatExact(share)}}));
  }
}

void CheckSize(std::span<const double> sorted, std::size_t least) {
  const bool finite =
      sorted.empty() || (std::isfinite(sorted.front()) && std::isfinite(sorted.back()));
  if (sorted.size() < least || !finite) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.values_missing", {{"statistic", "Trekking"}}));
  }
}

}  // namespace

MeanAndSd MeanAndSdOf(std::span<const double> values) {
  double sum = 0;
  for (const double value : values) {
    sum += value;
  }
  if (values.empty() || !std::isfinite(sum)) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.values_missing", {{"statistic", "Gemiddelde"}}));
  }
  const auto n = static_cast<double>(values.size());
  const double mean = sum / n;
  double squares = 0;
  double rest = 0;  // of the mean by rounding
  for (const double value : values) {
    squares += (value - mean) * (value - mean);
    rest += value - mean;
  }
  const double sd = values.size() == 1 ? 0 : std::sqrt(squares / (n - 1));
  return {mean + rest / n, sd};
}

Interval ShortestInterval(std::span<const double> sorted, double share) {
  CheckShare(share);
  CheckSize(sorted, 2);
  const auto n = static_cast<double>(sorted.size());
  const auto inside = std::clamp<std::size_t>(
      static_cast<std::size_t>(std::lround(share * n)), 1, sorted.size() - 1);
  Interval best{sorted[0], sorted[inside]};
  for (std::size_t first = 1; first + inside < sorted.size(); ++first) {
    if (sorted[first + inside] - sorted[first] < best.high - best.low) {
      best = {sorted[first], sorted[first + inside]};
    }
  }
  return best;
}

double QuantileStandardError(std::span<const double> sorted, double p) {
  CheckShare(p);
  CheckSize(sorted, 10);
  const auto n = static_cast<double>(sorted.size());
  const double spread = std::max(1.0, std::sqrt(n * p * (1 - p)));
  const auto at = [&](double place) {
    return static_cast<std::size_t>(std::clamp(std::round(place), 0.0, n - 1));
  };
  const std::size_t low = at(p * n - spread);
  const std::size_t high = at(p * n + spread);
  return (sorted[high] - sorted[low]) * spread / static_cast<double>(high - low);
}

}  // namespace doelmaat::stats
