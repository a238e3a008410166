#include "stats/sample_summary.h"

#include <algorithm>
#include <cmath>
#include <vector>

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

// The index of the least width: of the sampled ones, or of a parabola through those near it.
std::size_t FlattestStart(std::span<const double> widths) {
  constexpr double kNear = 1.003;
  constexpr std::size_t kEnough = 1000;
  const auto least =
      static_cast<std::size_t>(std::min_element(widths.begin(), widths.end()) - widths.begin());
  const double limit = widths[least] * kNear;
  std::size_t begin = least;
  std::size_t end = least + 1;
  for (std::size_t index = 0; index < widths.size(); ++index) {
    if (widths[index] <= limit) {
      begin = std::min(begin, index);
      end = std::max(end, index + 1);
    }
  }
  if (end - begin < kEnough) {
    return least;
  }
  // Least squares of w on 1, t, t² - c over t in [-1, 1], orthogonal on an even grid.
  const double half = static_cast<double>(end - begin - 1) / 2;
  const auto count = static_cast<double>(end - begin);
  double t2 = 0;
  double t4 = 0;
  for (std::size_t index = begin; index < end; ++index) {
    const double t = static_cast<double>(index - begin) / half - 1;
    t2 += t * t;
    t4 += t * t * t * t;
  }
  const double centre = t2 / count;
  double slope = 0;
  double curve = 0;
  for (std::size_t index = begin; index < end; ++index) {
    const double t = static_cast<double>(index - begin) / half - 1;
    slope += t * (widths[index] - widths[least]);
    curve += (t * t - centre) * (widths[index] - widths[least]);
  }
  slope /= t2;
  curve /= t4 - t2 * centre;
  if (curve <= 0) {
    return least;
  }
  const double vertex = std::clamp(-slope / (2 * curve), -1.0, 1.0);
  const std::size_t first = begin + static_cast<std::size_t>(std::lround((vertex + 1) * half));
  return widths[first] <= limit ? first : least;  // with two peaks there is no one parabola
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
  std::vector<double> widths(sorted.size() - inside);
  for (std::size_t first = 0; first < widths.size(); ++first) {
    widths[first] = sorted[first + inside] - sorted[first];
  }
  const std::size_t first = FlattestStart(widths);
  return {sorted[first], sorted[first + inside]};
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
