#include "stats/quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "base/error.h"
#include "base/number_text.h"
#include "base/text.h"

namespace doelmaat::stats {

double QuantileOfSorted(std::span<const double> sorted, double p, QuantileType type) {
  if (sorted.empty() || !std::isfinite(sorted.front()) || !std::isfinite(sorted.back())) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.values_missing", {{"statistic", "Kwantiel"}}));
  }
  if (!(p >= 0 && p <= 1)) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.quantile_share", {{"asked", base::FormatExact(p)}}));
  }
  const auto n = static_cast<double>(sorted.size());
  const double shift = type == QuantileType::kType7 ? 1 - p : p / 4 + 3.0 / 8;
  const double position = n * p + shift;
  // A position that is a whole number but for rounding is that number, as in R.
  const double fuzz = 4 * std::numeric_limits<double>::epsilon();
  const double whole = std::floor(position + fuzz);
  const double part = std::abs(position - whole) < fuzz ? 0 : position - whole;
  const auto at = [&](double place) {
    return sorted[static_cast<std::size_t>(std::clamp(place, 1.0, n)) - 1];
  };
  return at(whole) + part * (at(whole + 1) - at(whole));
}

double Quantile(std::span<const double> values, double p, QuantileType type) {
  if (!std::all_of(
          values.begin(), values.end(), [](double value) { return std::isfinite(value); })) {
    throw Error(ErrorKind::kBadInput,
                base::Say("stats.values_missing", {{"statistic", "Kwantiel"}}));
  }
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  return QuantileOfSorted(sorted, p, type);
}

double Median(std::span<const double> values) {
  return Quantile(values, 0.5, QuantileType::kType7);
}

}  // namespace doelmaat::stats
