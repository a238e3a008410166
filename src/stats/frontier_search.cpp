#include "stats/frontier_search.h"

namespace doelmaat::stats {
namespace {

// Where a parameter has run away: ln of a share of the least-squares spread, and spreads of u.
constexpr double kVanished = -12;
constexpr double kFarBelow = -15;
// A search that ends without a top with μ so many spreads under zero was on its way there.
constexpr double kBelow = -5;

}  // namespace

bool RanAway(const ScaleReach& reach, double log_spread) {
  const double gone = log_spread + kVanished;
  return reach.highest_log_u < gone || reach.lowest_log_v < gone || reach.highest_start < kFarBelow;
}

StochasticFrontierStatus SearchStatus(numerics::NewtonStatus newton,
                                      const ScaleReach& reach,
                                      double log_spread) {
  if (newton == numerics::NewtonStatus::kConverged) {
    return StochasticFrontierStatus::kConverged;
  }
  const double gone = log_spread + kVanished;
  if (reach.lowest_log_v < gone) {
    return StochasticFrontierStatus::kNoNoise;
  }
  if (reach.highest_start < kBelow) {
    return StochasticFrontierStatus::kMeanRunsAway;
  }
  if (reach.highest_log_u < gone) {
    return StochasticFrontierStatus::kNoInefficiency;
  }
  return StochasticFrontierStatus::kNotConverged;
}

StochasticFrontierUnit ScoreOf(const ConditionalInefficiency& law,
                               double residual,
                               std::span<const double> levels) {
  StochasticFrontierUnit unit;
  unit.residual = residual;
  unit.inefficiency = ExpectedInefficiency(law);
  unit.efficiency = ExpectedEfficiency(law);
  for (const double level : levels) {
    unit.intervals.push_back(EfficiencyInterval(law, level));
  }
  return unit;
}

}  // namespace doelmaat::stats
