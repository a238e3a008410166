#include "stats/survival.h"

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "base/text.h"
#include "numerics/normal.h"

namespace doelmaat::stats {
namespace {

void Check(std::span<const Lifetime> lifetimes, const SurvivalOptions& options) {
  const bool good_lifetimes =
      !lifetimes.empty() &&
      std::all_of(lifetimes.begin(), lifetimes.end(), [](const Lifetime& each) {
        return std::isfinite(each.exit) && each.entry >= 0 && each.entry < each.exit;
      });
  const bool good_horizon =
      !options.horizon.has_value() || (std::isfinite(*options.horizon) && *options.horizon > 0);
  if (!good_lifetimes) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.lifetimes"));
  }
  if (!(options.confidence > 0 && options.confidence < 1) || !good_horizon) {
    throw Error(ErrorKind::kBadInput, base::Say("stats.survival_options"));
  }
}

std::optional<Interval> IntervalOf(double survival, double greenwood, double z) {
  if (survival <= 0 || survival >= 1) {
    return std::nullopt;
  }
  const double half = z * std::sqrt(greenwood) / std::log(survival);  // below 0
  return Interval{std::pow(survival, std::exp(-half)), std::pow(survival, std::exp(half))};
}

// One pass over the ages at which some ended.
void AddPoints(std::span<const Lifetime> lifetimes, double z, SurvivalResult* result) {
  std::vector<double> entries;
  std::vector<Lifetime> by_exit(lifetimes.begin(), lifetimes.end());
  for (const Lifetime& each : lifetimes) {
    entries.push_back(each.entry);
  }
  std::sort(entries.begin(), entries.end());
  std::sort(by_exit.begin(), by_exit.end(), [](const Lifetime& a, const Lifetime& b) {
    return a.exit < b.exit;
  });
  double survival = 1;
  double greenwood = 0;
  for (std::size_t next = 0; next < by_exit.size();) {
    SurvivalPoint point;
    point.time = by_exit[next].exit;
    const auto entered = static_cast<std::size_t>(
        std::lower_bound(entries.begin(), entries.end(), point.time) - entries.begin());
    point.at_risk = entered - next;  // all that left before had entered before
    for (; next < by_exit.size() && by_exit[next].exit == point.time; ++next) {
      point.ended += static_cast<std::size_t>(by_exit[next].ended);
    }
    if (point.ended == 0) {
      continue;
    }
    result->ended += point.ended;
    const auto at_risk = static_cast<double>(point.at_risk);
    const auto ended = static_cast<double>(point.ended);
    survival *= 1 - ended / at_risk;
    if (survival > 0) {
      greenwood += ended / (at_risk * (at_risk - ended));
      point.standard_error = survival * std::sqrt(greenwood);
      point.interval = IntervalOf(survival, greenwood, z);
    }
    point.survival = survival;
    result->points.push_back(point);
  }
}

void AddMedian(SurvivalResult* result) {
  const auto first = [&](const auto& value) -> std::optional<double> {
    for (const SurvivalPoint& point : result->points) {
      const std::optional<double> at = value(point);
      if (at.has_value() && *at <= 0.5) {
        return point.time;
      }
    }
    return std::nullopt;
  };
  using End = std::optional<double>;
  result->median = first([](const SurvivalPoint& point) { return End(point.survival); });
  result->median_low = first([](const SurvivalPoint& point) {
    return point.interval.has_value() ? End(point.interval->low)
           : point.survival > 0       ? End()
                                      : End(0.0);
  });
  result->median_high = first([](const SurvivalPoint& point) {
    return point.interval.has_value() ? End(point.interval->high) : End();
  });
}

// Backwards: the area from each point to the horizon is needed for the error.
void AddRestrictedMean(const SurvivalOptions& options, SurvivalResult* result) {
  result->horizon = options.horizon.value_or(result->points.back().time);
  double area = 0;
  double until = result->horizon;
  double variance = 0;
  bool known = true;
  for (auto point = result->points.rbegin(); point != result->points.rend(); ++point) {
    if (point->time > result->horizon) {
      continue;
    }
    area += point->survival * (until - point->time);
    until = point->time;
    const auto at_risk = static_cast<double>(point->at_risk);
    const auto ended = static_cast<double>(point->ended);
    if (point->at_risk > point->ended) {
      variance += area * area * ended / (at_risk * (at_risk - ended));
    } else {
      known = known && area == 0;
    }
  }
  result->restricted_mean = area + until;
  if (known) {
    result->restricted_mean_standard_error = std::sqrt(variance);
  }
}

}  // namespace

SurvivalResult EstimateSurvival(std::span<const Lifetime> lifetimes,
                                const SurvivalOptions& options) {
  Check(lifetimes, options);
  SurvivalResult result;
  result.lifetimes = lifetimes.size();
  AddPoints(lifetimes, numerics::NormalQuantile(0.5 + options.confidence / 2), &result);
  if (result.points.empty()) {
    return result;
  }
  result.status = SurvivalStatus::kEstimated;
  AddMedian(&result);
  AddRestrictedMean(options, &result);
  return result;
}

}  // namespace doelmaat::stats
